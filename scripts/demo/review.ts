import type { TestApp } from '../../tests/support/app.ts';
import { answerSaveDialog, exportCase } from '../../tests/support/person/bundles.ts';
import {
  goToDocket,
  lockVault,
  makeVault,
  openCase,
  tryPassphrase,
  waitForDocket,
} from '../../tests/support/person/door.ts';
import { showTab } from '../../tests/support/person/request-record.ts';
import {
  beginCase,
  decideDemands,
  makeFindings,
  nobody,
  type Onlooker,
} from '../../tests/support/review-as-a-person.ts';
import { sampleReview } from '../../tests/support/sample-case.ts';
import { samplePassphrase, type DemoFolder } from './demo-folder.ts';
import { pictureTaker, type TakePicture } from './pictures.ts';
import { say, sayPart } from './say.ts';

/** The case that is reviewed from its PDFs to the bundle. */
export const reviewed = '24-SW-0417';
const emergency = 'EM-0092';
const subpoena = 'SUB-7731';

/**
 * Does in the window what a reviewer does: makes the vault, takes three requests in, reviews one whole and marks the
 * scan of another, exports the first. `recipient` is who the bundle is encrypted to beside the reviewer.
 */
export async function reviewInWindow(app: TestApp, folder: DemoFolder, recipient: string): Promise<void> {
  const { window } = app;
  const picture = pictureTaker(window, folder.screenshots);
  const onlooker: Onlooker = { say, look: picture };
  sayPart('A reviewer at work, in the real window');
  await door(app, picture);
  await takeInTheOthers(app, picture);
  const review = await sampleReview(reviewed);
  await goToDocket(window);
  await beginCase(window, review, onlooker);
  await makeFindings(window, review, onlooker);
  await panels(app, picture);
  await decideDemands(window, review, onlooker);
  await picture('decided');
  await showTab(window, 'History');
  await picture('history');
  say('Export the case as a bundle, encrypted for a colleague.');
  await answerSaveDialog(app, folder.bundle);
  await exportCase(window, [recipient], picture);
  await otherScreens(app, picture);
}

async function door({ window }: TestApp, picture: TakePicture): Promise<void> {
  await window.getByRole('button', { name: 'Make the vault' }).waitFor();
  await picture('make-vault');
  say('Make a vault under a passphrase.');
  await makeVault(window, 'A. Reviewer', samplePassphrase);
  await picture('empty-docket');
  say('Lock it, mistype the passphrase, then unlock it.');
  await lockVault(window);
  await picture('unlock');
  await tryPassphrase(window, 'not the passphrase');
  await window.getByRole('alert').waitFor();
  await picture('wrong-passphrase');
  await tryPassphrase(window, samplePassphrase);
  await waitForDocket(window);
}

async function takeInTheOthers({ window }: TestApp, picture: TakePicture): Promise<void> {
  const quiet: Onlooker = { say, look: nobody.look };
  await beginCase(window, await sampleReview(subpoena), quiet);
  await goToDocket(window);
  const review = await sampleReview(emergency);
  await beginCase(window, review, quiet);
  const onScan = review.findings.filter(({ quote }) => quote === null);
  const look: Onlooker['look'] = async (moment) => {
    if (moment === 'finding-form') await picture('box-on-a-scan');
  };
  await makeFindings(window, { ...review, findings: onScan }, { say, look });
}

async function panels({ window }: TestApp, picture: TakePicture): Promise<void> {
  await showTab(window, 'Legal basis');
  await window
    .getByRole('button', { name: /Particularity: dates/, expanded: false })
    .first()
    .click();
  await window.waitForTimeout(1700);
  await picture('reading-room');
  await showTab(window, 'Findings');
  await picture('findings');
}

async function otherScreens({ window }: TestApp, picture: TakePicture): Promise<void> {
  await window.keyboard.press('?');
  await window.getByRole('dialog', { name: 'Keys' }).waitFor();
  await picture('keys');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Control+k');
  await picture('command-palette');
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Settings', exact: true }).click();
  await window.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  await picture('settings');
  await goToDocket(window);
  await picture('docket');
  await window.getByRole('searchbox').fill('probable cause');
  await window.getByText('probable cause').first().waitFor();
  await picture('search');
  await window.getByRole('searchbox').fill('');
  await openCase(window, reviewed);
}

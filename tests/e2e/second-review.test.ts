import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { elements } from '../../src/core/legal-basis.ts';
import { blankRequest } from '../../src/core/requests/commands.ts';
import { launchApp, type TestApp } from '../support/app.ts';
import { asked } from '../support/asked.ts';
import { shownCase } from '../support/command-line.ts';
import { answerSaveDialog, exportCase, importBundle, ownRecipient } from '../support/person/bundles.ts';
import { KeyboardAlone } from '../support/keyboard-alone.ts';
import { lookOver } from '../support/looked-over.ts';
import { demandCard, prepareDecision, signDecision } from '../support/person/decisions.ts';
import { goToDocket, lockVault, makeVault, openCase } from '../support/person/door.ts';
import { showTab } from '../support/person/request-record.ts';

const passphrase = 'a long enough passphrase 7';
const reference = '24-SW-0417';
let folder: string;
let ada: TestApp;
let ben: TestApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redrope-e2e-second-'));
  [ada, ben] = await Promise.all([launchApp(), launchApp()]);
  await makeVault(ada.window, 'Ada', passphrase);
  await makeVault(ben.window, 'Ben', passphrase);
  await acquaint();
});
afterAll(async () => {
  await Promise.all([ada.close(), ben.close()]);
  await rm(folder, { recursive: true });
});

let caseId = '';
async function acquaint(): Promise<void> {
  for (const [one, other] of [
    [ada, ben],
    [ben, ada],
  ] as const) {
    const { card } = await asked<{ card: string }>(other, 'people.card', { role: '' });
    await asked(one, 'people.add', { text: card });
  }
}

async function begin(name: string): Promise<string> {
  const demands = [{ data: 'basic-subscriber', identifiers: ['j.doe@example.com'], from: null, to: null }];
  const request = { ...blankRequest, reference: name, process: 'search-warrant' };
  const { case: opened } = await asked<{ case: string }>(ada, 'cases.open', { request, demands });
  await show(ada.window, name);
  return opened;
}

async function show(window: Page, name: string): Promise<void> {
  await goToDocket(window);
  await openCase(window, name);
  await showTab(window, 'Decision');
}

/** By the keyboard alone: a blind review by Ben. */
async function askBlind(): Promise<void> {
  const keys = new KeyboardAlone(ada.window);
  await keys.push(section(ada.window).getByRole('button', { name: 'Ask for a second review…' }));
  const asking = ada.window.getByRole('dialog', { name: 'Ask for a second review?' });
  await keys.pick(asking.getByRole('radio'), asking.getByRole('radio', { name: /^Blind/ }));
  await keys.choose(asking.getByLabel('By whom'), 'Ben');
  await keys.write(asking.getByLabel('Note to the second reviewer'), 'Before Friday, please.');
  await lookOver(ada, 'second-review-ask');
  await keys.push(asking.getByRole('button', { name: 'Ask for it' }));
  await section(ada.window).getByText('Sealed until both have committed.').waitFor();
}

async function hand(from: TestApp, to: TestApp, name: string, which = reference): Promise<void> {
  const bundle = join(folder, name);
  const recipient = await ownRecipient(to.window);
  await goToDocket(from.window);
  await openCase(from.window, which);
  await answerSaveDialog(from, bundle);
  await exportCase(from.window, [recipient]);
  await goToDocket(to.window);
  await importBundle(to.window, bundle);
}

async function decideAndCommit(app: TestApp, rationale: string): Promise<void> {
  await asked(app, 'gate.override', { case: caseId, elements: elements.ids, reason: 'no document here' });
  const { window } = app;
  const card = await demandCard(window, 'basic-subscriber');
  await prepareDecision(card, {
    disposition: 'reject',
    reasons: ['unclear'],
    rationale,
    narrowed: null,
    cites: [],
  });
  await signDecision(window, card);
  await section(window).getByRole('button', { name: 'Commit my side…' }).click();
  const committing = window.getByRole('dialog', { name: 'Commit your side?' });
  await lookOver(app, 'second-review-commit');
  await committing.getByRole('button', { name: 'Commit' }).click();
  await section(window).getByText('You have committed your side already.').waitFor();
}

function section(window: Page) {
  return window.getByRole('region', { name: 'Second review' });
}

test('a blind review that is taken back opens the asker’s side, and the other’s only on their own word', async () => {
  const taken = 'BL-2';
  const id = await begin(taken);
  await askBlind();
  await hand(ada, ben, 'asked.redrope', taken);
  const reason = 'Kettlethorpe';
  await asked(ben, 'gate.override', { case: id, elements: elements.ids, reason });
  await show(ada.window, taken);
  await section(ada.window).getByRole('button', { name: 'Take the request back' }).click();
  await section(ada.window).getByLabel('Why? What you have sealed is open then.').fill('Not needed.');
  await section(ada.window).getByRole('button', { name: 'Take it back' }).click();
  await section(ada.window).getByRole('button', { name: 'Ask for a second review…' }).waitFor();
  await hand(ada, ben, 'recalled.redrope', taken);
  await show(ben.window, taken);
  await section(ben.window).getByText('Your side is still sealed.').waitFor();
  await lookOver(ben, 'second-review-left-sealed');
  await hand(ben, ada, 'sealed-still.redrope', taken);
  const adas = () => asked(ada, 'cases.show', { case: id }).then((view) => JSON.stringify(view));
  expect(await adas()).not.toContain(reason);
  await show(ben.window, taken);
  await section(ben.window).getByRole('button', { name: 'Open my side' }).click();
  await section(ben.window).getByText('Your side is still sealed.').waitFor({ state: 'detached' });
  await hand(ben, ada, 'open-now.redrope', taken);
  expect(await adas()).toContain(reason);
  await goToDocket(ada.window);
});

test('a blind review goes from the request to the two sides and the approval, in two windows', async () => {
  caseId = await begin(reference);
  await askBlind();
  await decideAndCommit(ada, 'Quillfeather');
  await lookOver(ada, 'second-review-sealed');

  await hand(ada, ben, 'to-ben.redrope');
  await ben.screenshot('second-review-docket');
  expect(JSON.stringify(await asked(ben, 'cases.show', { case: caseId }))).not.toContain('Quillfeather');
  await ben.window.getByText('another reviewer waits for you').waitFor();
  await openCase(ben.window, reference);
  await asked(ben, 'gate.override', { case: caseId, elements: elements.ids, reason: 'no document here' });
  const bens = await demandCard(ben.window, 'basic-subscriber');
  await prepareDecision(bens, {
    disposition: 'reject',
    reasons: ['overly-broad'],
    rationale: 'Brambleshank',
    narrowed: null,
    cites: [],
  });
  await signDecision(ben.window, bens);
  await section(ben.window).getByRole('button', { name: 'Commit my side…' }).click();
  await ben.window
    .getByRole('dialog', { name: 'Commit your side?' })
    .getByRole('button', { name: 'Commit' })
    .click();
  await section(ben.window).getByText('Both have committed.').waitFor();

  await hand(ben, ada, 'to-ada.redrope');
  await openCase(ada.window, reference);
  await showTab(ada.window, 'Decision');
  await section(ada.window).getByText('The blind review held.').waitFor();
  await lookOver(ada, 'second-review-side-by-side');
  const row = section(ada.window)
    .getByRole('table', { name: 'Decisions side by side' })
    .getByRole('row')
    .nth(1);
  expect(await row.innerText()).toMatch(/Reject[^]*Unclear[^]*Reject[^]*Overly broad[^]*No/i);

  // Ada cannot approve her own: the window offers it for Ben's decision alone, and the vault refuses it.
  const card = await demandCard(ada.window, 'basic-subscriber');
  expect(await card.getByRole('button', { name: 'Approve…' }).count()).toBe(1);
  const { state } = await asked<{ state: { decisions: { entry: string; author: string }[] } }>(
    ada,
    'cases.show',
    {
      case: caseId,
    },
  );
  const { key } = await asked<{ key: string }>(ada, 'vault.identity', {});
  const own = state.decisions.filter(({ author }) => author === key).map(({ entry }) => entry);
  await expect(
    asked(ada, 'secondReview.approve', { case: caseId, decisions: own, note: '' }),
  ).rejects.toThrow('You signed this decision yourself');

  await hand(ada, ben, 'both.redrope');
  await openCase(ben.window, reference);
  const there = await demandCard(ben.window, 'basic-subscriber');
  const keys = new KeyboardAlone(ben.window);
  await keys.push(there.getByRole('button', { name: 'Return…' }));
  await ben.window.getByRole('dialog', { name: 'Return this decision?' }).waitFor();
  await lookOver(ben, 'second-review-return');
  await keys.press('Escape');
  await keys.push(there.getByRole('button', { name: 'Approve…' }));
  const approving = ben.window.getByRole('dialog', { name: 'Approve this decision?' });
  await keys.write(approving.getByLabel('Note'), 'Ada is right.');
  await lookOver(ben, 'second-review-approve');
  await keys.push(approving.getByRole('button', { name: 'Approve', exact: true }));
  await ben.window.getByText('Every decision is approved.').waitFor();
  await ben.screenshot('second-review-approved');
  await hand(ben, ada, 'approved.redrope');
  await openCase(ada.window, reference);
  await ada.window.getByText('Decided', { exact: true }).first().waitFor();
  await Promise.all([lockVault(ada.window), lockVault(ben.window)]);
  const [mine, theirs] = await Promise.all(
    [ada, ben].map(({ vault }) => shownCase(vault, passphrase, reference)),
  );
  expect(theirs).toEqual(mine);
  expect(mine).toMatchObject({ status: 'decided', decisions: [{ supersededBy: [] }, {}] });
});

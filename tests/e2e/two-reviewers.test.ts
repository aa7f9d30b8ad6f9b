import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseView } from '../../src/ipc/views.ts';
import { launchApp, type TestApp } from '../support/app.ts';
import { asked } from '../support/asked.ts';
import { shownCase } from '../support/command-line.ts';
import { answerSaveDialog, exportCase, importBundle, ownRecipient } from '../support/person/bundles.ts';
import { demandCard, prepareDecision, signDecision } from '../support/person/decisions.ts';
import { passGate } from '../support/person/evidence.ts';
import { goToDocket, lockVault, makeVault, openCase } from '../support/person/door.ts';
import { showTab } from '../support/person/request-record.ts';
import { lookInBoth } from '../support/looked-over.ts';
import { beginCase, makeFindings } from '../support/review-as-a-person.ts';
import { sampleReview } from '../support/sample-case.ts';

const passphrase = 'a long enough passphrase 7';
const review = await sampleReview('SUB-7731');
let folder: string;
let ada: TestApp;
let ben: TestApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redrope-e2e-two-'));
  [ada, ben] = await Promise.all([launchApp(), launchApp()]);
  await makeVault(ada.window, 'Ada', passphrase);
  await makeVault(ben.window, 'Ben', passphrase);
});
afterAll(async () => {
  await Promise.all([ada.close(), ben.close()]);
  await rm(folder, { recursive: true });
});

async function hand(from: TestApp, to: TestApp, name: string): Promise<void> {
  const bundle = join(folder, name);
  const recipient = await ownRecipient(to.window);
  await goToDocket(from.window);
  await openCase(from.window, review.reference);
  await answerSaveDialog(from, bundle);
  await exportCase(from.window, [recipient]);
  await goToDocket(to.window);
  await importBundle(to.window, bundle);
  await openCase(to.window, review.reference);
}

async function decide(
  { window }: TestApp,
  disposition: 'produce' | 'reject',
  rationale: string,
): Promise<void> {
  await passGate(window);
  const card = await demandCard(window, 'basic-subscriber');
  const reasons = disposition === 'reject' ? (['no-date-range'] as const) : [];
  const cites = [{ element: 'identifiers-exact', quote: null }] as const;
  await prepareDecision(card, { disposition, reasons, rationale, narrowed: null, cites });
  await signDecision(window, card);
}

describe('two reviewers', () => {
  test('change and withdraw, and the history shows every change with its author', async () => {
    await beginCase(ada.window, review);
    const findings = review.findings.filter(({ element }) =>
      ['identifiers-exact', 'subpoena-type'].includes(element),
    );
    await makeFindings(ada.window, { ...review, findings });
    await showTab(ada.window, 'Findings');
    await ada.window.getByRole('button', { name: 'Change the reading: Type of subpoena' }).click();
    const form = ada.window.getByRole('form', { name: 'Change the finding' });
    await form.locator('label').filter({ hasText: 'Leaves unclear' }).click();
    await form.getByLabel('Note').fill('Is it for the trial?');
    await form.getByRole('button', { name: 'Change the finding' }).click();
    await form.waitFor({ state: 'detached' });
    await ada.window.getByRole('button', { name: 'Withdraw: Type of subpoena' }).click();
    await ada.window.getByLabel('Why is the finding withdrawn?').fill('The title says it');
    await ada.window.getByRole('button', { name: 'Withdraw the finding' }).click();
    await ada.window.getByLabel('Show 1 withdrawn too').waitFor();
    await showTab(ada.window, 'Request');
    const agency = ada.window.getByRole('region', { name: 'The request' }).getByLabel('Agency or party');
    await agency.fill('State Attorney');
    await agency.press('Tab');
    await ada.window.getByText('Saved', { exact: true }).first().waitFor();

    await showTab(ada.window, 'History');
    const lines = ada.window.getByRole('list', { name: 'History, newest first' }).getByRole('listitem');
    await lines.filter({ hasText: 'State Attorney' }).first().waitFor();
    const told = await lines.allInnerTexts();
    expect(told.every((line) => line.startsWith('Ada'))).toBe(true);
    for (const words of [
      'The title says it',
      'Leaves unclear',
      'm.moe@example.com',
      'SUB-7731-subpoena.pdf',
    ]) {
      expect(
        told.some((line) => line.toLowerCase().includes(words.toLowerCase())),
        words,
      ).toBe(true);
    }
  });

  test('who decide without knowing of each other: both positions stand', async () => {
    await hand(ada, ben, 'to-ben.redrope');
    await decide(ada, 'produce', 'Ada: the account is exact.');
    await decide(ben, 'reject', 'Ben: there is no end date.');
    await hand(ben, ada, 'to-ada.redrope');
    const card = await demandCard(ada.window, 'basic-subscriber');
    await card.getByText('Disagreement.').waitFor();
    expect(await card.innerText()).toContain('Ada: the account is exact.');
    expect(await card.innerText()).toContain('Ben: there is no end date.');
    const evidence = card.getByRole('list', { name: 'Findings it rests on' });
    expect(await evidence.count()).toBe(2);
    for (const cited of await evidence.all()) {
      await cited.getByRole('blockquote').waitFor();
      await cited.getByText('SUB-7731-subpoena.pdf').waitFor();
    }
    // A warning in one of them, as of a decision that was signed over the gate, has the width to be read.
    const width = await card
      .locator('.standing-decision')
      .first()
      .evaluate((position) => {
        const warning = position.appendChild(document.createElement('div'));
        warning.className = 'notice notice-warning';
        const wide = warning.getBoundingClientRect().width;
        warning.remove();
        return wide;
      });
    expect(width).toBeGreaterThan(200);
    await card.getByText('Disagreement.').scrollIntoViewIfNeeded();
    await ada.screenshot('disagreement');
    const take = card.getByRole('button', { name: 'Take this one' });
    expect(await take.count()).toBe(2);
    await take.first().click();
    // The subpoena is amended: both speak of the demand as it was, so neither is taken for what is demanded now.
    const [only] = await asked<{ id: string }[]>(ada, 'docket.list', {});
    const shown = await asked<CaseView>(ada, 'cases.show', { case: only?.id });
    const demand = shown.state.demands.find(({ terms: { data } }) => data === 'basic-subscriber');
    if (demand === undefined) throw new Error('the subpoena demands it');
    const identifiers = [...demand.terms.identifiers, 'k.new@example.com'];
    const terms = { ...demand.terms, identifiers };
    await asked(ada, 'demands.change', { case: only?.id, demand: demand.id, terms });
    await card.getByText('k.new@example.com added').first().waitFor();
    expect(await take.count()).toBe(0);
    // What was begun before that is signed for the new demand only by saying so.
    await card.getByText('The demand changed since you began this decision').waitFor();
    const holds = card.getByRole('button', { name: 'It still holds', exact: true });
    await holds.scrollIntoViewIfNeeded();
    await lookInBoth(ada.window, 'disagreement-outdated', ada.screenshot);
    await holds.click();
    await card.getByText('The demand changed since you began this decision').waitFor({ state: 'hidden' });
    await card.getByRole('button', { name: 'Discard', exact: true }).click();
    await goToDocket(ada.window);
    await ada.window.getByText('To settle', { exact: true }).waitFor();
    await ada.screenshot('docket-disagreement');
  });

  test('settle it by an entry that replaces both', async () => {
    await openCase(ada.window, review.reference);
    const card = await demandCard(ada.window, 'basic-subscriber');
    await card.getByRole('button', { name: 'Settle it' }).click();
    await prepareDecision(card, {
      disposition: 'produce',
      reasons: [],
      rationale: 'Settled: up to the day of signing.',
      narrowed: null,
      cites: [{ element: 'identifiers-exact', quote: null }],
    });
    await signDecision(ada.window, card);
    await card.getByText('Disagreement.').waitFor({ state: 'detached' });
    await hand(ada, ben, 'settled.redrope');
    await Promise.all([lockVault(ada.window), lockVault(ben.window)]);
    const [mine, theirs] = await Promise.all(
      [ada, ben].map(({ vault }) => shownCase(vault, passphrase, review.reference)),
    );
    expect(theirs).toEqual(mine);
    expect(mine?.decisions.map(({ supersededBy }) => supersededBy.length)).toEqual([1, 1, 0]);
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type TestApp } from '../support/app.ts';
import { answerSaveDialog, exportCase, importBundle, ownRecipient } from '../support/person/bundles.ts';
import { lookOver } from '../support/looked-over.ts';
import { demandCard, prepareDecision, signDecision } from '../support/person/decisions.ts';
import { goToDocket, makeVault, openCase } from '../support/person/door.ts';
import { addDemand, showTab } from '../support/person/request-record.ts';
import { beginCase, makeFindings } from '../support/review-as-a-person.ts';
import { sampleReview } from '../support/sample-case.ts';

const passphrase = 'a long enough passphrase 7';
const sample = await sampleReview('EM-0092');
const [records] = sample.demands;
if (records === undefined) throw new Error('the sample demands records');
const review = { ...sample, demands: [records], findings: sample.findings.slice(0, 1) };
const payments = {
  data: 'purchase-records',
  identifiers: ['r.roe@example.org'],
  from: null,
  to: null,
} as const;
let folder: string;
let ada: TestApp;
let bob: TestApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redrope-e2e-emergency-'));
  [ada, bob] = await Promise.all([launchApp(), launchApp()]);
  await makeVault(ada.window, 'Ada', passphrase);
  await makeVault(bob.window, 'Bob', passphrase);
});
afterAll(async () => {
  await Promise.all([ada.close(), bob.close()]);
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

async function release(
  window: Page,
  button: string,
  why: string,
  look: (form: Locator) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await showTab(window, 'Emergency');
  const section = window.getByRole('region', { name: 'Release by two people' });
  await section.getByRole('button', { name: button }).click();
  const form = section.getByRole('form', { name: 'Release' });
  await form.getByLabel('Why the emergency needs this and no more').fill(why);
  await look(form);
  await form.getByRole('button', { name: /^Release as/ }).click();
  await form.waitFor({ state: 'detached' });
}

async function overrideGate(window: Page): Promise<void> {
  await showTab(window, 'Legal basis');
  await window.getByLabel('Evidence gate').getByRole('button', { name: 'Override with a reason…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Override the evidence gate?' });
  await dialog.getByLabel('Reason').fill('There is no time to read it all.');
  await dialog.getByRole('button', { name: 'Override, with this reason' }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function respond(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'More of this case' }).click();
  await window.getByRole('menuitem', { name: 'Record the response…' }).click();
  await window.getByRole('dialog').getByRole('button', { name: 'Record the response' }).click();
}

describe('an emergency', () => {
  test('stands first in the docket, its minutes running', async () => {
    await beginCase(ada.window, review);
    await goToDocket(ada.window);
    const group = ada.window.getByRole('rowheader').first();
    expect(await group.innerText()).toContain('Emergency');
    await ada.window
      .getByText(/running for/)
      .first()
      .waitFor({ state: 'attached' });
    await openCase(ada.window, review.reference);
  });

  test('refuses a call back on the number that stands in the request, and shows where', async () => {
    await showTab(ada.window, 'Emergency');
    await ada.window.getByRole('button', { name: 'Record a call back' }).click();
    const form = ada.window.getByRole('form', { name: 'A call back' });
    await form.getByLabel('Number called').fill('+1 555 555 0188');
    const refusal = form.getByRole('alert');
    await refusal.getByText('Refused: the request has this number itself.').waitFor();
    expect(await refusal.innerText()).toContain('555-0188');
    expect(await form.getByRole('button', { name: 'Record the call back' }).isDisabled()).toBe(true);
    await ada.screenshot('emergency-refused-number');
    await form.getByLabel('Number called').fill('(555) 555-0100');
    await form.getByLabel('Where the number came from').selectOption('the-request');
    await refusal.getByText('A number from the request itself proves nothing').waitFor();
    await form.getByLabel('Where the number came from').selectOption('official-directory');
    await form.getByLabel('Where exactly').fill('State directory of sheriffs, 2026, page 12');
    await form.getByLabel('Who answered').fill('Desk officer Poe');
    await form.locator('label').filter({ hasText: 'Confirmed the request' }).click();
    const byEye = form.getByRole('checkbox', { name: /I looked at them/ });
    if (await byEye.isVisible()) await byEye.check();
    await lookOver(ada, 'emergency-call-back');
    await form.getByRole('button', { name: 'Record the call back' }).click();
    const log = ada.window.getByRole('list', { name: 'Call-back log' });
    await log.getByText('Confirmed the request').waitFor();
    await showTab(ada.window, 'Legal basis');
    const element = ada.window.locator('[data-element="emergency-verified"]');
    expect(await element.innerText()).toContain('called back');
    await element.getByRole('button', { expanded: false }).click();
    await element.getByRole('button', { name: 'Show the calls back' }).waitFor();
    expect(await element.getByRole('button', { name: 'Not found…' }).count()).toBe(0);
    await ada.screenshot('emergency-verified-by-call');
  });

  test('leaves out what only the cover sheet asks, marked and with its reason', async () => {
    await showTab(ada.window, 'Request');
    await addDemand(ada.window, payments);
    const demands = ada.window.getByRole('region', { name: 'What it demands' });
    await demands.getByRole('button', { name: 'Where it stands' }).last().click();
    const form = demands.getByRole('form', { name: 'Where it stands' });
    const only = form.getByRole('button', { name: 'Only the cover sheet asks…' });
    expect(await only.isDisabled()).toBe(true);
    await form.getByRole('checkbox').first().check();
    // A grid of two columns: a third child would stand on a line of its own, below the box.
    const columns = await form
      .locator('label')
      .evaluateAll((rows) => rows.map((row) => row.childElementCount));
    expect(columns).toEqual([2]);
    await ada.screenshot('demand-places');
    await only.click();
    await demands.getByLabel('Why is the demand disregarded?').fill('The sworn statement does not name it.');
    await demands.getByRole('button', { name: 'Disregard it' }).click();
    await demands.getByText('Cover sheet only: disregarded').waitFor();
    await ada.screenshot('demand-disregarded');
    await showTab(ada.window, 'Decision');
    expect(await ada.window.getByRole('article').count()).toBe(1);
    await ada.window.getByText('Cover sheet only: disregarded').waitFor();
  });

  test('is answered only once a second key released the same, which a bundle brings', async () => {
    await makeFindings(ada.window, review);
    await overrideGate(ada.window);
    const [finding] = review.findings;
    const card = await demandCard(ada.window, records.data);
    await prepareDecision(card, {
      disposition: 'produce',
      reasons: [],
      rationale: 'A life is at risk.',
      narrowed: null,
      cites: finding === undefined ? [] : [{ element: finding.element, quote: null }],
    });
    await signDecision(ada.window, card);
    await respond(ada.window);
    await ada.window.getByText(/two people release what is given/).waitFor();
    await ada.window.keyboard.press('Escape');
    await release(ada.window, 'Release it…', 'The last log-ins show where he is.');
    await ada.window.getByText('Waits for the second').waitFor();
    await ada.screenshot('emergency-first-release');
    expect(await ada.window.getByRole('button', { name: /^Release (it|the same)…$/ }).count()).toBe(0);
    await hand(ada, bob, 'to-bob.redrope');
    // The form may be open before the first page is drawn beside it, and says then what was read since.
    await release(bob.window, 'Release the same…', 'I read the request; no more is needed.', async (form) => {
      const unseen = form.getByRole('list', { name: 'Pages never shown' });
      await unseen.getByText('Page 2 was never shown').waitFor();
      await lookOver(bob, 'emergency-second-release');
    });
    await bob.window.getByText('Released by two', { exact: true }).last().waitFor();
    await bob.screenshot('emergency-released');
    await hand(bob, ada, 'to-ada.redrope');
    await respond(ada.window);
    await ada.window.getByText('It is read-only.').or(ada.window.getByText('Responded')).first().waitFor();
  });

  test('is reviewed afterwards: the docket says so until it is done', async () => {
    await goToDocket(ada.window);
    await ada.window.getByText('Follow-up review due').first().waitFor();
    await ada.screenshot('docket-follow-up');
    await openCase(ada.window, review.reference);
    await showTab(ada.window, 'Emergency');
    const form = ada.window.getByRole('form', { name: 'Follow-up review' });
    await form.getByRole('radio', { name: /no more was given/ }).check();
    await form.getByLabel('What the review found').fill('He was found at the reservoir.');
    await form.getByRole('button', { name: 'Record the review' }).click();
    await form.waitFor({ state: 'detached' });
    await ada.screenshot('emergency-reviewed');
    await showTab(ada.window, 'History');
    const history = ada.window.getByRole('list', { name: 'History, newest first' });
    await history.getByText(/^reviewed the emergency/).waitFor();
    for (const words of [/called back/, /^released Records, emergency/, /^disregarded/]) {
      await history.getByText(words).first().waitFor();
    }
  });
});

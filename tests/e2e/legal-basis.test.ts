import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type TestApp } from '../support/app.ts';
import { demandCard, prepareDecision } from '../support/person/decisions.ts';
import { openDocument } from '../support/person/documents.ts';
import { makeVault } from '../support/person/door.ts';
import { markSelection, selectWords } from '../support/person/findings.ts';
import { showTab } from '../support/person/request-record.ts';
import { beginCase } from '../support/review-as-a-person.ts';
import { sampleReview } from '../support/sample-case.ts';

const review = await sampleReview('SUB-7731');
let app: TestApp;

beforeAll(async () => {
  app = await launchApp();
  await makeVault(app.window, 'Ada', 'a long enough passphrase 7');
  await beginCase(app.window, review);
});
afterAll(() => app.close());

describe('the legal basis of a request', () => {
  test('is asked for by rules with their source, and cannot be signed while it rests on nothing', async () => {
    await showTab(app.window, 'Legal basis');
    const required = app.window.getByRole('list', { name: 'Required' });
    await required.getByRole('button', { name: /Type of subpoena/ }).click();
    expect(await required.getByRole('list', { name: 'Rules' }).innerText()).toContain(
      'It says what kind of subpoena it is.',
    );
    const gate = app.window.getByLabel('Evidence gate');
    expect(await gate.innerText()).toContain('elements rest on nothing.');
    expect(await gate.getByRole('button', { name: 'Sign' }).isDisabled()).toBe(true);
  });

  test('says beside the Sign button what it rests on nothing, and leads to its place', async () => {
    const card = await demandCard(app.window, review.demands[0]?.data ?? 'basic-subscriber');
    const sign = card.getByRole('button', { name: 'Sign', exact: true });
    expect(await sign.getAttribute('aria-disabled')).toBe('true');
    const described = (await sign.getAttribute('aria-describedby')) ?? '';
    const why = app.window.locator(`[id="${described}"]`);
    await why.getByText(/elements rest on nothing\.$/).click();
    await app.screenshot('gate-beside-sign');
    await why.getByRole('button', { name: 'Type of subpoena' }).click();
    await app.window.locator('[data-element="subpoena-type"] [aria-expanded="true"]').waitFor();
  });

  test('begins a search in vain with what was shown, and shows it with its pages, its author and its time', async () => {
    const line = app.window.locator('[data-element="subpoena-type"]');
    await line.getByRole('button', { name: 'Not found…' }).click();
    const question = app.window.getByRole('dialog', { name: 'Not found: Type of subpoena' });
    await question.waitFor();
    const isChosen = () =>
      question
        .getByRole('checkbox')
        .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).checked));
    // One of the two documents was never on the screen: it has to be chosen expressly.
    expect(await isChosen()).toEqual([true, false]);
    expect(await question.innerText()).toMatch(/This alone opens nothing: .* Still left: page/);
    await app.screenshot('search-of-shown-pages');
    await question.getByRole('button', { name: 'Choose every page' }).click();
    expect(await isChosen()).toEqual([true, true]);
    await question.getByRole('button', { name: 'Record that it was not found' }).click();
    await line.getByText('Not found.').waitFor();
    expect(await line.innerText()).toContain('Ada');
  });

  test('can be overridden with a reason that the history keeps; what the rules say stands beside the demand', async () => {
    const gate = app.window.getByLabel('Evidence gate');
    await gate.getByRole('button', { name: 'Override with a reason…' }).click();
    const dialog = app.window.getByRole('dialog', { name: 'Override the evidence gate?' });
    expect(await dialog.innerText()).toContain('This is visible forever.');
    await dialog.getByLabel('Reason').fill('Counsel read it on paper.');
    await dialog.getByRole('button', { name: 'Override, with this reason' }).click();
    await gate.getByText(/^Open by an override for/).waitFor();
    const card = await demandCard(app.window, review.demands[0]?.data ?? 'basic-subscriber');
    expect(await card.getByRole('region', { name: 'What the rules say' }).innerText()).toContain('By law:');
    await showTab(app.window, 'History');
    const history = app.window.getByRole('list', { name: 'History, newest first' });
    await history.getByText('Counsel read it on paper.').waitFor();
    expect(await history.getByText(/^decided on/).count()).toBe(0);
  });

  test('takes a finding that concerns one thing demanded, by keyboard, and counts it for that one alone', async () => {
    const { window } = app;
    const [place] = review.findings;
    await openDocument(window, place?.document ?? '');
    await selectWords(window, place?.page ?? 1, place?.quote ?? '');
    const form = await markSelection(window);
    await window.keyboard.press('2');
    await form.getByLabel('Element').selectOption('date-range');
    await form.getByRole('radio', { name: 'Everything demanded' }).focus();
    await window.keyboard.press('ArrowDown');
    expect(await form.getByRole('button', { name: /^Record/ }).isDisabled()).toBe(true);
    expect(await form.innerText()).toContain('Choose what it concerns.');
    await window.keyboard.press('Tab');
    await window.keyboard.press('Space');
    await app.screenshot('finding-concerns');
    const name = await form
      .getByRole('checkbox', { checked: true })
      .evaluate((box) => box.parentElement?.innerText);
    await window.keyboard.press('Control+Enter');
    await form.waitFor({ state: 'detached' });
    await showTab(window, 'Legal basis');
    await window.locator('[data-element="date-range"] .element-head').click();
    await window.getByText(`Concerns only: ${name ?? ''}.`).waitFor();
    const apart = window.getByRole('list', { name: 'By what is demanded' });
    expect(await apart.getByRole('listitem').count()).toBe(review.demands.length);
    await app.screenshot('element-apart');
    const [first, second] = review.demands.map(({ data }) => data);
    for (const [data, offered] of [
      [first, 1],
      [second, 0],
    ] as const) {
      const card = await demandCard(window, data ?? 'other');
      await card.locator('label').filter({ hasText: 'Reject' }).click();
      const findings = card.getByRole('group', { name: 'Findings it rests on' });
      expect(await findings.getByRole('checkbox').count()).toBe(offered);
    }
    await app.screenshot('findings-offered');
  });

  test('says before signing which pages were never on this screen, and the history keeps what was', async () => {
    const card = await demandCard(app.window, review.demands[0]?.data ?? 'basic-subscriber');
    await prepareDecision(card, {
      disposition: 'reject',
      reasons: ['unsigned'],
      rationale: 'Nobody signed it.',
      narrowed: null,
      cites: [],
    });
    await card.getByRole('button', { name: 'Sign', exact: true }).click();
    const question = app.window.getByRole('dialog', { name: 'Sign this decision?' });
    const unshown = question.getByRole('list', { name: 'Pages never shown' });
    await unshown.getByText('SUB-7731-records-certificate.pdf: No page was ever shown.').waitFor();
    await app.screenshot('never-shown');
    await question.getByRole('button', { name: 'Not yet' }).click();
    await showTab(app.window, 'History');
    await app.window.getByText('On your screen').click();
    await app.window.getByRole('list', { name: 'What was on your screen' }).waitFor();
    await app.screenshot('coverage');
  });

  test('is read-only once the case is closed, until it is reopened', async () => {
    await app.window.getByRole('button', { name: 'More of this case' }).click();
    await app.window.getByRole('menuitem', { name: 'Close the case…' }).click();
    const open = app.window.getByRole('dialog').getByRole('list', { name: 'Still open' });
    await open.getByText('No response is recorded.').waitFor();
    await app.screenshot('close-still-open');
    await app.window.getByLabel('Reason').fill('A duplicate.');
    await app.window.getByRole('button', { name: 'Close the case', exact: true }).click();
    await app.window.getByText('It is read-only.').waitFor();
    await showTab(app.window, 'Decision');
    expect(await app.window.getByRole('form', { name: 'Decision' }).count()).toBe(0);
    await app.window.getByRole('button', { name: 'Reopen…' }).click();
    await app.window.getByLabel('Reason').fill('Not a duplicate.');
    await app.window.getByRole('button', { name: 'Reopen the case' }).click();
    await app.window.getByRole('form', { name: 'Decision' }).first().waitFor();
    expect(await app.window.getByText('It is read-only.').count()).toBe(0);
  });
});

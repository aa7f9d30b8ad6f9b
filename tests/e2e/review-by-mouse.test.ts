import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type TestApp } from '../support/app.ts';
import { redrope, shownCase } from '../support/command-line.ts';
import { answerSaveDialog, exportCase, importBundle, ownRecipient } from '../support/person/bundles.ts';
import { goToDocket, lockVault, makeVault, openCase } from '../support/person/door.ts';
import { showTab } from '../support/person/request-record.ts';
import { beginCase, decideDemands, makeFindings } from '../support/review-as-a-person.ts';
import { sampleReview } from '../support/sample-case.ts';

const passphrase = 'a long enough passphrase 7';
const subpoena = await sampleReview('SUB-7731');
const emergency = await sampleReview('EM-0092');
let app: TestApp;
let colleague: TestApp;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redrope-e2e-bundle-'));
  [app, colleague] = await Promise.all([launchApp(), launchApp()]);
  await makeVault(app.window, 'A. Reviewer', passphrase);
  await makeVault(colleague.window, 'C. Olleague', passphrase);
});
afterAll(async () => {
  await Promise.all([app.close(), colleague.close()]);
  await rm(folder, { recursive: true });
});

describe('a review by mouse', () => {
  test('begins with PDFs dropped on the window', async () => {
    await beginCase(app.window, subpoena);
    const names = app.window.getByRole('region', { name: 'Documents and pages' }).locator('bdi');
    expect((await names.allInnerTexts()).toSorted()).toEqual(
      subpoena.documents.map(({ file }) => file).toSorted(),
    );
  });

  test('marks every place of the script, in text', async () => {
    await makeFindings(app.window, subpoena);
    await showTab(app.window, 'Findings');
    const quotes = await app.window.getByRole('list', { name: 'Findings' }).locator('q').allInnerTexts();
    const said = quotes.map((quote) => quote.replaceAll(/\s+/g, ' '));
    expect(said.toSorted()).toEqual(subpoena.findings.map(({ quote }) => quote ?? '').toSorted());
  });

  test('shows the place of a finding on a click', async () => {
    const [first] = subpoena.findings;
    await app.window.getByRole('button', { name: new RegExp(first?.quote ?? '') }).click();
    const place = app.window.getByRole('button', { name: 'Supports: Type of subpoena', pressed: true });
    await place.waitFor();
    expect(await place.isVisible()).toBe(true);
  });

  test('decides and signs each thing demanded', async () => {
    await decideDemands(app.window, subpoena);
    await app.window.getByText('Decided', { exact: true }).waitFor();
  });

  test('draws boxes on a scan', async () => {
    await goToDocket(app.window);
    await beginCase(app.window, emergency);
    const drawn = emergency.findings.filter(({ quote }) => quote === null);
    await makeFindings(app.window, { ...emergency, findings: drawn });
  });

  test('travels to a colleague, who sees exactly the same', async () => {
    const bundle = join(folder, 'case.redrope');
    const recipient = await ownRecipient(colleague.window);
    await goToDocket(app.window);
    await openCase(app.window, subpoena.reference);
    await answerSaveDialog(app, bundle);
    const sha256 = await exportCase(app.window, [recipient]);
    expect(
      createHash('sha256')
        .update(await readFile(bundle))
        .digest('hex'),
    ).toBe(sha256);

    await goToDocket(colleague.window);
    await importBundle(colleague.window, bundle);
    await openCase(colleague.window, subpoena.reference);
    for (const tab of ['Findings', 'Decision', 'History']) {
      const mine = await panelText(app.window, tab);
      // A panel is there before what it asks the vault for has come.
      await expect.poll(() => panelText(colleague.window, tab), { message: tab, timeout: 10_000 }).toBe(mine);
    }

    await Promise.all([lockVault(app.window), lockVault(colleague.window)]);
    const [mine, theirs] = await Promise.all([
      shownCase(app.vault, passphrase, subpoena.reference),
      shownCase(colleague.vault, passphrase, subpoena.reference),
    ]);
    expect(theirs).toEqual(mine);
    expect(theirs.heads).toEqual(mine.heads);
    expect(await redrope(passphrase, 'check', colleague.vault)).toMatchObject({ ok: true, problems: [] });
  });

  test('leaves in the ledger what the script says', async () => {
    const scan = await shownCase(app.vault, passphrase, emergency.reference);
    const boxes = scan.findings.filter(({ anchor }) => anchor.page === 2);
    expect(boxes.map(({ anchor }) => anchor.quote)).toEqual([null, null]);
    const drawn = boxes.flatMap(({ anchor }) => anchor.boxes[0] ?? []);
    const meant = emergency.findings.flatMap((finding) => finding.boxes[0] ?? []);
    for (const [index, edge] of meant.entries()) expect(Math.abs((drawn[index] ?? 0) - edge)).toBeLessThan(2);

    const { request, demands, decisions, history } = await shownCase(
      app.vault,
      passphrase,
      subpoena.reference,
    );
    expect(instant(request.received)).toBe(instant(subpoena.request.received));
    expect({ ...request, received: null, due: null }).toEqual({
      ...subpoena.request,
      received: null,
      due: null,
    });
    expect(demands.map(({ terms }) => terms)).toEqual(subpoena.demands);
    expect(decisions.map(({ position }) => position.disposition)).toEqual(['reject', 'narrow']);
    expect(new Set(history.map(({ name }) => name))).toEqual(new Set(['A. Reviewer']));
  });
});

function instant(moment: { readonly at: string } | null): number {
  return Date.parse(moment?.at ?? '');
}

async function panelText(window: TestApp['window'], tab: string): Promise<string> {
  await showTab(window, tab);
  const panel = window.getByRole('tabpanel');
  await panel
    .getByRole(tab === 'Decision' ? 'article' : 'listitem')
    .first()
    .waitFor();
  let before = '';
  let text = await panel.innerText();
  while (text !== before) {
    before = text;
    await window.waitForTimeout(300);
    text = await panel.innerText();
  }
  return text;
}

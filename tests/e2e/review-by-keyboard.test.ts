import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  dataCategories,
  dispositions,
  elements,
  processes,
  reasons,
  verdicts,
} from '../../src/core/legal-basis.ts';
import { launchApp, type TestApp } from '../support/app.ts';
import { shownCase } from '../support/command-line.ts';
import { countPointers, KeyboardAlone } from '../support/keyboard-alone.ts';
import { answerSaveDialog } from '../support/person/bundles.ts';
import { waitForDocket } from '../support/person/door.ts';
import { recordSearches } from '../support/person/evidence.ts';
import { pageOnScreen, waitForDocument } from '../support/person/documents.ts';
import { sampleFolder, sampleReview } from '../support/sample-case.ts';

const passphrase = 'a long enough passphrase 7';
const review = await sampleReview('EM-0092');
const words = review.findings.filter(({ quote }) => quote !== null);
let app: TestApp;
let keys: KeyboardAlone;
let pointers: () => Promise<number>;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redrope-e2e-keys-'));
  // Typed dates follow the language of the window.
  app = await launchApp({ env: { LANGUAGE: 'en_US', LC_ALL: 'en_US.UTF-8' } });
  keys = new KeyboardAlone(app.window);
  pointers = await countPointers(app.window);
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

function hasFocus(element: Element): boolean {
  return element === document.activeElement;
}

/** Digits as `<input type=date>` takes them in English: month, day, year. */
function dayKeys(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${month}${date}${year}`;
}

describe('a review by keyboard alone', () => {
  test('makes a vault', async () => {
    await app.window.getByLabel('Your name').waitFor();
    await keys.type('K. Eyboard');
    await keys.write(app.window.getByLabel('Passphrase', { exact: true }), passphrase);
    await keys.write(app.window.getByLabel('Passphrase, once more'), passphrase);
    await keys.press('Enter');
    await waitForDocket(app.window);
  });

  test('begins a case with files', async () => {
    await keys.bringIn(review.documents.map(({ file }) => join(sampleFolder, file)));
    const dialog = app.window.getByRole('dialog', { name: 'New case' });
    await dialog.waitFor();
    await keys.write(dialog.getByLabel('Reference'), review.reference);
    await keys.choose(dialog.getByLabel('Country'), 'United States');
    await keys.write(dialog.getByLabel('Agency or party'), review.request.agency);
    await keys.choose(dialog.getByLabel('Process'), processes.labels[review.request.process ?? 'other']);
    await keys.reach(dialog.getByLabel('Received', { exact: true }));
    await keys.type('112120260947PM');
    await keys.choose(dialog.getByLabel('Received: time zone'), 'America/New_York');
    await keys.tick(dialog.getByRole('checkbox', { name: 'This is an emergency' }));
    await keys.push(dialog.getByRole('button', { name: /^Open the case/ }));
    await app.window.getByRole('heading', { name: review.reference, level: 1 }).waitFor();
    for (const { file } of review.documents) await waitForDocument(app.window, file);
  });

  test('records what is demanded', async () => {
    await keys.press('Alt+4');
    const demands = app.window.getByRole('region', { name: 'What it demands' });
    for (const { data, identifiers, from, to } of review.demands) {
      await keys.push(demands.getByRole('button', { name: 'Add a demand' }));
      await keys.choose(demands.getByLabel('Data', { exact: true }), dataCategories.labels[data]);
      await keys.write(demands.getByLabel('Identifiers'), identifiers.join('\n'));
      await keys.reach(demands.getByLabel('From day'));
      await keys.type(dayKeys(from ?? ''));
      await keys.reach(demands.getByLabel('To day'));
      await keys.type(dayKeys(to ?? ''));
      await keys.push(demands.getByRole('button', { name: 'Add the demand' }));
      await demands.getByRole('heading', { level: 3, name: dataCategories.labels[data] }).waitFor();
    }
  });

  test('finds words and marks them', async () => {
    await pageOnScreen(app.window, 1);
    for (const { quote, element, verdict, note } of words) {
      await keys.press('Control+f');
      await keys.write(app.window.getByRole('searchbox', { name: 'Words to find' }), quote ?? '');
      await app.window.getByText(/^1 of \d+ hits?/).waitFor();
      await keys.press('Control+Shift+P', 'h');
      await record({ element, verdict, note });
    }
    await keys.press('Control+f', 'Escape');
  });

  test('draws boxes on a scan', async () => {
    for (const { boxes, element, verdict, note } of review.findings) {
      if (boxes.length === 0) continue;
      await keys.write(app.window.getByRole('textbox', { name: 'Page to show' }), '2');
      await keys.press('Enter');
      await pageOnScreen(app.window, 2, false);
      await keys.press('b');
      await app.window.getByText('Draw a box, or use the arrow keys').waitFor();
      await keys.press('ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowDown', 'Enter');
      await record({ element, verdict, note });
    }
  });

  test('reads a finding again', async () => {
    await keys.press('Alt+2');
    const card = app.window.getByRole('list', { name: 'Findings' }).getByRole('listitem').first();
    await keys.push(card.getByRole('button', { name: /^Change the reading/ }));
    const form = card.getByRole('form', { name: 'Change the finding' });
    const before = form.getByRole('radio', { checked: true }).first();
    await expect.poll(() => before.evaluate(hasFocus)).toBe(true);
    const first = await form
      .locator('input[type=radio]')
      .evaluateAll((all) => all.findIndex((one) => (one as HTMLInputElement).checked));
    await keys.press('3');
    await form.getByRole('radio', { name: 'Leaves unclear', checked: true }).waitFor();
    await keys.press(String(first + 1), 'Control+Enter');
    await form.waitFor({ state: 'detached' });
    await expect.poll(() => card.getByRole('button').first().evaluate(hasFocus)).toBe(true);
  });

  test('says what was searched for and not found', async () => {
    await keys.press('Alt+1');
    await recordSearches(app.window, (button) => keys.push(button));
  });

  test('decides and signs', async () => {
    await keys.press('Alt+3');
    for (const decision of review.decisions) {
      const { data } = review.demands[decision.demand] ?? { data: 'other' };
      const heading = app.window.getByRole('heading', { level: 3, name: dataCategories.labels[data] });
      const card = app.window.getByRole('article').filter({ has: heading });
      const disposition = dispositions.labels[decision.disposition];
      await keys.pick(card.getByRole('radio'), card.getByRole('radio', { name: disposition, exact: true }));
      for (const reason of decision.reasons) {
        await keys.tick(card.getByRole('checkbox', { name: reasons.labels[reason], exact: true }));
      }
      for (const at of decision.findings) {
        const { quote, element } = review.findings[at] ?? { quote: null, element: 'other' };
        const label = card.locator('label').filter({ hasText: elements.labels[element] });
        const cited = quote === null ? label : label.filter({ hasText: quote });
        await keys.tick(cited.last().getByRole('checkbox'));
      }
      await keys.write(card.getByLabel('Rationale'), decision.rationale);
      await keys.push(card.getByRole('button', { name: 'Sign', exact: true }));
      const question = app.window.getByRole('dialog', { name: 'Sign this decision?' });
      await keys.push(question.getByRole('button', { name: /^Sign as / }));
      await card.getByRole('button', { name: 'Decide anew' }).waitFor();
      await expect.poll(() => card.evaluate(hasFocus)).toBe(true);
    }
  });

  test('exports', async () => {
    const bundle = join(folder, 'keys.redrope');
    await answerSaveDialog(app, bundle);
    await keys.press('Control+e');
    const form = app.window.getByRole('dialog', { name: /^Export / });
    await keys.push(form.getByRole('button', { name: 'Add my own' }));
    await keys.push(form.getByRole('button', { name: 'Export', exact: true }));
    const receipt = app.window.getByRole('dialog', { name: 'Exported' });
    await keys.push(receipt.getByRole('button', { name: 'Done' }));
    await keys.press('Control+1');
    await waitForDocket(app.window);
    await keys.bringIn([bundle]);
    const preview = app.window.getByRole('dialog', { name: 'Import a bundle' });
    await preview.getByText('You already have everything').waitFor();
    await keys.press('Escape');
    await preview.waitFor({ state: 'detached' });
  });

  test('opens the case from the docket and from the palette', async () => {
    const docket = app.window.getByRole('grid', { name: 'Docket' });
    await expect.poll(() => docket.evaluate(hasFocus)).toBe(true);
    await keys.press('Enter');
    await app.window.getByRole('heading', { name: review.reference, level: 1 }).waitFor();
    // A note that is left half written waits, and does not take what is typed next.
    await keys.press('Alt+4');
    await keys.push(app.window.getByRole('button', { name: 'Internal note' }));
    const note = app.window.getByLabel('Internal note', { exact: true });
    await expect.poll(() => note.evaluate(hasFocus)).toBe(true);
    await keys.type('Ask them');
    await keys.press('Control+1');
    await expect.poll(() => docket.evaluate(hasFocus)).toBe(true);
    await keys.press('Enter');
    await expect
      .poll(async () => {
        await keys.press('Alt+4');
        return note.isVisible();
      })
      .toBe(true);
    expect(await note.evaluate(hasFocus)).toBe(false);
    await keys.press('Control+1', 'Control+k');
    await keys.type('em-00');
    await keys.press('Enter');
    await app.window.getByRole('heading', { name: review.reference, level: 1 }).waitFor();
  });

  test('leaves in the ledger what was meant, and no mouse went down', async () => {
    expect(await pointers()).toBe(0);
    await keys.press('Control+l');
    await app.window.getByRole('heading', { name: 'Unlock Redrope' }).waitFor();
    const shown = await shownCase(app.vault, passphrase, review.reference);
    expect(shown.request).toMatchObject({
      agency: review.request.agency,
      country: 'US',
      process: 'emergency',
      emergency: true,
      received: { at: review.request.received?.at },
    });
    expect(shown.demands.map(({ terms }) => terms)).toEqual(review.demands);
    const made = shown.findings.map(({ anchor, reading }) => [anchor.quote?.exact ?? null, reading.verdict]);
    const meant = [...words, ...review.findings.filter(({ quote }) => quote === null)];
    expect(made).toEqual(meant.map(({ quote, verdict }) => [quote, verdict]));
    expect(shown.decisions.map(({ position }) => [position.disposition, position.findings.length])).toEqual(
      review.decisions.map(({ disposition, findings }) => [disposition, findings.length]),
    );
  });
});

async function record(reading: Pick<(typeof words)[number], 'element' | 'verdict' | 'note'>): Promise<void> {
  const form = app.window.getByRole('form', { name: 'New finding' });
  await form.waitFor();
  await keys.press(String(verdicts.ids.indexOf(reading.verdict) + 1));
  await keys.choose(form.getByLabel('Element'), elements.labels[reading.element]);
  await keys.write(form.getByLabel('Note'), reading.note);
  await keys.press('Control+Enter');
  await form.waitFor({ state: 'detached' });
}

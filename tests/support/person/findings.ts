import type { Locator, Page } from 'playwright-core';
import type { Reading } from '../../../src/core/findings/events.ts';
import { verdicts } from '../../../src/core/legal-basis.ts';
import { goToPage } from './documents.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Drags the mouse over the words on a page, from their first character to their last. */
export async function selectWords(window: Page, page: number, words: string): Promise<void> {
  const region = await goToPage(window, page);
  await bringIntoView(window, async () => (await endsOf(region, words)).map(({ y }) => y));
  const [first, last] = await endsOf(region, words);
  if (first === undefined || last === undefined) throw new Error(`Not on page ${String(page)}: ${words}`);
  await window.mouse.move(first.x, first.y);
  await window.mouse.down();
  await window.mouse.move((first.x + last.x) / 2, (first.y + last.y) / 2, { steps: 3 });
  await window.mouse.move(last.x, last.y, { steps: 3 });
  await window.mouse.up();
}

/** Presses the button that comes up beside the selection; the form for the finding opens. */
export async function markSelection(window: Page): Promise<Locator> {
  const viewer = window.getByRole('region', { name: /^Document / });
  await viewer
    .getByRole('button', { name: /^Finding/ })
    .nth(1)
    .click();
  return findingForm(window);
}

/** Draws a box on a page with the mouse; `box` is left, bottom, right, top in points of a page without crop. */
export async function drawBox(
  window: Page,
  page: number,
  [left, bottom, right, top]: readonly number[],
): Promise<Locator> {
  const region = await goToPage(window, page, false);
  await window.getByRole('toolbar', { name: 'Document' }).getByRole('button', { name: /^Box/ }).click();
  const corners = async (): Promise<[Point, Point]> => {
    const frame = await region.boundingBox();
    if (frame === null) throw new Error(`Page ${String(page)} is not on screen.`);
    const scale = frame.width / 612;
    const at = (x = 0, y = 0): Point => ({ x: frame.x + x * scale, y: frame.y + (792 - y) * scale });
    return [at(left, top), at(right, bottom)];
  };
  await bringIntoView(window, async () => (await corners()).map(({ y }) => y));
  const [from, to] = await corners();
  await window.mouse.move(from.x, from.y);
  await window.mouse.down();
  await window.mouse.move(to.x, to.y, { steps: 4 });
  await window.mouse.up();
  return findingForm(window);
}

/** Says what the marked place means, and records the finding. `look` runs on the filled form. */
export async function recordFinding(
  form: Locator,
  { element, verdict, note }: Reading,
  look: () => unknown = () => undefined,
): Promise<void> {
  await form.locator('label').filter({ hasText: verdicts.labels[verdict] }).click();
  await form.getByLabel('Element').selectOption(element);
  await form.getByLabel('Note').fill(note);
  await look();
  await form.getByRole('button', { name: /^Record/ }).click();
  await form.waitFor({ state: 'detached' });
}

async function findingForm(window: Page): Promise<Locator> {
  const form = window.getByRole('form', { name: 'New finding' });
  await form.waitFor();
  return form;
}

/** Turns the mouse wheel over the pages until the heights that `measure` gives lie inside the window of the pages. */
async function bringIntoView(window: Page, measure: () => Promise<readonly number[]>): Promise<void> {
  const pages = await window.getByRole('document', { name: 'Pages' }).boundingBox();
  if (pages === null) throw new Error('No document is open.');
  await window.mouse.move(pages.x + pages.width / 2, pages.y + pages.height / 2);
  for (let turn = 0; turn < 20; turn++) {
    const heights = await measure();
    const [highest, lowest] = [Math.min(...heights), Math.max(...heights)];
    if (highest > pages.y + 20 && lowest < pages.y + pages.height - 60) return;
    const middle = pages.y + pages.height / 2;
    await window.mouse.wheel(0, (highest + lowest) / 2 - middle);
    await window.waitForTimeout(60);
  }
}

/** Middle of the first and of the last character of words in a page's text layer, in the window's pixels. */
function endsOf(region: Locator, words: string): Promise<Point[]> {
  return region.evaluate((element, wanted) => {
    const layer = element.querySelector('.text-layer');
    if (layer === null) return [];
    const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
    const characters: { node: Node; at: number; character: string }[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      for (let at = 0; at < text.length; at++) {
        const character = text.charAt(at);
        if (character.trim() !== '') characters.push({ node, at, character });
      }
    }
    const bare = wanted.replaceAll(/\s/g, '');
    const from = characters
      .map(({ character }) => character)
      .join('')
      .indexOf(bare);
    const ends = [
      { place: characters[from], share: 0.1 },
      { place: characters[from + bare.length - 1], share: 0.9 },
    ];
    return ends.flatMap(({ place, share }) => {
      if (from === -1 || place === undefined) return [];
      const range = document.createRange();
      range.setStart(place.node, place.at);
      range.setEnd(place.node, place.at + 1);
      const rect = range.getBoundingClientRect();
      return [{ x: rect.left + rect.width * share, y: rect.top + rect.height / 2 }];
    });
  }, words);
}

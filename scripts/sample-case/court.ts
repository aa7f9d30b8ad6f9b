import { drawScrawl, drawStamp } from './pen.ts';
import type { Seal } from './seal.ts';
import type { Rgb, Sheet } from './sheet.ts';

export const courtBlue: Rgb = [0.13, 0.2, 0.42];
export const penBlue: Rgb = [0.09, 0.14, 0.5];
export const stampRed: Rgb = [0.68, 0.12, 0.14];
export const stampBlue: Rgb = [0.18, 0.24, 0.6];
export const pale: Rgb = [0.35, 0.35, 0.37];

export const districtSeal: Seal = {
  upper: 'UNITED STATES DISTRICT COURT',
  lower: 'DISTRICT OF EXAMPLE',
  emblem: 'scales',
  color: courtBlue,
};

/** The mark of the provider's own mail room; `cx`, `cy` is its middle. */
export function receivedStamp(sheet: Sheet, time: string, cx: number, cy: number, turn: number): void {
  drawStamp(sheet, ['RECEIVED', '20 NOV 2026', time], cx, cy, turn, stampRed);
}

interface Signer {
  readonly name: string;
  readonly office: readonly string[];
  readonly seed: number;
  readonly ink?: Rgb;
}

/** A signature line at the cursor with the scrawl on it, and name and office below; moves the cursor past it. */
export function signatureBlock(sheet: Sheet, signer: Signer, x: number, width: number): void {
  sheet.skip(34);
  drawScrawl(sheet, signer.seed, x + 14, sheet.y + 4, width * 0.72, signer.ink ?? penBlue);
  sheet.rule(x, sheet.y, x + width, sheet.y);
  sheet.text(x, sheet.y - 12, signer.name, { size: 10.5 });
  for (const [index, line] of signer.office.entries()) {
    sheet.text(x, sheet.y - 24 - index * 11.5, line, { size: 9.5 });
  }
  sheet.skip(14 + signer.office.length * 11.5);
}

/** The strip that an electronic filing system prints across the top of a page. */
export function filingStrip(sheet: Sheet, document: string, page: string): void {
  const text = `Case 2:26-mj-00417   Document ${document}   Filed 11/20/26   Page ${page}`;
  sheet.text(306, 772, text, { face: 'sans', size: 8.5, color: stampBlue, align: 'center' });
}

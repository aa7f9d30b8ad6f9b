import { neutralise } from '../bundles/csv.ts';

/**
 * A text as it stands in a docket that is written: `'` in front where a spreadsheet could take it for a formula. The
 * inverse is `readCell`; so a docket that is read again gives the same text.
 */
export function writeCell(text: string): string {
  return isArmoured(text) ? `'${text}` : text;
}

/** A cell's text: without the `'` that keeps a spreadsheet from taking it for a formula, or Excel's `="00123"`. */
export function readCell(cell: string): string {
  const text = cell.trim();
  if (text.startsWith("'") && isArmoured(text)) return text.slice(1);
  const formula = /^="([^"]*)"$/.exec(text);
  return formula?.[1] ?? text;
}

/** Whether the text behind any `'` could be taken for a formula. */
function isArmoured(text: string): boolean {
  const bare = text.replace(/^'+/, '');
  return neutralise(bare) !== bare;
}

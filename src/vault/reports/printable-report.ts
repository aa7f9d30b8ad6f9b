import type { PublishedTable } from '../../core/reports/published-table.ts';
import type { PublishedReport } from '../../core/reports/report.ts';
import type { SummaryFace } from '../bundles/summary-face.ts';

/** How a report's own words are printed with a font that has no letters for some of them. */
export interface Printable {
  /** A name, or another of its own that a note explains. */
  readonly name: (name: string) => string;
  /** A text with `…` for what the font does not have. */
  readonly text: (text: string) => string;
  /** What a reader must know of names that stand for others; null where there are none. */
  readonly note: string | null;
}

/** The names in a report's tables that a font cannot print are numbered, in the order of the tables. */
export function printableReport({ tables }: PublishedReport, face: SummaryFace): Printable {
  const all = Object.values(tables).flatMap(({ rows }: PublishedTable) => rows.map(({ name }) => name));
  const foreign = [...new Set(all.filter((name) => !hasLettersOf(face, name)))];
  const numbers = new Map(foreign.map((name, index) => [name, `Name ${index + 1}, in another script`]));
  const text = (given: string) =>
    Array.from(given)
      .map((one) => (hasLettersOf(face, one) ? one : '…'))
      .join('')
      .replaceAll(/…{2,}/g, '…');
  return {
    name: (name) => numbers.get(name) ?? text(name),
    text,
    note:
      foreign.length === 0
        ? null
        : `The font of this PDF has no letters for ${foreign.length === 1 ? 'one name' : `${foreign.length} names`} in its tables: ${foreign.length === 1 ? 'it stands' : 'they stand'} as “Name 1” and so on. The web page, the CSV and the JSON of this report have every name as it is written.`,
  };
}

/** Whether a font shows a text; what is invisible is another matter. */
function hasLettersOf(face: SummaryFace, text: string): boolean {
  return !face.printable(text.replaceAll(/[\p{C}\p{Z}]/gu, '')).includes('⟨U+');
}

import { tableCategories } from './columns.ts';
import { tableTitles } from './table-titles.ts';
import { bandOptionIds, bandStructures } from './national-security.ts';
import type { FrozenReport } from './frozen-report.ts';
import type { Period } from './period.ts';
import { suppressed, type PublishedCell, type PublishedColumn } from './published-table.ts';
import type { PublishedReport, TableId } from './report.ts';
import { rowReasons, type CellChange, type OptionChange } from './restatement.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `30 June 2013`, of a day as stored. */
export function dayWords(day: string): string {
  const [year = '', month = '', number = ''] = day.split('-');
  return `${Number(number)} ${months[Number(month) - 1] ?? ''} ${year}`;
}

/** `1 January to 30 June 2013`. */
export function periodWords({ from, to }: Period): string {
  const first = dayWords(from);
  return from.slice(0, 4) === to.slice(0, 4)
    ? `${first.replace(/ \d{4}$/, '')} to ${dayWords(to)}`
    : `${first} to ${dayWords(to)}`;
}

const whole = new Intl.NumberFormat('en');

/** A figure as a person reads it: `2,330`, `72%`, `held back`; a blank one is a dash. */
export function figureWords({ percent }: Pick<PublishedColumn, 'percent'>, cell: PublishedCell): string {
  if (cell === null) return '–';
  if (cell === suppressed) return 'held back';
  if (typeof cell === 'string') return cell.replace('-', '–');
  return percent ? `${cell}%` : whole.format(cell);
}

/** `Transparency report, 2013 H1`, with whose it is. */
export function reportTitle({ publisher, period }: PublishedReport): string {
  const title = `Transparency report, ${period.name}`;
  return publisher === undefined ? title : `${publisher}: ${title}`;
}

/** What a reader must know of how the figures came about, a paragraph each. */
export function readingNotes({ rule, smallNumbers, bands }: PublishedReport): readonly string[] {
  return [
    `A request is counted in the period in which it was ${rule}, once in its category, however many identifiers it names.`,
    'A dash means that it was not recorded, which is not 0. Percentages are whole percent, rounded half up.',
    ...smallNumberNotes(smallNumbers),
    ...(bands === null ? [] : [bandNote(bands)]),
  ];
}

/** What is done with small counts: `held back below 5`. */
export function smallNumberWords(small: PublishedReport['smallNumbers']): string {
  switch (small.mode) {
    case 'show':
      return 'all shown';
    case 'suppress':
      return `held back below ${small.threshold}`;
    case 'merge':
      return `with rows put together below ${small.threshold}`;
  }
}

/** How a report was made where that is not the usual way: `small counts held back below 5`; empty for the usual one. */
export function choiceWords({
  rule,
  smallNumbers,
}: Pick<PublishedReport, 'rule' | 'smallNumbers'>): readonly string[] {
  return [
    ...(rule === 'received' ? [] : ['counted by the day of the decision']),
    ...(smallNumbers.mode === 'show' ? [] : [`small counts ${smallNumberWords(smallNumbers)}`]),
  ];
}

function smallNumberNotes(smallNumbers: PublishedReport['smallNumbers']): readonly string[] {
  if (smallNumbers.mode === 'show') return [];
  const held = `Counts from 1 to ${smallNumbers.threshold - 1} are held back to protect the people concerned, and with them as many others as keep them from being worked out.`;
  if (smallNumbers.mode === 'suppress') return [held];
  return [
    `Countries and regions with fewer than ${smallNumbers.threshold} requests are put together as Other, at least two of them.`,
    held,
  ];
}

function bandNote(bands: Exclude<PublishedReport['bands'], null>): string {
  const { size, cite } = bandStructures[bands];
  if (bands === '2013') {
    return `National security requests are merged with the account requests of the United States and given in bands of 1,000, ${cite}. The exact figures are not published.`;
  }
  return `National security figures are given in bands of ${whole.format(size)}, as ${cite} has it: a band tells between which numbers a figure lies. The exact figures are not published. A dash there means that the structure asks for no such figure, or that it was not recorded of all.`;
}

/** `Account, Germany: A request was found late.`, for each row that has a reason of its own. */
export function reasonWords(changes: readonly CellChange[]): readonly string[] {
  return rowReasons(changes)
    .filter(({ why }) => why !== '')
    .map(({ table, row, why }) => `${tableTitles[table]}, ${row}: ${why}`);
}

/** Of each table that a restatement (`tables`: what it has) gives no more. */
export function withdrawnWords(
  tables: readonly TableId[],
  { changes, withdrawn = [] }: Pick<NonNullable<FrozenReport['restates']>, 'changes' | 'withdrawn'>,
): readonly string[] {
  return tableCategories
    .filter(
      (id) => !tables.includes(id) && (withdrawn.includes(id) || changes.some(({ table }) => table === id)),
    )
    .map(
      (id) =>
        `“${tableTitles[id]}” has no figures in this report: what was published of it before no longer holds.`,
    );
}

/** Of a table that is left out of a report, and why. */
export function leftOutWords(id: TableId, why: string): string {
  return `“${tableTitles[id]}” is left out of the report. ${why}`;
}

/** Both sides of a change as a person reads them. */
export function changedCells({
  heading,
  before,
  after,
}: CellChange): readonly [before: string, after: string] {
  const percent = heading.startsWith('Percentage ');
  const words = (cell: CellChange['before']) => {
    if (cell !== null && typeof cell === 'object') return 'not in the report';
    return cell === null ? 'not recorded' : figureWords({ percent }, cell);
  };
  return [words(before), words(after)];
}

/** What a restated report says of itself where it begins. */
export const restatedWords =
  'Restated: this report takes the place of one of the same period that was published before.';

const optionNames: Readonly<Record<OptionChange['option'], string>> = {
  rule: 'The day by which a request is counted',
  'small-numbers': 'Small numbers',
  bands: 'National security',
  publisher: 'The publisher’s name',
};

/** `Small numbers: all shown, now suppress below 5`. */
export function optionWords({ option, before, after }: OptionChange): string {
  return `${optionNames[option]}: ${chosenWords(option, before)}, now ${chosenWords(option, after)}`;
}

function chosenWords(option: OptionChange['option'], chosen: string | null): string {
  switch (option) {
    case 'rule':
      return chosen === 'received' ? 'when it was received' : 'when it was decided';
    case 'small-numbers':
      if (chosen === null) return 'all shown';
      return chosen.replace('suppress', 'held back').replace('merge', 'rows put together');
    case 'bands':
      return bandOptionIds.flatMap((id) => (id === chosen ? bandStructures[id].cite : []))[0] ?? 'no figures';
    case 'publisher':
      return chosen ?? 'none';
  }
}

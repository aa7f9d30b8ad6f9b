import { counted } from '../cases/summary.ts';
import { foldedHeader } from './docket-columns.ts';
import type { RowFigures, TableProblem } from './invariants.ts';
import { columnIds, type PublishedForm } from './published-form.ts';
import { suppressed } from './published-table.ts';
import { foldedName, isSameName } from './regions.ts';

/**
 * Where a band of counts is kept that was published in the column of the percentages, as the first report of 2013 has it
 * for the United States: of how many data was disclosed.
 */
export const dataInBand = 'data-in-band';
export const dataInBandWords = 'With data disclosed, in a band';

/** A row of a table that somebody published, as it is. */
export interface PublishedFigures {
  readonly period: string;
  readonly region: string;
  readonly figures: RowFigures;
  /** What stands in place of a figure, such as a band, by the id of its column. */
  readonly words: Readonly<Record<string, string>>;
}

export interface PublishedProblem {
  /** As a spreadsheet counts: the header is row 1. Null for the table as a whole. */
  readonly row: number | null;
  readonly region: string;
  readonly rule: string;
  readonly message: string;
}

export interface PublishedCheck {
  readonly errors: readonly PublishedProblem[];
  readonly warnings: readonly PublishedProblem[];
  readonly rows: readonly PublishedFigures[];
}

/** Reads and checks a published table, row by row; the first is the header. */
export class PublishedChecker {
  readonly #form: PublishedForm;
  /** The period of rows that name none. */
  readonly #period: string | null;
  readonly #errors: PublishedProblem[] = [];
  readonly #warnings: PublishedProblem[] = [];
  readonly #rows: PublishedFigures[] = [];
  readonly #totals: (Pick<PublishedFigures, 'period' | 'region' | 'figures'> & { readonly row: number })[] =
    [];
  readonly #seen = new Map<string, { readonly row: number; readonly region: string }>();
  readonly #nameOf: (region: string) => string;
  /** The row of each figure that is held back. */
  readonly #heldBack: number[] = [];
  #header: readonly (string | null)[] | null = null;

  /** `nameOf`: by which name a region is known that may be written in several ways. */
  constructor(form: PublishedForm, period: string | null = null, nameOf = (region: string) => region) {
    this.#nameOf = nameOf;
    this.#form = form;
    this.#period = period;
  }

  take(number: number, cells: readonly string[]): void {
    if (this.#header === null) this.#header = this.#readHeader(number, cells);
    else this.#readRow(number, cells, this.#header);
  }

  result(): PublishedCheck {
    if (this.#header === null) this.#fail(null, '', 'header', 'The file is empty.');
    this.#checkTotals();
    return { errors: this.#errors, warnings: [...this.#warnings, ...this.#held()], rows: this.#rows };
  }

  /** What is held back is said once, however much it is. */
  #held(): readonly PublishedProblem[] {
    const [first, ...others] = this.#heldBack;
    if (first === undefined) return [];
    const rows = counted(new Set(this.#heldBack).size, 'row');
    const message =
      others.length === 0
        ? 'A figure is held back: it counts in no sum.'
        : `${others.length + 1} figures in ${rows} are held back: they count in no sum.`;
    return [{ row: others.length === 0 ? first : null, region: '', rule: 'held-back', message }];
  }

  #fail(row: number | null, region: string, rule: string, message: string): void {
    this.#errors.push({ row, region, rule, message });
  }

  #readHeader(number: number, cells: readonly string[]): readonly (string | null)[] {
    const { columns, rowHeading } = this.#form;
    const read = columnIds(this.#form, cells);
    const found = read.map(({ id }) => id);
    const names = [
      ...(this.#period === null ? [['period', 'TR Period'] as const] : []),
      ...(rowHeading === null ? [] : [['row', rowHeading] as const]),
      ...columns.map(({ id: column, heading }) => [column, heading] as const),
    ];
    for (const [id, name] of names) {
      if (found.filter((one) => one === id).length === 1) continue;
      const times = found.includes(id) ? 'twice' : 'not there';
      this.#fail(number, '', 'header', `The column “${name}” is ${times}.`);
    }
    const headings = new Set(cells.map(foldedHeader));
    for (const [heading, id] of Object.entries(this.#form.mapped ?? {})) {
      if (headings.has(heading)) continue;
      const name = id === 'period' ? 'TR Period' : (names.find(([one]) => one === id)?.[1] ?? id);
      this.#fail(number, '', 'mapping', `What the mapping names for “${name}” is no heading of the file.`);
    }
    for (const [index, cell] of cells.entries()) {
      if (read[index]?.isNear === true) {
        const name = names.find(([id]) => id === found[index])?.[1] ?? '';
        this.#warn(number, '', 'header-near', `The column “${cell}” is taken for “${name}”, by its words.`);
      }
      if (found[index] === null && cell.trim() !== '')
        this.#warn(number, '', 'header', `The column “${cell}” is none of this table's.`);
      if (found[index] === 'received' && /\bdecided\b/i.test(cell))
        this.#warn(
          number,
          '',
          'counted-by',
          `“${cell}”: this table counts requests in the period in which they were decided. Beside one that counts by the day of receipt its figures mislead.`,
        );
    }
    return found;
  }

  #warn(row: number | null, region: string, rule: string, message: string): void {
    this.#warnings.push({ row, region, rule, message });
  }

  #readRow(number: number, cells: readonly string[], header: readonly (string | null)[]): void {
    const { columns, rowHeading, problems } = this.#form;
    this.#checkLength(number, cells, header.length);
    const at = (id: string) => (header.includes(id) ? (cells[header.indexOf(id)] ?? '').trim() : '');
    const region = at('row');
    const period = at('period') === '' ? (this.#period ?? '') : at('period');
    if (rowHeading !== null && header.includes('row') && region === '')
      this.#fail(number, region, 'region', `The row names no ${rowHeading.toLowerCase()}.`);
    const read = columns.map(({ id, heading }) => {
      const figure = this.#readFigure({ number, region, heading }, at(id), id === 'percentage');
      return [id, figure] as const;
    });
    const figures = Object.fromEntries(
      read.map(([id, figure]) => [id, typeof figure === 'number' ? figure : null]),
    );
    const words = read.filter((one): one is readonly [string, string] => typeof one[1] === 'string');
    // Without the column every row would be called alike.
    if (rowHeading === null || header.includes('row')) this.#checkTwice(number, period, region);
    this.#rows.push({ period, region, figures, words: bandsApart(Object.fromEntries(words)) });
    if (isTotalName(region)) this.#totals.push({ row: number, period, region, figures });
    for (const problem of problems(region, figures)) this.#take(number, problem);
  }

  #checkLength(number: number, cells: readonly string[], columns: number): void {
    const words = `The row has ${cells.length} cells, the header ${columns}`;
    if (cells.slice(columns).some((cell) => cell.trim() !== ''))
      this.#fail(number, '', 'cells', `${words}: its figures may stand under the wrong columns.`);
    else if (cells.length < columns) this.#warn(number, '', 'cells', `${words}: what is missing is blank.`);
  }

  /** Names that differ in case, accents or punctuation are one row, as in a report; other names of it may be meant apart. */
  #checkTwice(number: number, period: string, region: string): void {
    const key = JSON.stringify([period, foldedName(this.#nameOf(region))]);
    const earlier = this.#seen.get(key);
    if (earlier === undefined) this.#seen.set(key, { row: number, region });
    else if (isSameName(earlier.region, region))
      this.#fail(number, region, 'row-twice', `This country or region is in row ${earlier.row} already.`);
    else
      this.#warn(
        number,
        region,
        'region-twice',
        `“${region}” is another name of “${earlier.region}”, which is in row ${earlier.row} already.`,
      );
  }

  /** Each total, by whatever name, is the sum of the rows of its period, where all of them have a figure. */
  #checkTotals(): void {
    const sums = this.#sums();
    for (const { row, figures: total, period, region } of this.#totals) {
      for (const { id, heading } of this.#form.columns) {
        const [given, sum] = [total[id] ?? null, sums.get(period)?.get(id) ?? null];
        if (id === 'percentage' || given === null || sum === null) continue;
        if (sum !== given)
          this.#fail(
            row,
            region,
            'total',
            `The total under “${heading}” is ${given}, but the rows come to ${sum}.`,
          );
      }
    }
  }

  /** The sum of each column by period; null where a row has no figure. */
  #sums(): ReadonlyMap<string, ReadonlyMap<string, number | null>> {
    const sums = new Map<string, Map<string, number | null>>();
    for (const { period, region, figures } of this.#rows) {
      if (isTotalName(region)) continue;
      const own = sums.get(period) ?? new Map<string, number | null>();
      sums.set(period, own);
      for (const { id } of this.#form.columns) {
        const [before, part] = [own.get(id) === undefined ? 0 : (own.get(id) ?? null), figures[id] ?? null];
        own.set(id, before === null || part === null ? null : before + part);
      }
    }
    return sums;
  }

  #take(row: number, { severity, row: region, rule, message }: TableProblem): void {
    if (severity === 'error') this.#fail(row, region, rule, message);
    else this.#warn(row, region, rule, message);
  }

  /** A band, and what is held back, stand for themselves; what is neither is a fault, and blank. */
  #readFigure(place: FigurePlace, text: string, percent: boolean): number | string | null {
    if (text === '') return null;
    const digits = (percent ? text.replace(/\s*%$/, '') : text).replaceAll(/(?<=\d),(?=\d{3}(\D|$))/g, '');
    if (/^\d{1,15}$/.test(digits)) return Number(digits);
    const { number, region, heading } = place;
    if (band.test(text)) {
      const what =
        percent && isBandOfCounts(text)
          ? `no percentage but a band of counts: it is shown by itself, as “${dataInBandWords}”, and counts in no sum.`
          : 'a band: it counts in no sum.';
      this.#warn(number, region, 'band', `“${text}” under “${heading}” is ${what}`);
      return text;
    }
    if (text === suppressed || heldBackMark.test(text)) {
      this.#heldBack.push(number);
      return text;
    }
    if (notReportedMark.test(text)) {
      this.#warn(
        number,
        region,
        'not-reported',
        `“${text}” under “${heading}” is taken for blank: not reported.`,
      );
      return null;
    }
    if (percent && /^\d{1,3}[.,]\d+\s*%?$/.test(text)) {
      this.#warn(
        number,
        region,
        'percentage-whole',
        `“${text}” under “${heading}” is no whole percent: it is not checked.`,
      );
      return text;
    }
    this.#fail(number, region, 'figure', `“${text.slice(0, 40)}” under “${heading}” is not a whole number.`);
    return null;
  }
}

const band = /^\d[\d,]*\s*[-\u2013]\s*(\d[\d,]*)$/;

/** A band that ends above 100 is of no percentages. */
function isBandOfCounts(text: string): boolean {
  return Number(band.exec(text)?.[1]?.replaceAll(',', '') ?? 0) > 100;
}

/** Words of a row, a band of counts that stands in the column of the percentages by itself. */
export function bandsApart(words: PublishedFigures['words']): PublishedFigures['words'] {
  const { percentage = '', ...others } = words;
  return isBandOfCounts(percentage) ? { ...others, [dataInBand]: percentage } : words;
}

/** How publishers mark what they hold back: `*`, `<5`, `fewer than 10`, `withheld`. */
const heldBackMark = /^(?:\*+|[<≤]\s*\d+|(?:fewer|less) than \d+|suppressed|withheld|redacted|\(?[cs]\))$/i;
/** How they mark what they have no figure of. */
const notReportedMark =
  /^(?:n\.?\/?a\.?|not (?:available|applicable|reported)|[-\u2010-\u2015]+|\.{2,3}|…)$/i;

/** Whether a row is the total of the others. */
export function isTotalName(region: string): boolean {
  return /^(grand |world )?total$/i.test(region.trim());
}

interface FigurePlace {
  readonly number: number;
  readonly region: string;
  readonly heading: string;
}

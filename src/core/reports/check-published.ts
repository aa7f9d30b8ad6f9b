import { columnsOf, isByRegion, type TableCategory } from './columns.ts';
import { foldedHeader } from './docket-columns.ts';
import { rowProblems, type RowFigures, type TableProblem } from './invariants.ts';

/** A row of a table that somebody published, as it is. */
export interface PublishedFigures {
  readonly period: string;
  readonly region: string;
  readonly figures: RowFigures;
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

/** Reads and checks a published table of a category, row by row; `lines` begin with the header. */
export class PublishedChecker {
  readonly #category: TableCategory;
  readonly #errors: PublishedProblem[] = [];
  readonly #warnings: PublishedProblem[] = [];
  readonly #rows: PublishedFigures[] = [];
  readonly #seen = new Map<string, number>();
  #header: readonly (string | null)[] | null = null;

  constructor(category: TableCategory) {
    this.#category = category;
  }

  take(number: number, cells: readonly string[]): void {
    if (this.#header === null) this.#header = this.#readHeader(number, cells);
    else this.#readRow(number, cells, this.#header);
  }

  result(): PublishedCheck {
    if (this.#header === null) this.#fail(null, '', 'header', 'The file is empty.');
    return { errors: this.#errors, warnings: this.#warnings, rows: this.#rows };
  }

  #fail(row: number | null, region: string, rule: string, message: string): void {
    this.#errors.push({ row, region, rule, message });
  }

  /** The id of each cell's column, `period`, `region`, or null. */
  #readHeader(number: number, cells: readonly string[]): readonly (string | null)[] {
    const expected = new Map<string, string>([
      ['tr_period', 'period'],
      ...(isByRegion(this.#category) ? [['country/region', 'region'] as const] : []),
      ...columnsOf[this.#category].map(({ id, heading }) => [foldedHeader(heading), id] as const),
    ]);
    const found = cells.map((cell) => expected.get(foldedHeader(cell)) ?? null);
    for (const [heading, id] of expected) {
      if (found.filter((one) => one === id).length === 1) continue;
      const name = columnsOf[this.#category].find((column) => column.id === id)?.heading ?? heading;
      const times = found.includes(id) ? 'twice' : 'not there';
      this.#fail(number, '', 'header', `The column “${name}” is ${times}.`);
    }
    for (const [index, cell] of cells.entries()) {
      if (found[index] === null && cell.trim() !== '')
        this.#warn(number, '', 'header', `The column “${cell}” is none of this category's.`);
    }
    return found;
  }

  #warn(row: number | null, region: string, rule: string, message: string): void {
    this.#warnings.push({ row, region, rule, message });
  }

  #readRow(number: number, cells: readonly string[], header: readonly (string | null)[]): void {
    const at = (id: string) => (cells[header.indexOf(id)] ?? '').trim();
    const region = header.includes('region') ? at('region') : '';
    const period = header.includes('period') ? at('period') : '';
    if (isByRegion(this.#category) && header.includes('region') && region === '')
      this.#fail(number, region, 'region', 'The row names no country or region.');
    const figures = Object.fromEntries(
      columnsOf[this.#category].map(({ id, heading }) => [
        id,
        header.includes(id) ? this.#readFigure(number, region, heading, at(id), id === 'percentage') : null,
      ]),
    );
    this.#checkTwice(number, period, region);
    this.#rows.push({ period, region, figures });
    for (const problem of rowProblems(this.#category, region, figures)) this.#take(number, problem);
  }

  #checkTwice(number: number, period: string, region: string): void {
    const key = JSON.stringify([period, region]);
    const earlier = this.#seen.get(key);
    if (earlier !== undefined)
      this.#fail(number, region, 'row-twice', `This country or region is in row ${earlier} already.`);
    this.#seen.set(key, earlier ?? number);
  }

  #take(row: number, { severity, row: region, rule, message }: TableProblem): void {
    if (severity === 'error') this.#fail(row, region, rule, message);
    else this.#warn(row, region, rule, message);
  }

  #readFigure(row: number, region: string, heading: string, text: string, percent: boolean): number | null {
    if (text === '') return null;
    const digits = (percent ? text.replace(/\s*%$/, '') : text).replaceAll(/(?<=\d),(?=\d{3}(\D|$))/g, '');
    if (/^\d{1,15}$/.test(digits)) return Number(digits);
    this.#fail(row, region, 'figure', `“${text.slice(0, 40)}” under “${heading}” is not a whole number.`);
    return null;
  }
}

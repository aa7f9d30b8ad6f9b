import { canonicalJson } from '../ledger/canonical-json.ts';
import { Failure } from '../failure.ts';
import { tableCategories } from './columns.ts';
import type { PublishedCell, PublishedTable } from './published-table.ts';
import type { PublishedReport, TableId } from './report.ts';
import { tableTitles } from './table-titles.ts';

/** One cell that a later report gives otherwise. */
export interface CellChange {
  readonly table: TableId;
  readonly row: string;
  /** Whether it is of the total: a country may be called what the total is called. */
  readonly total?: boolean;
  readonly heading: string;
  /** `absent`: the report had no such row, column or table. */
  readonly before: PublishedCell | { readonly absent: true };
  readonly after: PublishedCell | { readonly absent: true };
  /** Why, where its row has a reason of its own; else it is that of the whole restatement. */
  readonly why?: string;
}

type ChangedLine = Pick<CellChange, 'table' | 'row' | 'total'>;

/** Why the figures of a row changed, beside the reason for the whole restatement. */
export interface RowReason extends ChangedLine {
  readonly why: string;
}

/** Whether two are of the same row, or both of the total. */
export function isSameLine(a: ChangedLine, b: ChangedLine): boolean {
  return a.table === b.table && a.row === b.row && (a.total ?? false) === (b.total ?? false);
}

/**
 * The changes with the reasons that rows have of their own; blank ones are none. A name that no row which changed has may
 * be the total's. Failure `invalid-input` for the reason of a row that did not change.
 */
export function withReasons(
  changes: readonly CellChange[],
  reasons: readonly RowReason[],
): readonly CellChange[] {
  const own = reasons
    .filter(({ why }) => why.trim() !== '')
    .map((reason) => {
      const ofTotal = { ...reason, total: true };
      const found = [reason, ofTotal].find((one) => changes.some((change) => isSameLine(change, one)));
      if (found !== undefined) return found;
      throw new Failure(
        'invalid-input',
        `“${reason.row}” of ${tableTitles[reason.table]} is no row that changed, so there is nothing to give a reason for. Nothing was published.`,
      );
    });
  return changes.map((change) => {
    const why = own.find((one) => isSameLine(one, change))?.why.trim();
    return why === undefined ? change : { ...change, why };
  });
}

/** The rows that changed, once each, with the reason of their own if they have one. */
export function rowReasons(changes: readonly CellChange[]): readonly RowReason[] {
  const rows = new Map(
    changes.map(({ table, row, total = false, why = '' }) => [
      JSON.stringify([table, row, total]),
      { table, row, why, ...(total ? { total } : {}) },
    ]),
  );
  return [...rows.values()];
}

/** What a later report was chosen to be otherwise; null: nothing of the kind. */
export interface OptionChange {
  readonly option: 'rule' | 'small-numbers' | 'bands' | 'publisher';
  readonly before: string | null;
  readonly after: string | null;
}

/** What was chosen otherwise for a later report of the same period. */
export function optionChanges(before: PublishedReport, after: PublishedReport): readonly OptionChange[] {
  const [was, is] = [chosen(before), chosen(after)];
  return (['rule', 'small-numbers', 'bands', 'publisher'] as const)
    .filter((option) => was[option] !== is[option])
    .map((option) => ({ option, before: was[option], after: is[option] }));
}

function chosen({ rule, smallNumbers, bands, publisher }: PublishedReport) {
  return {
    rule,
    'small-numbers':
      smallNumbers.mode === 'show' ? null : `${smallNumbers.mode} below ${smallNumbers.threshold}`,
    bands,
    publisher: publisher ?? null,
  };
}

/** The tables that any of the reports before had and this one has not: what was published of them no longer holds. */
export function withdrawnTables(
  before: readonly PublishedReport[],
  { tables }: PublishedReport,
): readonly TableId[] {
  return tableCategories.filter(
    (id) => tables[id] === undefined && before.some((one) => one.tables[id] !== undefined),
  );
}

const absent = { absent: true } as const;

/** What a later report of the same period changes, cell by cell; none where it says the same. */
export function restatement(before: PublishedReport, after: PublishedReport): readonly CellChange[] {
  const tables = new Set([...Object.keys(before.tables), ...Object.keys(after.tables)] as TableId[]);
  return [...tables].toSorted().flatMap((table) => {
    const [earlier, later] = [cellsOf(before.tables[table]), cellsOf(after.tables[table])];
    return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((key): CellChange[] => {
      const [was, is] = [earlier.get(key) ?? absent, later.get(key) ?? absent];
      if (canonicalJson(was) === canonicalJson(is)) return [];
      const [line, row, heading] = JSON.parse(key) as [line: 'row' | 'total', row: string, heading: string];
      const total = line === 'total' ? { total: true } : {};
      return [{ table, row, ...total, heading, before: told(was), after: told(is) }];
    });
  });
}

type Held = { readonly cell: PublishedCell } | typeof absent;

function told(held: Held): CellChange['before'] {
  return 'cell' in held ? held.cell : held;
}

function cellsOf(table: PublishedTable | undefined): Map<string, Held> {
  if (table === undefined) return new Map();
  const lines = table.rows.map((row) => ({ ...row, line: 'row' }));
  if (table.rowHeading !== null) lines.push({ ...table.total, line: 'total' });
  return new Map(
    lines.flatMap(({ line, name, cells }) =>
      table.columns.map(({ heading }, index): [string, Held] => [
        JSON.stringify([line, name, heading]),
        { cell: cells[index] ?? null },
      ]),
    ),
  );
}

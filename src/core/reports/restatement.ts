import { canonicalJson } from '../ledger/canonical-json.ts';
import type { PublishedCell, PublishedTable } from './published-table.ts';
import type { PublishedReport, TableId } from './report.ts';

/** One cell that a later report gives otherwise. */
export interface CellChange {
  readonly table: TableId;
  readonly row: string;
  readonly heading: string;
  /** `absent`: the report had no such row, column or table. */
  readonly before: PublishedCell | { readonly absent: true };
  readonly after: PublishedCell | { readonly absent: true };
  /** Why, where its row has a reason of its own; else it is that of the whole restatement. */
  readonly why?: string;
}

/** Why the figures of a row changed, beside the reason for the whole restatement. */
export interface RowReason extends Pick<CellChange, 'table' | 'row'> {
  readonly why: string;
}

/** The changes with the reasons that rows have of their own; blank ones are none. */
export function withReasons(
  changes: readonly CellChange[],
  reasons: readonly RowReason[],
): readonly CellChange[] {
  return changes.map((change) => {
    const own = reasons.find(({ table, row }) => table === change.table && row === change.row);
    const why = own?.why.trim() ?? '';
    return why === '' ? change : { ...change, why };
  });
}

/** The rows that changed, once each, with the reason of their own if they have one. */
export function rowReasons(changes: readonly CellChange[]): readonly RowReason[] {
  const rows = new Map(
    changes.map(({ table, row, why = '' }) => [JSON.stringify([table, row]), { table, row, why }]),
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

const absent = { absent: true } as const;

/** What a later report of the same period changes, cell by cell; none where it says the same. */
export function restatement(before: PublishedReport, after: PublishedReport): readonly CellChange[] {
  const tables = new Set([...Object.keys(before.tables), ...Object.keys(after.tables)] as TableId[]);
  return [...tables].toSorted().flatMap((table) => {
    const [earlier, later] = [cellsOf(before.tables[table]), cellsOf(after.tables[table])];
    return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((key): CellChange[] => {
      const [was, is] = [earlier.get(key) ?? absent, later.get(key) ?? absent];
      if (canonicalJson(was) === canonicalJson(is)) return [];
      const [, row, heading] = JSON.parse(key) as [line: 'row' | 'total', row: string, heading: string];
      return [{ table, row, heading, before: told(was), after: told(is) }];
    });
  });
}

type Held = { readonly cell: PublishedCell } | typeof absent;

function told(held: Held): CellChange['before'] {
  return 'cell' in held ? held.cell : held;
}

function cellsOf(table: PublishedTable | undefined): Map<string, Held> {
  if (table === undefined) return new Map();
  // A country may be called what the total is called.
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

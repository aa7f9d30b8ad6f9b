import { Failure } from '../failure.ts';
import { columnsOf, isByRegion, tableCategories, type TableCategory } from './columns.ts';
import { decidedHeading } from './decided-headings.ts';
import { foldedHeader } from './docket-columns.ts';
import { moreThanReceived, rowProblems, type RowFigures, type TableProblem } from './invariants.ts';
import { processColumns } from './other-tables.ts';
import { regionHeading } from './table.ts';

/** Headings of a file, folded, and the id of the column (or `period`, `row`) that each stands for. */
export type PublishedMapping = Readonly<Record<string, string>>;

/** The form of a table that is published: what its columns are called, and what must hold of a row. */
export interface PublishedForm {
  readonly columns: readonly { readonly id: string; readonly heading: string }[];
  /** What names a row; null where there is one row a period. */
  readonly rowHeading: string | null;
  /** Headings by which publishers call the same otherwise, folded, and the id (or `period`, `row`) that each is. */
  readonly also: Readonly<Record<string, string>>;
  /** Headings of one file, folded, and the id of each, as whoever imports it says: before all others. */
  readonly mapped?: PublishedMapping;
  /** What another heading, folded, may be by its words; null for none. Only for a column that no heading above names. */
  readonly near?: (heading: string) => string | null;
  readonly problems: (row: string, figures: RowFigures) => readonly TableProblem[];
}

/** The tables that can be imported as others published them. */
export const historyCategories = [...tableCategories, 'by-process'] as const;
export type HistoryCategory = (typeof historyCategories)[number];

/** The exact form of a category. */
export function formOf(category: TableCategory): PublishedForm {
  return {
    columns: columnsOf[category],
    rowHeading: isByRegion(category) ? regionHeading : null,
    also: decidedHeadings(columnsOf[category]),
    problems: (row, figures) => rowProblems(category, row, figures),
  };
}

/** A table that counts by the day of the decision says so in its headings. */
function decidedHeadings(columns: PublishedForm['columns']): PublishedForm['also'] {
  return Object.fromEntries(columns.map(({ id, heading }) => [foldedHeader(decidedHeading(heading)), id]));
}

const processForm: PublishedForm = {
  columns: processColumns,
  rowHeading: 'Process',
  also: {
    ...decidedHeadings(processColumns),
    process_type: 'row',
    type_of_process: 'row',
    type: 'row',
    received: 'received',
    requests: 'received',
    disclosed: 'disclosed',
    information_disclosed: 'disclosed',
    accounts: 'identifiers',
    accounts_affected: 'identifiers',
    notified: 'notified',
    users_notified: 'notified',
    gag_order: 'gagged',
    gag_orders: 'gagged',
    under_gag_order: 'gagged',
  },
  near: nearProcessHeading,
  problems: (row, figures) => moreThanReceived(row, figures, ['disclosed', 'notified', 'gagged']),
};

const negated =
  /(?:^|[^a-z])(?:no|not|non|none|nothing|never|without|delayed|den(?:ied|ials?)|reject(?:ed|ions?)|refused|declined|withheld|lifted|expired|part|partial(?:ly)?|in_full)(?![a-z])|undisclosed/;

/** The columns of a table by types of process are called in many ways, by the same few words. */
function nearProcessHeading(heading: string): string | null {
  // What was not done, or in part, is another figure; `non-disclosure` and `No. of` are not about that.
  if (negated.test(heading.replaceAll(/non_?disclosure|(?<![a-z])no\.?_of_/g, ''))) return null;
  const ids = [
    [/%|percent|rate|share/, null],
    [/^(?:types?_of_|legal_|request_)*(?:process(?:es)?|requests?_type|type)(?:_types?)?$/, 'row'],
    [/^types?_of_(?:legal_)?(?:process(?:es)?|requests?)$/, 'row'],
    [/gag|non_?disclosure/, 'gagged'],
    [/notif/, 'notified'],
    [/accounts?_(?:disclosed|produced|provided)|users?_disclosed/, null],
    [/disclos|produced|provided|complied/, 'disclosed'],
    [/account|identifier|users_affected/, 'identifiers'],
    [/received|^(?:total_|number_of_)?requests$/, 'received'],
  ] as const;
  return ids.find(([words]) => words.test(heading))?.[1] ?? null;
}

/** What early reports called columns otherwise: in the one of 2013 the share, beside bands of the United States. */
const firstNames = { accounts_specified: 'identifiers' };
/** Columns that say where a figure is from: no figures, and no column in other words. */
const noteNames = { source: 'note', sources: 'note', note: 'note', notes: 'note', remarks: 'note' };

function nearShare(heading: string): string | null {
  return /^percentage_some_data_(?:disclosed|provided|produced)(?![a-z])/.test(heading) ? 'percentage' : null;
}

const periodNames = { period: 'period', half_year: 'period', reporting_period: 'period', year: 'period' };
const regionNames = { country: 'row', region: 'row', country_or_region: 'row', 'country_/_region': 'row' };

/** The form of a table as it is imported: leniently, by whatever heading is known, or `mapped`. */
export function historyForm(category: HistoryCategory, mapped: PublishedMapping = {}): PublishedForm {
  const form = category === 'by-process' ? processForm : formOf(category);
  return {
    near: nearShare,
    ...form,
    mapped,
    also: {
      ...noteNames,
      ...firstNames,
      ...periodNames,
      ...(category === 'by-process' ? {} : regionNames),
      ...nearHeadings(form.columns),
      ...form.also,
    },
  };
}

/**
 * Reads a mapping of a table's columns to the headings of a file: `{"Account Requests Received": "Anfragen"}`. Failure
 * `invalid-input` for anything else.
 */
export function readPublishedMapping(value: unknown, category: HistoryCategory): PublishedMapping {
  const { columns, rowHeading } = historyForm(category);
  const names = [
    ['period', 'TR Period'] as const,
    ...(rowHeading === null ? [] : [['row', rowHeading] as const]),
    ...columns.map(({ id, heading }) => [id, heading] as const),
  ];
  const given =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  const mapped = given.map(([column, heading]: [string, unknown]) => {
    const id = names.find(([, name]) => foldedHeader(name) === foldedHeader(column))?.[0];
    const folded = typeof heading === 'string' ? foldedHeader(heading) : '';
    return id === undefined || folded === '' ? null : ([folded, id] as const);
  });
  const known = mapped.filter((one) => one !== null);
  refuseDoubles(known);
  if (known.length > 0 && known.length === mapped.length) return Object.fromEntries(known);
  throw new Failure(
    'invalid-input',
    `A mapping is an object that names for columns the heading in the file, such as {"${columns[0]?.heading ?? ''}": "Requests from authorities"}. Nothing was imported. Columns: ${names.map(([, name]) => name).join('; ')}.`,
  );
}

/** Each column is one heading, and each heading one column: else the last would count. */
function refuseDoubles(mapped: readonly (readonly [heading: string, id: string])[]): void {
  const [headings, ids] = [new Set(mapped.map(([heading]) => heading)), new Set(mapped.map(([, id]) => id))];
  if (headings.size === mapped.length && ids.size === mapped.length) return;
  throw new Failure(
    'invalid-input',
    'The mapping names one heading for two columns, or one column twice. Nothing was imported. Name for each column the heading of its own.',
  );
}

/** Data is `Provided`, `Disclosed` or `Produced`, by publisher. */
function nearHeadings(columns: PublishedForm['columns']): PublishedForm['also'] {
  const near = columns.flatMap(({ id, heading }) =>
    ['Disclosed', 'Produced'].map((word) => [foldedHeader(heading.replace('Provided', word)), id] as const),
  );
  return Object.fromEntries(near);
}

/** What a column of a file is; `isNear`: only by its words, since no other column is it, or may be. */
interface ReadColumn {
  readonly id: string | null;
  readonly isNear: boolean;
}

/** For each header of a file the id of its column, `period`, `row`, or null. */
export function columnIds(
  { columns, rowHeading, also, near, mapped = {} }: PublishedForm,
  header: readonly string[],
): readonly ReadColumn[] {
  const known = new Map<string, string>([
    ...Object.entries(also),
    ['tr_period', 'period'],
    ...(rowHeading === null ? [] : [[foldedHeader(rowHeading), 'row'] as const]),
    ...columns.map(({ id, heading }) => [foldedHeader(heading), id] as const),
  ]);
  const folded = header.map(foldedHeader);
  const saidOf = new Map(Object.entries(mapped));
  const said = new Set(folded.flatMap((cell) => saidOf.get(cell) ?? []));
  const named = folded.map((cell) => {
    const own = known.get(cell) ?? null;
    // What is said of another column of the file is not this one.
    return saidOf.get(cell) ?? (own !== null && said.has(own) ? null : own);
  });
  const maybe = folded.map((cell, index) => (named[index] === null ? (near?.(cell) ?? null) : null));
  return named.map((id, index) => {
    const other = maybe[index] ?? null;
    const isNear =
      other !== null && !named.includes(other) && maybe.filter((one) => one === other).length === 1;
    return { id: isNear ? other : id, isNear };
  });
}

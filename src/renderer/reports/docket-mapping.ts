import { docketColumns, type DocketColumn } from '../../core/reports/docket-columns.ts';

/** Which header of a file fills which column, as a person said. */
export type ChosenMapping = Partial<Readonly<Record<DocketColumn, string>>>;

export interface ColumnSource {
  readonly column: DocketColumn;
  /** The header that fills it now; empty where none does. */
  readonly header: string;
  /** Whether a person said so in this dialog, so that it can be taken back. */
  readonly chosen: boolean;
}

/** For each column of a docket, where it comes from. `columns`: for each header the column that it fills. */
export function columnSources(
  header: readonly string[],
  columns: readonly (DocketColumn | null)[],
  chosen: ChosenMapping,
): readonly ColumnSource[] {
  return docketColumns.map((column) => ({
    column,
    header: chosen[column] ?? header[columns.indexOf(column)] ?? '',
    chosen: chosen[column] !== undefined,
  }));
}

/** The mapping after a column was given a header, or (empty) none; a header fills one column only. */
export function mapColumn(chosen: ChosenMapping, column: DocketColumn, header: string): ChosenMapping {
  const others = Object.entries(chosen).filter(([other, taken]) => other !== column && taken !== header);
  return Object.fromEntries(header === '' ? others : [...others, [column, header]]);
}

/** The mapping as the vault takes it. */
export function mappingList(chosen: ChosenMapping): { column: DocketColumn; header: string }[] {
  return docketColumns.flatMap((column) => {
    const header = chosen[column];
    return header === undefined ? [] : [{ column, header }];
  });
}

/** `received_on` as a person reads it. */
export function columnWords(column: DocketColumn): string {
  const words = column.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

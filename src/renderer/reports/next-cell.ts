/** A place in a table: its row and column, from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads from one figure of a table to another; null where it leads nowhere. */
export function nextCell(
  key: string,
  { row, column }: CellPlace,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): CellPlace | null {
  const to = (nextRow: number, nextColumn: number): CellPlace | null =>
    nextRow < 0 || nextRow >= rows || nextColumn < 0 || nextColumn >= columns
      ? null
      : { row: nextRow, column: nextColumn };
  switch (key) {
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'Home':
      return to(row, 0);
    case 'End':
      return to(row, columns - 1);
    case 'PageUp':
      return to(0, column);
    case 'PageDown':
      return to(rows - 1, column);
    default:
      return null;
  }
}

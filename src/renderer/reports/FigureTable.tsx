import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import {
  hasTotal,
  type PublishedCell,
  type PublishedColumn,
  type PublishedRow,
  type PublishedTable,
} from '../../core/reports/published-table.ts';
import type { ReportView } from '../../ipc/report-views.ts';
import { figureName, figureText, figureTitle } from './figure-words.ts';
import { nextCell, type CellPlace } from './next-cell.ts';
import { chooseReport, type FigurePlace } from './report-choice.ts';

interface FigureTableProps {
  readonly table: PublishedTable;
  readonly period: ReportView['period'];
  /** The figure of which the cases are shown. */
  readonly shown: FigurePlace | null;
}

/** The table under its published headings. One figure is in the order of Tab; arrows go from there. */
export function FigureTable({ table, period, shown }: FigureTableProps): ReactNode {
  const [at, setAt] = useState<CellPlace>({ row: 0, column: 0 });
  const body = useRef<HTMLTableElement>(null);
  const byName = table.rowHeading !== null;
  const lines: readonly PublishedRow[] = hasTotal(table) ? [...table.rows, table.total] : table.rows;
  const move = (event: KeyboardEvent): void => {
    const next = nextCell(event.key, at, { rows: lines.length, columns: table.columns.length });
    if (next === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setAt(next);
    body.current?.querySelector<HTMLElement>(`[data-cell="${next.row}-${next.column}"]`)?.focus();
  };
  return (
    <div className="figures-scroll">
      <table ref={body} className="figures" aria-labelledby="report-table">
        <thead>
          <tr>
            <th scope="col">{table.rowHeading ?? 'Period'}</th>
            {table.columns.map(({ id, heading, definition }) => (
              <th key={id} scope="col" title={definition}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, row) => {
            const isTotal = row === table.rows.length;
            return (
              <tr key={isTotal ? 'total' : line.name} className={isTotal ? 'figures-total' : undefined}>
                <th scope="row">{byName ? line.name : period.name}</th>
                {table.columns.map((column, index) => (
                  <td key={column.id}>
                    <Figure
                      place={{ row: isTotal || !byName ? null : line.name, column: column.id }}
                      name={byName ? line.name : period.name}
                      column={column}
                      cell={line.cells[index] ?? null}
                      shown={shown}
                      cellId={`${row}-${index}`}
                      inTabOrder={at.row === row && at.column === index}
                      onKeyDown={move}
                      onFocus={() => setAt({ row, column: index })}
                    />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface FigureProps {
  readonly place: FigurePlace;
  readonly name: string;
  readonly column: PublishedColumn;
  readonly cell: PublishedCell;
  readonly shown: FigurePlace | null;
  readonly cellId: string;
  readonly inTabOrder: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
}

function Figure(props: FigureProps): ReactNode {
  const { place, name, column, cell, shown, cellId, inTabOrder, onKeyDown, onFocus } = props;
  const isShown = shown !== null && shown.row === place.row && shown.column === place.column;
  return (
    <button
      type="button"
      className="figure"
      data-cell={cellId}
      data-word={typeof cell === 'string' || cell === null || undefined}
      tabIndex={inTabOrder ? 0 : -1}
      title={figureTitle(cell)}
      aria-label={figureName(name, column, cell)}
      aria-pressed={isShown}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onClick={() => chooseReport({ shown: { of: 'figure', figure: place } })}
    >
      {figureText(column, cell)}
    </button>
  );
}

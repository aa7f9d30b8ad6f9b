import type { ReactNode } from 'react';
import type { FrozenReport } from '../../core/reports/frozen-report.ts';
import { changedCells, optionWords, reasonWords, withdrawnWords } from '../../core/reports/report-words.ts';
import type { TableId } from '../../core/reports/report.ts';
import { tableTitles } from '../../core/reports/table-titles.ts';

interface ChangedFiguresProps {
  /** The tables that the restatement has. */
  readonly tables: readonly TableId[];
  readonly restates: Pick<NonNullable<FrozenReport['restates']>, 'changes' | 'options' | 'withdrawn'>;
}

/** What a restatement changes: what was chosen otherwise, and the figures cell by cell. */
export function ChangedFigures({ tables, restates }: ChangedFiguresProps): ReactNode {
  const { changes, options } = restates;
  return (
    <>
      {withdrawnWords(tables, restates).map((words) => (
        <p key={words}>{words}</p>
      ))}
      {options.map((option) => (
        <p key={option.option}>{optionWords(option)}.</p>
      ))}
      {reasonWords(changes).map((reason) => (
        <p key={reason} className="user-text">
          {reason}
        </p>
      ))}
      {changes.length === 0 ? <p className="quiet">No figure changed.</p> : <ChangeTable changes={changes} />}
    </>
  );
}

function ChangeTable({ changes }: Pick<ChangedFiguresProps['restates'], 'changes'>): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keyboard
    <div className="docket-errors" tabIndex={0} role="group" aria-label="Every figure that changed">
      <table>
        <thead>
          <tr>
            {['Table', 'Row', 'Column', 'Before', 'Now'].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => {
            const { table, row, total, heading } = change;
            const [before, after] = changedCells(change);
            return (
              <tr key={JSON.stringify([table, row, total, heading])}>
                <td>{tableTitles[table]}</td>
                <th scope="row" className="user-text">
                  {row}
                </th>
                <td>{heading}</td>
                <td>{before}</td>
                <td>{after}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

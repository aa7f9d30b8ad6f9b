import type { ReactNode } from 'react';
import { isSameLine, rowReasons, type CellChange, type RowReason } from '../../core/reports/restatement.ts';
import { tableTitles } from '../../core/reports/table-titles.ts';
import { Field } from '../ui/Field.tsx';

interface OwnReasonsProps {
  readonly changes: readonly CellChange[];
  readonly reasons: readonly RowReason[];
  readonly onReasons: (reasons: readonly RowReason[]) => void;
}

const mostRows = 200;

/** Rows that changed for another reason than the rest: a field each, left empty where the one above holds. */
export function OwnReasons({ changes, reasons, onReasons }: OwnReasonsProps): ReactNode {
  const rows = rowReasons(changes);
  return (
    <details>
      <summary>Rows with a reason of their own</summary>
      <div className="stack">
        {rows.slice(0, mostRows).map((changed) => (
          <Field
            key={JSON.stringify([changed.table, changed.row, changed.total])}
            label={`${tableTitles[changed.table]}, ${changed.row}`}
          >
            {(control) => (
              <input
                {...control}
                maxLength={2000}
                value={reasons.find((one) => isSameLine(changed, one))?.why ?? ''}
                onChange={({ target: { value: why } }) =>
                  onReasons([
                    ...reasons.filter((one) => !isSameLine(changed, one)),
                    ...(why === '' ? [] : [{ ...changed, why }]),
                  ])
                }
              />
            )}
          </Field>
        ))}
        {rows.length > mostRows && (
          <p className="quiet">The first {mostRows} rows are here; the others have the reason above.</p>
        )}
      </div>
    </details>
  );
}

import type { ReactNode } from 'react';
import type { TableProblem } from '../../core/reports/invariants.ts';
import { Notice } from '../ui/Notice.tsx';

/** What contradicts in a table: errors block saving, warnings are to be explained. */
export function ReportFaults({ problems }: { readonly problems: readonly TableProblem[] }): ReactNode {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  return (
    <>
      {errors.length > 0 && (
        <Notice tone="failure">
          <p>This table can’t be saved: its figures contradict each other. Mend the cases behind them.</p>
          <Faults problems={errors} />
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice tone="warning">
          <p>
            This may be right, and doesn’t keep the table from being saved. Look at it, since readers will
            ask:
          </p>
          <Faults problems={warnings} />
        </Notice>
      )}
    </>
  );
}

function Faults({ problems }: { readonly problems: readonly TableProblem[] }): ReactNode {
  return (
    <ul className="report-faults">
      {problems.map(({ row, rule, message }) => (
        <li key={`${row} ${rule}`}>
          <strong>{row}</strong>: {message}
        </li>
      ))}
    </ul>
  );
}

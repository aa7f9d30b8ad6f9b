import { useState, type ReactNode } from 'react';
import { FileDown } from 'lucide-react';
import type { ReportView, TableReceipt } from '../../ipc/report-views.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { chooseReport, type ReportChoice } from './report-choice.ts';

interface SaveReportProps {
  readonly view: ReportView;
  readonly period: string;
  readonly choice: ReportChoice;
}

/** Writes the table that is shown to a file. */
export function SaveReport({ view, period, choice }: SaveReportProps): ReactNode {
  const { category, by, suppressBelow, totals } = choice;
  const [receipt, setReceipt] = useState<TableReceipt | null>(null);
  const saving = useTask();
  const isBlocked = view.problems.some(({ severity }) => severity === 'error');
  const save = async (format: 'csv' | 'json'): Promise<void> => {
    setReceipt(null);
    await saving.run(async () => {
      const written = await call('app.saveReport', { period, category, by, suppressBelow, totals, format });
      setReceipt(written);
      if (written !== null) announce(`Saved ${written.file}`);
    });
  };
  return (
    <div className="report-save">
      {receipt !== null && (
        <span className="report-saved">
          Saved as <bdi>{receipt.file}</bdi>
        </span>
      )}
      {view.table.rowHeading !== null && (
        <label className="check">
          <input
            type="checkbox"
            checked={totals}
            onChange={({ target: { checked } }) => chooseReport({ totals: checked, shown: choice.shown })}
          />
          Total in the CSV
        </label>
      )}
      {(['csv', 'json'] as const).map((format) => (
        <Button
          key={format}
          icon={FileDown}
          busy={saving.busy}
          disabled={isBlocked}
          title={isBlocked ? 'The figures contradict each other: see above' : undefined}
          onClick={() => void save(format)}
        >
          Save as {format.toUpperCase()}
        </Button>
      ))}
      <FailureNotice failure={saving.failure} onDismiss={saving.clear} />
    </div>
  );
}

import { useState, type ReactNode } from 'react';
import { hasTotal } from '../../core/reports/published-table.ts';
import { reportFormats, type ReportFormat } from '../../core/reports/report.ts';
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

const formatNames: Readonly<Record<ReportFormat, string>> = {
  csv: 'CSV',
  json: 'JSON',
  html: 'Web page',
  pdf: 'PDF',
};

/** Writes the table that is shown to a file. */
export function SaveReport({ view, period, choice }: SaveReportProps): ReactNode {
  const { table, by, smallNumbers, totals } = choice;
  const [receipt, setReceipt] = useState<TableReceipt | null>(null);
  const saving = useTask();
  const isBlocked = view.problems.some(({ severity }) => severity === 'error');
  const save = async (format: ReportFormat): Promise<void> => {
    setReceipt(null);
    await saving.run(async () => {
      const written = await call('app.saveReport', { period, table, by, smallNumbers, totals, format });
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
      {view.table !== null && hasTotal(view.table) && (
        <label className="check">
          <input
            type="checkbox"
            checked={totals}
            onChange={({ target: { checked } }) => chooseReport({ totals: checked, shown: choice.shown })}
          />
          Total in the CSV
        </label>
      )}
      <div className="report-save-as" role="group" aria-label="Save as">
        <span className="quiet">Save as</span>
        {reportFormats.map((format) => (
          <Button
            key={format}
            busy={saving.busy}
            disabled={isBlocked}
            aria-label={`Save as ${formatNames[format]}`}
            title={isBlocked ? 'The figures contradict each other: see above' : undefined}
            onClick={() => void save(format)}
          >
            {formatNames[format]}
          </Button>
        ))}
      </div>
      <FailureNotice failure={saving.failure} onDismiss={saving.clear} />
    </div>
  );
}

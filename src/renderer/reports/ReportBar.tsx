import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { reportCategories } from '../../core/legal-basis.ts';
import { tableCategories, type TableCategory } from '../../core/reports/columns.ts';
import { readPeriod } from '../../core/reports/period.ts';
import type { ReportPeriod } from '../../ipc/report-views.ts';
import { useTask } from '../app/use-task.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { requestsInWords } from './figure-words.ts';
import { chooseReport, type ReportChoice } from './report-choice.ts';

interface ReportBarProps {
  readonly periods: readonly ReportPeriod[];
  readonly period: string;
  readonly choice: ReportChoice;
}

const otherPeriod = 'other';

/** What the report is about. */
export function ReportBar({ periods, period, choice }: ReportBarProps): ReactNode {
  const [asksOther, setAsksOther] = useState(false);
  const isListed = periods.some(({ name }) => name === period);
  return (
    <div className="report-bar">
      <Field label="Period">
        {(control) => (
          <select
            {...control}
            value={asksOther ? otherPeriod : period}
            onChange={({ target: { value } }) => {
              setAsksOther(value === otherPeriod);
              if (value !== otherPeriod) chooseReport({ period: value });
            }}
          >
            {!isListed && <option value={period}>{period}</option>}
            {periods.map(({ name, requests }) => (
              <option key={name} value={name}>
                {name} ({requestsInWords(requests)})
              </option>
            ))}
            <option value={otherPeriod}>Another period…</option>
          </select>
        )}
      </Field>
      {asksOther && <OtherPeriod onChosen={() => setAsksOther(false)} />}
      <Field label="Category">
        {(control) => (
          <select
            {...control}
            value={choice.category}
            onChange={({ target: { value } }) => chooseReport({ category: value as TableCategory })}
          >
            {tableCategories.map((id) => (
              <option key={id} value={id}>
                {reportCategories.labels[id]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Counted by the day">
        {(control) => (
          <select
            {...control}
            value={choice.by}
            onChange={({ target: { value } }) =>
              chooseReport({ by: value === 'decided' ? 'decided' : 'received' })
            }
          >
            <option value="received">it was received</option>
            <option value="decided">it was decided</option>
          </select>
        )}
      </Field>
      <Field label="Small counts">
        {(control) => (
          <select
            {...control}
            value={choice.suppressBelow ?? ''}
            onChange={({ target: { value } }) =>
              chooseReport({ suppressBelow: value === '' ? null : Number(value) })
            }
          >
            <option value="">all shown</option>
            {[3, 5, 10, 20].map((threshold) => (
              <option key={threshold} value={threshold}>
                held back below {threshold}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}

function OtherPeriod({ onChosen }: { readonly onChosen: () => void }): ReactNode {
  const [written, setWritten] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const reading = useTask();
  const choose = (event: FormEvent): void => {
    event.preventDefault();
    void reading.run(async () => {
      chooseReport({ period: readPeriod(written).name });
      onChosen();
    });
  };
  return (
    <form className="report-other-period" onSubmit={choose}>
      <Field label="Half-year, year, or two days">
        {(control) => (
          <input
            {...control}
            ref={field}
            value={written}
            maxLength={40}
            placeholder="2013-01-01..2013-06-30"
            onChange={(event) => setWritten(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" disabled={written.trim() === ''}>
        Show
      </Button>
      <FailureNotice failure={reading.failure} />
    </form>
  );
}

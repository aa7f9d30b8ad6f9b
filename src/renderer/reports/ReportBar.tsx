import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { isByRegion, tableCategories } from '../../core/reports/columns.ts';
import { readPeriod } from '../../core/reports/period.ts';
import type { TableId } from '../../core/reports/report.ts';
import { tableOrder, tableTitles } from '../../core/reports/table-titles.ts';
import type { PublishedView, ReportPeriod } from '../../ipc/report-views.ts';
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
  /** The latest report of the period that was published. */
  readonly published: PublishedView | undefined;
}

const otherPeriod = 'other';

/** What the report is about. */
export function ReportBar({ periods, period, choice, published }: ReportBarProps): ReactNode {
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
      <Field label="Table">
        {(control) => (
          <select
            {...control}
            value={choice.table}
            onChange={({ target: { value } }) => chooseReport({ table: value as TableId })}
          >
            <optgroup label="By country or region">
              {tableCategories.filter(isByRegion).map((id) => (
                <TableOption key={id} id={id} />
              ))}
            </optgroup>
            <optgroup label="As a whole">
              {tableOrder
                .filter((id) => !isOf(tableCategories.filter(isByRegion), id))
                .map((id) => (
                  <TableOption key={id} id={id} />
                ))}
            </optgroup>
          </select>
        )}
      </Field>
      <Field label="Counted by the day">
        {(control) => (
          <select
            {...control}
            value={choice.by}
            onChange={({ target: { value } }) =>
              chooseReport({
                by: value === 'decided' ? 'decided' : 'received',
                smallNumbers: choice.smallNumbers,
                chosenFor: period,
              })
            }
          >
            {(['received', 'decided'] as const).map((by) => (
              <option key={by} value={by}>
                it was {by}
                {published?.by === by ? asPublished : ''}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Small counts">
        {(control) => (
          <select
            {...control}
            value={smallNumbersKey(choice.smallNumbers)}
            onChange={({ target: { value } }) =>
              chooseReport({ by: choice.by, smallNumbers: smallNumbersOf(value), chosenFor: period })
            }
          >
            {smallNumberChoices([choice.smallNumbers, published?.smallNumbers ?? null]).map((small) => (
              <option key={smallNumbersKey(small)} value={smallNumbersKey(small)}>
                {smallNumbersLabel(small)}
                {published !== undefined && smallNumbersKey(small) === smallNumbersKey(published.smallNumbers)
                  ? asPublished
                  : ''}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}

function TableOption({ id }: { readonly id: TableId }): ReactNode {
  return <option value={id}>{tableTitles[id]}</option>;
}

function isOf(ids: readonly string[], id: string): boolean {
  return ids.includes(id);
}

const asPublished = ' (as published)';

/** What is offered, with what is chosen and what was published among it. */
function smallNumberChoices(
  also: readonly ReportChoice['smallNumbers'][],
): readonly ReportChoice['smallNumbers'][] {
  const offered = (mode: 'suppress' | 'merge') => {
    const others = also.flatMap((small) => (small?.mode === mode ? [small.threshold] : []));
    const thresholds = [...new Set([3, 5, 10, 20, ...others])].toSorted((a, b) => a - b);
    return thresholds.map((threshold) => ({ mode, threshold }));
  };
  return [null, ...offered('suppress'), ...offered('merge')];
}

function smallNumbersLabel(small: ReportChoice['smallNumbers']): string {
  if (small === null) return 'all shown';
  return `${small.mode === 'suppress' ? 'held back below' : 'rows put together below'} ${small.threshold}`;
}

/** `suppress 5`; empty where all are shown. */
function smallNumbersKey(small: ReportChoice['smallNumbers']): string {
  return small === null ? '' : `${small.mode} ${small.threshold}`;
}

function smallNumbersOf(key: string): ReportChoice['smallNumbers'] {
  const [mode, threshold] = key.split(' ');
  if (mode !== 'suppress' && mode !== 'merge') return null;
  return { mode, threshold: Number(threshold) };
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

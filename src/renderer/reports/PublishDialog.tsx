import { useState, type ReactNode } from 'react';
import { Stamp } from 'lucide-react';
import { dayWords } from '../../core/reports/report-words.ts';
import type { RowReason } from '../../core/reports/restatement.ts';
import { tableTitles } from '../../core/reports/table-titles.ts';
import type { PublishingView } from '../../ipc/report-views.ts';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';
import { useTask } from '../app/use-task.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { ChangedFigures } from './ChangedFigures.tsx';
import { ProcessInDoubt } from './ProcessInDoubt.tsx';
import { OwnReasons } from './OwnReasons.tsx';
import { requestsInWords } from './figure-words.ts';
import type { ReportChoice } from './report-choice.ts';

interface PublishDialogProps extends Pick<ReportChoice, 'by' | 'smallNumbers'> {
  readonly period: string;
  readonly onClose: () => void;
}

/** What is to be known before a report is frozen and signed, and the act. */
export function PublishDialog({ period, by, smallNumbers, onClose }: PublishDialogProps): ReactNode {
  const asked = { period, by, smallNumbers };
  const prepared = useQuery(
    `publish ${JSON.stringify(asked)}`,
    () => call('reports.prepare', asked),
    (event) => event.type === 'changed',
  );
  const [why, setWhy] = useState('');
  const [reasons, setReasons] = useState<readonly RowReason[]>([]);
  const publishing = useTask();
  const view = prepared.value;
  const publish = async ({ hash }: PublishingView): Promise<void> => {
    await publishing.run(async () => {
      await call('reports.publish', { ...asked, why, reasons, hash });
      announce(`The report of ${period} is published`);
      onClose();
    });
  };
  return (
    <Dialog
      title={`Publish the report of ${period}`}
      size="large"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button
            look="primary"
            icon={Stamp}
            busy={publishing.busy}
            disabled={view === null || !isReady(view, why)}
            onClick={() => {
              if (view !== null) void publish(view);
            }}
          >
            Freeze and sign
          </Button>
        </>
      }
    >
      <FailureNotice failure={prepared.failure} />
      <FailureNotice failure={publishing.failure} onDismiss={publishing.clear} />
      {view !== null && (
        <Prepared view={view} why={why} onWhy={setWhy} reasons={reasons} onReasons={setReasons} />
      )}
    </Dialog>
  );
}

function isReady({ problems, restates, tables, inDoubt }: PublishingView, why: string): boolean {
  if (inDoubt.length > 0 || problems.some(({ severity }) => severity === 'error')) return false;
  if (restates === null) return tables.length > 0;
  return why.trim() !== '' && !isTheSame(restates);
}

function isTheSame({ changes, options }: NonNullable<PublishingView['restates']>): boolean {
  return changes.length === 0 && options.length === 0;
}

function notCounted(requests: number): string {
  return `${requestsInWords(requests)} can’t be counted and ${requests === 1 ? 'is' : 'are'} in no table.`;
}

interface PreparedProps {
  readonly view: PublishingView;
  readonly why: string;
  readonly onWhy: (why: string) => void;
  readonly reasons: readonly RowReason[];
  readonly onReasons: (reasons: readonly RowReason[]) => void;
}

function Prepared({ view, why, onWhy, reasons, onReasons }: PreparedProps): ReactNode {
  const { tables, warnings, uncounted, withheld, restates } = view;
  return (
    <div className="stack">
      <p>
        The report is frozen as it is now and signed with your key. It is kept as published: what is found
        later comes in a restatement, which says what changed and why.{' '}
        {view.publisher === '' ? (
          'It names no publisher: under Settings one can be set.'
        ) : (
          <>
            Its publisher is <bdi>{view.publisher}</bdi>.
          </>
        )}
      </p>
      <ProcessInDoubt given={view.inDoubt} />
      <Problems view={view} />
      {uncounted.length > 0 && (
        <Notice tone="warning">
          {notCounted(uncounted.reduce((sum, { requests }) => sum + requests, 0))} The screen behind lists
          what is missing.
        </Notice>
      )}
      {warnings.map((words) => (
        <Notice key={words} tone="warning">
          {words}
        </Notice>
      ))}
      {withheld !== null && <Notice tone="info">National security is left out. {withheld}</Notice>}
      <section aria-labelledby="publish-tables">
        <h3 id="publish-tables">Tables</h3>
        {tables.length === 0 ? (
          <p className="quiet">
            {restates === null ? 'Nothing is counted in this period.' : 'This report has none.'}
          </p>
        ) : (
          <ul className="publish-tables">
            {tables.map(({ id, rows }) => (
              <li key={id}>
                {tableTitles[id]}{' '}
                <span className="quiet">
                  {rows} {rows === 1 ? 'row' : 'rows'}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {restates !== null && (
        <section className="stack" aria-labelledby="publish-changes">
          <h3 id="publish-changes">
            What changes since the report of {dayWords(restates.publishedAt.slice(0, 10))}
          </h3>
          <ChangedFigures tables={tables.map(({ id }) => id)} restates={restates} />
          {isTheSame(restates) && (
            <p>It says the same as that one, which stays as it is: there is nothing to publish.</p>
          )}
          <Field label="Why it is restated" hint="It stands in the report, for its readers.">
            {(control) => (
              <textarea
                {...control}
                rows={3}
                maxLength={20_000}
                value={why}
                onChange={(event) => onWhy(event.target.value)}
              />
            )}
          </Field>
          {restates.changes.length > 0 && (
            <OwnReasons changes={restates.changes} reasons={reasons} onReasons={onReasons} />
          )}
        </section>
      )}
    </div>
  );
}

function Problems({ view: { problems } }: { readonly view: PublishingView }): ReactNode {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  return (
    <>
      {errors.length > 0 && (
        <Notice tone="failure">
          <p>It can’t be published: figures contradict each other. Mend the cases behind them.</p>
          <ProblemList problems={errors} />
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice tone="warning">
          <p>This may be right, and doesn’t keep it from being published. Readers will ask:</p>
          <ProblemList problems={warnings} />
        </Notice>
      )}
    </>
  );
}

function ProblemList({ problems }: { readonly problems: PublishingView['problems'] }): ReactNode {
  return (
    <ul className="report-faults">
      {problems.map(({ category, row, rule, message }) => (
        <li key={`${category} ${row} ${rule}`}>
          <strong>
            {tableTitles[category]}, {row}
          </strong>
          : {message}
        </li>
      ))}
    </ul>
  );
}

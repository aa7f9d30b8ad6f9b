import type { ReactNode } from 'react';
import type { DocketImportView } from '../../ipc/report-views.ts';
import { Field } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import { columnSources, columnWords, mapColumn } from './docket-mapping.ts';
import type { DateOrder, DocketReading } from './ImportDocketDialog.tsx';

interface DocketPreviewProps {
  readonly view: DocketImportView;
  /** Whether it was imported; else this is what would be. */
  readonly done: boolean;
  /** Whether it is being read anew, or saved: until then it is read in no other way. */
  readonly busy: boolean;
  readonly reading: DocketReading;
  readonly onReading: (reading: DocketReading) => void;
}

/** What a docket brings in, what is wrong in it, and which of its headers fills which column. */
export function DocketPreview({ view, done, busy, reading, onReading }: DocketPreviewProps): ReactNode {
  const { refused, rows, imported, known, corrected, left, rejectedRows, errorCount, doubt } = view;
  return (
    <>
      {refused === null ? (
        <dl className="docket-counts">
          <Count label="Rows in the file" count={rows} tone="plain" />
          <Count label={done ? 'Imported as cases' : 'Become cases'} count={imported} tone="good" />
          {reading.correct && (
            <Count
              label={done ? 'Cases corrected' : 'Cases that would be corrected'}
              count={corrected}
              tone="good"
            />
          )}
          <Count label="In the vault already" count={known} tone="plain" />
          {left > 0 && <Count label="Say less than their case" count={left} tone="plain" />}
          <Count
            label={errorCount > rejectedRows ? `Rows left out, with ${errorCount} faults` : 'Rows left out'}
            count={rejectedRows}
            tone={rejectedRows > 0 ? 'bad' : 'plain'}
          />
        </dl>
      ) : (
        <Notice tone="failure">{refused} Choose it below, under Columns.</Notice>
      )}
      {refused === null && !done && (
        <label className="check">
          <input
            type="checkbox"
            checked={reading.correct}
            aria-disabled={busy}
            onChange={(event) => onReading({ ...reading, correct: event.target.checked })}
          />
          <span>
            Let rows correct their cases
            <br />
            <span className="quiet">
              Where the vault has the reference with other content. Only what a docket said is corrected, by
              an entry of its own; what people recorded or decided since stays.
            </span>
          </span>
        </label>
      )}
      {doubt !== null && <Notice tone="warning">{doubt}</Notice>}
      {view.days.map((words) => (
        <Notice key={words} tone="warning">
          {words}
        </Notice>
      ))}
      {refused === null && !done && imported + corrected + left === 0 && errorCount === 0 && (
        <Notice tone="good">Everything in this file is in the vault already. Nothing would change.</Notice>
      )}
      <ToLookAt what="names of countries" said={view.regions} done={done} />
      <ToLookAt what="kinds of process" said={view.processes} done={done} />
      <ToLookAt what="blank cells" said={view.blanks} done={done} />
      {errorCount > 0 && <DocketErrors view={view} done={done} />}
      {!done && <DocketColumns view={view} busy={busy} reading={reading} onReading={onReading} />}
    </>
  );
}

interface CountProps {
  readonly label: string;
  readonly count: number;
  readonly tone: 'good' | 'bad' | 'plain';
}

function Count({ label, count, tone }: CountProps): ReactNode {
  return (
    <div className={`docket-count docket-count-${tone}`}>
      <dt>{label}</dt>
      <dd>{new Intl.NumberFormat('en').format(count)}</dd>
    </div>
  );
}

interface ToLookAtProps {
  readonly what: string;
  readonly said: readonly string[];
  readonly done: boolean;
}

/** What was read, but may be meant otherwise. */
function ToLookAt({ what, said, done }: ToLookAtProps): ReactNode {
  if (said.length === 0) return null;
  return (
    <Notice tone="warning">
      <p>{done ? `Look at these ${what}:` : `Look at these ${what} before you import:`}</p>
      <ul className="report-faults">
        {said.map((words) => (
          <li key={words} className="user-text">
            {words}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const errorsShown = 200;

function DocketErrors({
  view,
  done,
}: {
  readonly view: DocketImportView;
  readonly done: boolean;
}): ReactNode {
  const shown = view.errors.slice(0, errorsShown);
  return (
    <section aria-labelledby="docket-errors">
      <h3 id="docket-errors">Rows in error</h3>
      <p className="quiet">
        {done ? 'They were left out.' : 'They are left out.'} Save them, mend them there, and import that
        file: what the vault has already is not taken twice.
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keyboard */}
      <div className="docket-errors" tabIndex={0} role="group" aria-label="Rows in error">
        <table>
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Column</th>
              <th scope="col">What is wrong</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ row, column, message }) => (
              <tr key={`${row} ${column ?? ''} ${message}`}>
                <td>{row}</td>
                <td>{column ?? 'whole row'}</td>
                <td className="user-text">{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {view.errorCount > shown.length && (
        <p className="quiet">The first {shown.length} are shown; the saved file has the rest.</p>
      )}
    </section>
  );
}

function DocketColumns({ view, busy, reading, onReading }: Omit<DocketPreviewProps, 'done'>): ReactNode {
  const sources = columnSources(view.header, view.columns, reading.mapping);
  const missing = sources.filter(({ header }) => header === '').length;
  const delimiters: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' };
  // Mapping one column is often the first of several.
  const isMapping = view.refused !== null || Object.keys(reading.mapping).length > 0;
  return (
    <details className="docket-columns" open={isMapping || undefined}>
      <summary>
        Columns{' '}
        <span className="quiet">
          {sources.length - missing} of {sources.length} are in the file, which has{' '}
          {delimiters[view.delimiter] ?? 'bars'} between its cells and is written in {view.encoding}
        </span>
      </summary>
      <div className="docket-columns-fields">
        {sources.map(({ column, header, chosen }) => (
          <Field key={column} label={columnWords(column)}>
            {(control) => (
              <select
                {...control}
                value={header}
                aria-disabled={busy}
                onChange={({ target: { value } }) =>
                  onReading({ ...reading, mapping: mapColumn(reading.mapping, column, value) })
                }
              >
                {(header === '' || chosen) && (
                  <option value="">{chosen ? 'As before' : 'Not in the file'}</option>
                )}
                {[...new Set(view.header)]
                  .filter((one) => one.trim() !== '')
                  .map((one) => (
                    <option key={one} value={one}>
                      {one}
                    </option>
                  ))}
              </select>
            )}
          </Field>
        ))}
        <Field label="Days such as 3/4/2013">
          {(control) => (
            <select
              {...control}
              value={reading.dates ?? ''}
              aria-disabled={busy}
              onChange={({ target: { value } }) =>
                onReading({ ...reading, dates: value === '' ? null : (value as Exclude<DateOrder, null>) })
              }
            >
              <option value="">as the file itself shows</option>
              <option value="day-first">day first: 3 April</option>
              <option value="month-first">month first: March 4</option>
            </select>
          )}
        </Field>
      </div>
      <p className="quiet">On import the vault remembers what you chose here, for the next file.</p>
    </details>
  );
}

import { useState, type ReactNode } from 'react';
import { Import } from 'lucide-react';
import { historyCategories, type HistoryCategory } from '../../core/reports/published-form.ts';
import { tableTitles } from '../../core/reports/table-titles.ts';
import type { PublishedImport } from '../../ipc/report-views.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { sendFile } from '../documents/send-file.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { chooseHistory } from './history-choice.ts';
import { PublishedProblems } from './PublishedProblems.tsx';

interface ImportPublishedDialogProps {
  readonly file: File;
  readonly onClose: () => void;
}

/** Takes in a table that was published, as it is, and says what is wrong in it. */
export function ImportPublishedDialog({ file, onClose }: ImportPublishedDialogProps): ReactNode {
  const [publisher, setPublisher] = useState('');
  const [category, setCategory] = useState<HistoryCategory>('account');
  const [period, setPeriod] = useState('');
  const [done, setDone] = useState<PublishedImport | null>(null);
  const importing = useTask();
  const importNow = (): Promise<unknown> =>
    importing.run(async () => {
      const upload = await sendFile(file, new AbortController().signal, () => undefined);
      try {
        const asked = { upload, publisher, category, period: period.trim() === '' ? null : period };
        const imported = await call('reports.importPublished', asked);
        setDone(imported);
        chooseHistory({ publisher: publisher.trim(), category, period: null, before: null, after: null });
        announce(`Imported ${imported.rows} rows`);
      } finally {
        void call('uploads.cancel', { upload }).catch(() => {});
      }
    });
  return (
    <Dialog
      key={done === null ? 'ask' : 'done'}
      title={done === null ? 'Import a published table' : 'Published table imported'}
      onClose={onClose}
      actions={
        done === null ? (
          <>
            <span className="spacer" />
            <Button look="quiet" onClick={onClose}>
              Cancel
            </Button>
            <Button
              look="primary"
              icon={Import}
              busy={importing.busy}
              disabled={publisher.trim() === ''}
              onClick={() => void importNow()}
            >
              Import
            </Button>
          </>
        ) : (
          <>
            <span className="spacer" />
            <Button look="primary" onClick={onClose}>
              Done
            </Button>
          </>
        )
      }
    >
      <div className="stack">
        <p>
          <bdi>{file.name}</bdi>
        </p>
        <FailureNotice failure={importing.failure} />
        {done === null ? (
          <>
            <Field label="Published by">
              {(control) => (
                <input
                  {...control}
                  value={publisher}
                  maxLength={200}
                  onChange={({ target: { value } }) => setPublisher(value)}
                />
              )}
            </Field>
            <Field label="Category">
              {(control) => (
                <select
                  {...control}
                  value={category}
                  onChange={({ target: { value } }) => setCategory(value as HistoryCategory)}
                >
                  {historyCategories.map((id) => (
                    <option key={id} value={id}>
                      {tableTitles[id]}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field
              label="Period, where its rows name none"
              hint="A half-year such as 2013 H1, a year, or two days."
            >
              {(control) => (
                <input
                  {...control}
                  value={period}
                  maxLength={40}
                  onChange={({ target: { value } }) => setPeriod(value)}
                />
              )}
            </Field>
            <p className="quiet">
              It is kept as it was published; what contradicts in it is said, and not changed.
            </p>
          </>
        ) : (
          <ImportedTable done={done} />
        )}
      </div>
    </Dialog>
  );
}

function ImportedTable({ done }: { readonly done: PublishedImport }): ReactNode {
  const { known, rows, problems, replaces } = done;
  return (
    <>
      <Notice tone="good">
        {known
          ? 'This table was here already. Nothing was added.'
          : `${rows} rows are part of the history now.`}
      </Notice>
      {replaces !== null && <Notice tone="warning">{replaces}</Notice>}
      {problems.length > 0 && (
        <>
          <Notice tone="warning">
            It was published with these defects. The trends show it as it was published.
          </Notice>
          <PublishedProblems problems={problems} />
        </>
      )}
    </>
  );
}

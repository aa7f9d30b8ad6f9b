import { useState, type ReactNode } from 'react';
import { FolderDown } from 'lucide-react';
import { choiceWords } from '../../core/reports/report-words.ts';
import type { FilesReceipt, PublishedView } from '../../ipc/report-views.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { localZone } from '../app/zoned-time.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { Tag } from '../ui/Tag.tsx';
import { When } from '../ui/When.tsx';
import { ChangedFigures } from './ChangedFigures.tsx';

/** Every report that was published from this vault, as it was published, the latest first. */
export function PublishedReports({ all }: { readonly all: readonly PublishedView[] }): ReactNode {
  if (all.length === 0) return null;
  const restated = new Set(all.map(({ restates }) => restates?.id));
  return (
    <section className="report-section" aria-labelledby="published-reports">
      <h2 id="published-reports">Published</h2>
      <ul className="published-reports">
        {all.toReversed().map((one) => (
          <li key={one.id}>
            <Published one={one} isRestated={restated.has(one.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Published({
  one,
  isRestated,
}: {
  readonly one: PublishedView;
  readonly isRestated: boolean;
}): ReactNode {
  const { period, publishedAt, tables, by, smallNumbers, restates, isAsSigned } = one;
  const chosen = choiceWords({ rule: by, smallNumbers: smallNumbers ?? { mode: 'show' } });
  const saving = useTask();
  const [receipt, setReceipt] = useState<FilesReceipt | null>(null);
  const save = async (): Promise<void> => {
    setReceipt(null);
    await saving.run(async () => {
      const written = await call('app.savePublished', { id: one.id });
      setReceipt(written);
      if (written !== null) announce(`${written.files.length} files saved`);
    });
  };
  return (
    <article className="published-report" aria-label={`Report of ${period}`}>
      <header className="row">
        <h3>{period}</h3>
        {isRestated ? <Tag>restated since</Tag> : <Tag tone="good">stands</Tag>}
        {restates !== null && <Tag tone="warn">restatement</Tag>}
        <span className="quiet">
          {tables.length} {tables.length === 1 ? 'table' : 'tables'}, published{' '}
          <When at={publishedAt} zone={localZone()} />
          {chosen.map((words) => `, ${words}`).join('')}
        </span>
        <span className="spacer" />
        <Button icon={FolderDown} busy={saving.busy} disabled={!isAsSigned} onClick={() => void save()}>
          Save all files…
        </Button>
      </header>
      {!isAsSigned && <Notice tone="failure">This record is no longer what was signed.</Notice>}
      <FailureNotice failure={saving.failure} onDismiss={saving.clear} />
      {receipt !== null && (
        <p className="report-saved">
          {receipt.files.length} files saved into <bdi>{receipt.folder}</bdi>
        </p>
      )}
      {restates !== null && (
        <>
          <p className="user-text">{restates.why}</p>
          <details>
            <summary>
              {restates.changes.length} {restates.changes.length === 1 ? 'figure' : 'figures'} changed
            </summary>
            <ChangedFigures tables={tables} restates={restates} />
          </details>
        </>
      )}
    </article>
  );
}

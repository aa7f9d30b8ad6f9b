import type { ReactNode } from 'react';
import { counted } from '../../core/cases/summary.ts';
import type { ImportPreview } from '../../ipc/views.ts';
import { localZone } from '../app/zoned-time.ts';
import { StateTag } from '../people/StateTag.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Tag } from '../ui/Tag.tsx';
import { When } from '../ui/When.tsx';

interface PreviewInWordsProps {
  readonly preview: ImportPreview;
  /** Whether it was imported already, or would only be. */
  readonly done: boolean;
}

function entries(count: number): string {
  return `${String(count)} ${count === 1 ? 'entry' : 'entries'}`;
}

/** Who signed a bundle, and by case what it changes, in words. */
export function PreviewInWords({ preview, done }: PreviewInWordsProps): ReactNode {
  const { signer, createdAt, receipt, authors, cases, added, known, newDocuments, disagreements } = preview;
  return (
    <>
      <dl className="facts">
        <dt>Signed by</dt>
        <dd>
          <bdi>{signer.name}</bdi> <StateTag state={signer.state} />
        </dd>
        <dt>Key</dt>
        <dd>
          <code>{signer.fingerprint}</code>
        </dd>
        <dt>Made</dt>
        <dd>
          <When at={createdAt} zone={localZone()} />
        </dd>
        {receipt !== null && (
          <>
            <dt>Receipt</dt>
            <dd>
              for what they hold of {counted(receipt.cases, 'case')}, signed{' '}
              <When at={receipt.at} zone={localZone()} />
            </dd>
          </>
        )}
        <dt>{done ? 'Came in' : 'Would come in'}</dt>
        <dd>
          {entries(added)} and {counted(newDocuments, 'document')}; {entries(known)} {done ? 'were' : 'are'}{' '}
          here already
        </dd>
      </dl>
      {!done && (
        <p className="quiet">
          Compare the key with the one that your colleague tells you. A name alone proves nothing.
        </p>
      )}
      {[...preview.sameNames, ...preview.notCompared].map((words) => (
        <Notice key={words} tone="warning">
          <bdi>{words}</bdi>
        </Notice>
      ))}
      {authors
        .filter(({ state, uncounted }) => uncounted > 0 && state !== 'unknown')
        .map(({ key, name, state, uncounted }) => (
          <Notice key={key} tone="warning">
            {counted(uncounted, 'entry', 'entries')} of <bdi>{name}</bdi>{' '}
            {uncounted === 1 ? 'counts' : 'count'} for nothing:{' '}
            {state === 'self' ? 'a former key of yours signed' : 'the key was retired before they came'}.
          </Notice>
        ))}
      {disagreements > 0 && (
        <Notice tone="warning">
          {counted(disagreements, 'disagreement')}: decisions were signed without knowing of each other. Both
          stand until somebody settles it.
        </Notice>
      )}
      {cases.map((each) => (
        <details
          key={each.case}
          className="card import-case"
          open={cases.length === 1 || each.histories.length > 0}
        >
          <summary>
            <b>
              <bdi>{each.reference || 'No reference yet'}</bdi>
            </b>{' '}
            {each.isNew ? (
              <Tag tone="good">New case</Tag>
            ) : (
              <Tag>{each.added === 0 ? 'Nothing new' : `${entries(each.added)} more`}</Tag>
            )}
          </summary>
          {each.histories.map(({ kind, entries: [entry], words }) => (
            <Notice key={`${kind} ${String(entry)}`} tone="warning">
              <bdi>{words}</bdi>
            </Notice>
          ))}
          {each.conflicts.map((words) => (
            <Notice key={words} tone="warning">
              <bdi>{words}</bdi>
            </Notice>
          ))}
          <ol className="import-changes">
            {each.changes.map((change, index) => (
              // Two changes may be alike in all they show; their order is what tells them apart.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index}>
                <b>
                  <bdi>{change.name}</bdi>
                </b>{' '}
                {change.state === 'unknown' && (
                  <span className="quiet">
                    (unknown, key <code>{change.author.slice(0, 16)}</code>){' '}
                  </span>
                )}
                <span className="quiet">
                  <When at={change.at} zone={localZone()} />
                </span>{' '}
                {!change.counts && <Tag tone="warn">Does not count here</Tag>}
                <p className="user-text" dir="auto">
                  {change.what.join('\n')}
                </p>
              </li>
            ))}
          </ol>
        </details>
      ))}
    </>
  );
}

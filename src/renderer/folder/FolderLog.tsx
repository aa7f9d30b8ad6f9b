import type { ReactNode } from 'react';
import type { FolderLogLine } from '../../ipc/folder-views.ts';
import { localZone } from '../app/zoned-time.ts';
import { Tag } from '../ui/Tag.tsx';
import { When } from '../ui/When.tsx';

const kinds: Readonly<
  Record<FolderLogLine['kind'], readonly [words: string, tone: 'plain' | 'good' | 'bad' | 'warn']>
> = {
  sent: ['Sent', 'plain'],
  received: ['Received', 'good'],
  waits: ['Waits', 'warn'],
  skipped: ['Skipped', 'warn'],
  trouble: ['Trouble', 'bad'],
};

/** What went through the folder, latest first. */
export function FolderLog({ lines }: { readonly lines: readonly FolderLogLine[] }): ReactNode {
  return (
    <details className="folder-part">
      <summary>Log</summary>
      {lines.length === 0 ? (
        <p className="quiet">Nothing has gone through the folder yet.</p>
      ) : (
        <ol className="folder-lines" aria-label="What went through the folder, latest first">
          {lines.map(({ id, at, kind, text }) => (
            <li key={id}>
              <Tag tone={kinds[kind][1]}>{kinds[kind][0]}</Tag>{' '}
              <span className="quiet">
                <When at={at} zone={localZone()} />
              </span>
              <p className="user-text">{text}</p>
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}

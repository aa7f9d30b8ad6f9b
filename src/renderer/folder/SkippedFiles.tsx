import type { ReactNode } from 'react';
import { counted } from '../../core/cases/summary.ts';
import type { SkippedFile } from '../../ipc/folder-views.ts';

const shown = 50;

/** What lies in the folder and cannot be taken in, with the reason. */
export function SkippedFiles({ skipped }: { readonly skipped: readonly SkippedFile[] }): ReactNode {
  if (skipped.length === 0) return null;
  return (
    <details className="folder-part">
      <summary>{counted(skipped.length, 'file')} skipped</summary>
      <ul className="folder-lines">
        {skipped.slice(0, shown).map(({ file, reason }) => (
          <li key={file}>
            <code>
              <bdi>{file}</bdi>
            </code>
            <br />
            <span className="quiet">{reason}</span>
          </li>
        ))}
      </ul>
      {skipped.length > shown && <p className="quiet">And {skipped.length - shown} more.</p>}
    </details>
  );
}

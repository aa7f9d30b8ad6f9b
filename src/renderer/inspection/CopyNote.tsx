import type { ReactNode, RefObject } from 'react';
import type { PageOnScreen } from '../reading-room/select-stretch.ts';
import { Notice } from '../ui/Notice.tsx';
import { useCopiedText } from './use-copied-text.ts';
import type { Inspected } from './use-inspection.ts';

interface CopyNoteProps {
  readonly pages: RefObject<ReadonlyMap<number, PageOnScreen>>;
  readonly inspected: Inspected;
}

/** Stays after a copy that holds more than was seen, until it is put away. */
export function CopyNote({ pages, inspected }: CopyNoteProps): ReactNode {
  const { said, forget } = useCopiedText(pages, inspected);
  if (said.length === 0) return null;
  return (
    <div className="copy-note">
      <Notice tone="warning" onDismiss={forget}>
        <p>There is more than is seen where you copied, and the copy says so:</p>
        <ul>
          {said.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

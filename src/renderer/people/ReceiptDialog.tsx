import type { ReactNode } from 'react';
import { counted } from '../../core/cases/summary.ts';
import type { TakenReceipt } from '../../ipc/people-views.ts';
import { DoneDialog } from '../ui/DoneDialog.tsx';
import { Notice } from '../ui/Notice.tsx';

interface ReceiptDialogProps {
  readonly receipt: TakenReceipt;
  readonly onClose: () => void;
}

/** What a receipt says, and what follows from it for this vault. */
export function ReceiptDialog({ receipt, onClose }: ReceiptDialogProps): ReactNode {
  const { name, cases, missing } = receipt;
  return (
    <DoneDialog title={`Receipt of ${name}`} onClose={onClose}>
      <div className="stack">
        <Notice tone="good">
          <bdi>{name}</bdi> signed what they hold of {counted(cases, 'case')}. Beside their name you see what
          they lack.
        </Notice>
        <MissingEntries missing={missing} />
      </div>
    </DoneDialog>
  );
}

/** Entries that others hold and this vault lacks. */
export function MissingEntries({ missing }: { readonly missing: readonly string[] }): ReactNode {
  if (missing.length === 0) return null;
  return (
    <Notice tone="warning">
      <ul className="problems">
        {missing.map((words) => (
          <li key={words} className="user-text">
            {words}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Those of them that are not waited for any more, out of the way. */
export function GivenUpEntries({ givenUp }: { readonly givenUp: readonly string[] }): ReactNode {
  if (givenUp.length === 0) return null;
  return (
    <details>
      <summary>{counted(givenUp.length, 'entry', 'entries')} not waited for any more</summary>
      <ul className="problems">
        {givenUp.map((words) => (
          <li key={words} className="user-text">
            {words}
          </li>
        ))}
      </ul>
    </details>
  );
}

import type { ReactNode } from 'react';
import { counted } from '../../core/cases/summary.ts';
import type { TakenReceipt } from '../../ipc/people-views.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';

interface ReceiptDialogProps {
  readonly receipt: TakenReceipt;
  readonly onClose: () => void;
}

/** What a receipt says, and what follows from it for this vault. */
export function ReceiptDialog({ receipt, onClose }: ReceiptDialogProps): ReactNode {
  const { name, cases, missing } = receipt;
  return (
    <Dialog
      title={`Receipt of ${name}`}
      onClose={onClose}
      actions={
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className="stack">
        <Notice tone="good">
          <bdi>{name}</bdi> signed what they hold of {counted(cases, 'case')}. Beside their name you see what
          they lack.
        </Notice>
        <MissingEntries missing={missing} />
      </div>
    </Dialog>
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

import type { ReactNode } from 'react';
import { LockKeyhole } from 'lucide-react';
import { call } from '../app/client.ts';
import { TaskDialog } from '../ui/TaskDialog.tsx';

interface CommitDialogProps {
  readonly caseId: string;
  readonly onClose: () => void;
}

/** Binds the vault's reviewer to what they have found and decided. */
export function CommitDialog({ caseId, onClose }: CommitDialogProps): ReactNode {
  return (
    <TaskDialog
      title="Commit your side?"
      size="small"
      action="Commit"
      icon={LockKeyhole}
      leave="Not yet"
      onAct={() => call('secondReview.commit', { case: caseId })}
      done="Your side is committed"
      onClose={onClose}
    >
      <p>
        You bind yourself to what you have found and decided, without showing it: a hash over all of it goes
        into the ledger. Until the other reviewer has committed too, you cannot change or add findings and
        decisions.
      </p>
      <p>Then export the case: the bundle has the commitment, and nothing of what is sealed.</p>
    </TaskDialog>
  );
}

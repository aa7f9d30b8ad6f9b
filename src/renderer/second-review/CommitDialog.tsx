import type { ReactNode } from 'react';
import { LockKeyhole } from 'lucide-react';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNotice } from '../ui/Notice.tsx';

interface CommitDialogProps {
  readonly caseId: string;
  readonly onClose: () => void;
}

/** Binds the vault's reviewer to what they have found and decided. */
export function CommitDialog({ caseId, onClose }: CommitDialogProps): ReactNode {
  const committing = useTask();
  const commit = async (): Promise<void> => {
    if (!(await committing.run(() => call('secondReview.commit', { case: caseId })))) return;
    announce('Your side is committed');
    onClose();
  };
  return (
    <Dialog
      title="Commit your side?"
      size="small"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Not yet
          </Button>
          <Button look="primary" icon={LockKeyhole} busy={committing.busy} onClick={() => void commit()}>
            Commit
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>
          You bind yourself to what you have found and decided, without showing it: a hash over all of it goes
          into the ledger. Until the other reviewer has committed too, you cannot change or add findings and
          decisions.
        </p>
        <p>Then export the case: the bundle has the commitment, and nothing of what is sealed.</p>
        <FailureNotice failure={committing.failure} />
      </div>
    </Dialog>
  );
}

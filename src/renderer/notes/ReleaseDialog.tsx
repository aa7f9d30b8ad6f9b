import type { ReactNode } from 'react';
import type { InternalNote } from '../../core/notes/internal-note.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNotice } from '../ui/Notice.tsx';

interface ReleaseDialogProps {
  readonly caseId: string;
  readonly note: InternalNote;
  readonly onClose: () => void;
}

/** Shows what would leave, and lets it. */
export function ReleaseDialog({ caseId, note, onClose }: ReleaseDialogProps): ReactNode {
  const releasing = useTask();
  const release = async (): Promise<void> => {
    if (!(await releasing.run(() => call('notes.release', { case: caseId, note: note.id })))) return;
    announce('Internal note released');
    onClose();
  };
  return (
    <Dialog
      title="Release the internal note"
      size="small"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Keep it here
          </Button>
          <Button look="primary" busy={releasing.busy} onClick={() => void release()}>
            Release the note
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>
          From now on this note leaves with every export of the case, and with a shared folder. What left
          cannot be taken back.
        </p>
        <blockquote className="internal-note user-text" dir="auto">
          {note.text}
        </blockquote>
        <FailureNotice failure={releasing.failure} />
      </div>
    </Dialog>
  );
}

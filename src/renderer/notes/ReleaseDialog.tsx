import type { ReactNode } from 'react';
import type { InternalNote } from '../../core/notes/internal-note.ts';
import { call } from '../app/client.ts';
import { TaskDialog } from '../ui/TaskDialog.tsx';

interface ReleaseDialogProps {
  readonly caseId: string;
  readonly note: InternalNote;
  readonly onClose: () => void;
}

/** Shows what would leave, and lets it. */
export function ReleaseDialog({ caseId, note, onClose }: ReleaseDialogProps): ReactNode {
  return (
    <TaskDialog
      title="Release the internal note"
      size="small"
      action="Release the note"
      leave="Keep it here"
      onAct={() => call('notes.release', { case: caseId, note: note.id })}
      done="Internal note released"
      onClose={onClose}
    >
      <p>
        From now on this note leaves with every export of the case, and with a shared folder. That cannot be
        taken back: a note that is withdrawn after this leaves all the same, marked as withdrawn.
      </p>
      <blockquote className="internal-note user-text" dir="auto">
        {note.text}
      </blockquote>
    </TaskDialog>
  );
}

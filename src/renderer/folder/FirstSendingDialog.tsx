import type { ReactNode } from 'react';
import { Send } from 'lucide-react';
import type { PendingSending } from '../../ipc/folder-views.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SendingTo } from './SendingTo.tsx';

interface FirstSendingDialogProps {
  readonly pending: readonly PendingSending[];
  readonly onSend: () => void;
  readonly onClose: () => void;
}

/** Shows what goes to people who never had anything through this folder, before it does. */
export function FirstSendingDialog({ pending, onSend, onClose }: FirstSendingDialogProps): ReactNode {
  return (
    <Dialog
      title="The first sending through this folder"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" icon={Send} onClick={onSend}>
            Send
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>
          Cases that you exchanged with these people before changed since. They go at once, encrypted for each
          of them alone, and so does from now on what is added.
        </p>
        {pending.map((one) => (
          <SendingTo key={one.key} person={one} cases={one.cases} />
        ))}
      </div>
    </Dialog>
  );
}

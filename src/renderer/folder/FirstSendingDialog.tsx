import type { ReactNode } from 'react';
import { Send } from 'lucide-react';
import type { PendingSending } from '../../ipc/folder-views.ts';
import { ActDialog } from '../ui/ActDialog.tsx';
import { SendingTo } from './SendingTo.tsx';

interface FirstSendingDialogProps {
  readonly pending: readonly PendingSending[];
  readonly onSend: () => void;
  readonly onClose: () => void;
}

/** Shows what goes to people through this folder for the first time, before it does. */
export function FirstSendingDialog({ pending, onSend, onClose }: FirstSendingDialogProps): ReactNode {
  return (
    <ActDialog
      title="The first sending through this folder"
      act="Send"
      icon={Send}
      onAct={onSend}
      onClose={onClose}
    >
      <div className="stack">
        <p>
          Cases that you exchanged with these people before changed since, or nothing shows that they arrived.
          Once you send, they go encrypted for each of them alone, and so does from then on whatever you
          exchange with them.
        </p>
        {pending.map((one) => (
          <SendingTo key={one.key} person={one} cases={one.cases} />
        ))}
      </div>
    </ActDialog>
  );
}

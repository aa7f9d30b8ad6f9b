import { useState, type ReactNode } from 'react';
import { Send } from 'lucide-react';
import type { PendingSending } from '../../ipc/folder-views.ts';
import { toggled } from '../bundles/recipients.ts';
import { ActDialog } from '../ui/ActDialog.tsx';
import { SendingTo } from './SendingTo.tsx';

interface FirstSendingDialogProps {
  readonly pending: readonly PendingSending[];
  /** The keys of those to whom it goes; what the others lack goes on waiting. */
  readonly onSend: (people: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Shows what goes to people through this folder for the first time, before it does. */
export function FirstSendingDialog({ pending, onSend, onClose }: FirstSendingDialogProps): ReactNode {
  const [held, setHeld] = useState<readonly string[]>([]);
  const people = pending.map(({ key }) => key).filter((key) => !held.includes(key));
  return (
    <ActDialog
      title="The first sending through this folder"
      act={people.length === 0 ? 'Go on without sending' : 'Send'}
      icon={Send}
      onAct={() => onSend(people)}
      onClose={onClose}
    >
      <div className="stack">
        <p>
          Cases that you exchanged with these people before changed since, or nothing shows that they arrived.
          Once you send, they go encrypted for each of them alone, and so does from then on whatever you
          exchange with them.
        </p>
        {pending.length > 1 && (
          <fieldset>
            <legend>To whom it goes now; for the others it waits</legend>
            {pending.map(({ key, name }) => (
              <label key={key} className="check">
                <input
                  type="checkbox"
                  checked={!held.includes(key)}
                  onChange={() => setHeld(toggled(held, key))}
                />
                <span>
                  Send to <bdi>{name}</bdi>
                </span>
              </label>
            ))}
          </fieldset>
        )}
        {pending
          .filter(({ key }) => !held.includes(key))
          .map((one) => (
            <SendingTo key={one.key} person={one} cases={one.cases} />
          ))}
      </div>
    </ActDialog>
  );
}

import type { ReactNode } from 'react';
import type { Person } from '../../ipc/people-views.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNotice } from '../ui/Notice.tsx';

interface RetireDialogProps {
  readonly person: Person;
  readonly onClose: () => void;
}

/** For a key that was lost or replaced, or whose owner left. */
export function RetireDialog({ person: { key, name }, onClose }: RetireDialogProps): ReactNode {
  const task = useTask();
  const retire = async (): Promise<void> => {
    if (!(await task.run(() => call('people.retire', { key })))) return;
    announce(`The key of ${name} is retired`);
    onClose();
  };
  return (
    <Dialog
      title={`Retire the key of ${name}`}
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button look="danger" busy={task.busy} onClick={() => void retire()}>
            Retire the key
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>
          What came in before goes on counting. What comes from now on under this key is kept and shown, and
          counts for nothing. No bundle is made for it.
        </p>
        <p>If they have a new key, take in their new card and compare its words.</p>
        <FailureNotice failure={task.failure} />
      </div>
    </Dialog>
  );
}

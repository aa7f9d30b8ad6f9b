import type { ReactNode } from 'react';
import type { Person } from '../../ipc/people-views.ts';
import { call } from '../app/client.ts';
import { TaskDialog } from '../ui/TaskDialog.tsx';

interface RetireDialogProps {
  readonly person: Person;
  readonly onClose: () => void;
}

/** For a key that was lost or replaced, or whose owner left. */
export function RetireDialog({ person: { key, name }, onClose }: RetireDialogProps): ReactNode {
  return (
    <TaskDialog
      title={`Retire the key of ${name}`}
      size="small"
      action="Retire the key"
      look="danger"
      leave="Cancel"
      onAct={() => call('people.retire', { key })}
      done={`The key of ${name} is retired`}
      onClose={onClose}
    >
      <p>
        What came in before goes on counting. What comes from now on under this key is kept and shown, and
        counts for nothing. No bundle is made for it.
      </p>
      <p>If they have a new key, take in their new card and compare its words.</p>
    </TaskDialog>
  );
}

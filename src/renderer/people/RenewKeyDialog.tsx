import { useState, type ReactNode } from 'react';
import type { OwnCard } from '../../ipc/people-views.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { ActDialog } from '../ui/ActDialog.tsx';
import { DoneDialog } from '../ui/DoneDialog.tsx';
import { announce } from '../ui/announcer.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { KeyWords } from './KeyWords.tsx';

/** Puts a new key in the place of one's own, after saying what that means. */
export function RenewKeyDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [renewed, setRenewed] = useState<OwnCard | null>(null);
  const task = useTask();
  const renew = (): Promise<unknown> =>
    task.run(async () => {
      setRenewed(await call('people.renewOwnKey', {}));
      announce('You sign under a new key');
    });
  if (renewed !== null) {
    return (
      <DoneDialog title="You sign under a new key" onClose={onClose}>
        <div className="stack">
          <p>
            Its words are below. Send your new card to everybody: the old key has signed it, and their windows
            say so and ask.
          </p>
          <KeyWords words={renewed.words} />
        </div>
      </DoneDialog>
    );
  }
  return (
    <ActDialog
      title="Replace your key"
      act="Make a new key"
      busy={task.busy}
      onAct={() => void renew()}
      onClose={onClose}
    >
      <div className="stack">
        <p>
          A new signing key and a new recipient take the place of the present ones. What you signed stays as
          it is; bundles that were made for the old key can still be opened here.
        </p>
        <p>Until your colleagues take in your new card, what you sign counts for nothing in their vaults.</p>
        <Notice tone="info">
          If somebody else may have the old key, tell your colleagues by telephone to retire it, and let them
          compare the words of the new one: what the old key signs then proves nothing.
        </Notice>
        <FailureNotice failure={task.failure} />
      </div>
    </ActDialog>
  );
}

import type { ReactNode } from 'react';
import { ShieldCheck } from 'lucide-react';
import type { Person } from '../../ipc/people-views.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { KeyWords } from './KeyWords.tsx';

interface VerifyDialogProps {
  readonly person: Pick<Person, 'key' | 'name' | 'words' | 'state'>;
  /** The name under which the key that this one replaces is known; null where it replaces none. */
  readonly replaces: string | null;
  readonly onClose: () => void;
}

/** Lets two people compare the words of a key, and remembers that they did. */
export function VerifyDialog({ person, replaces, onClose }: VerifyDialogProps): ReactNode {
  const task = useTask();
  const decide = (how: 'people.verify' | 'people.accept') => async (): Promise<void> => {
    const done = await task.run(() => call(how, { key: person.key }));
    if (!done) return;
    announce(how === 'people.verify' ? `${person.name} is verified` : `${person.name} is known`);
    onClose();
  };
  return (
    <Dialog
      title={`Compare the key of ${person.name}`}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Not now
          </Button>
          <Button busy={task.busy} onClick={() => void decide('people.accept')()}>
            {person.state === 'retired' ? 'Count it again' : 'Count it anyway'}
          </Button>
          <Button
            look="primary"
            icon={ShieldCheck}
            busy={task.busy}
            onClick={() => void decide('people.verify')()}
          >
            The words are the same
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>
          Call <bdi>{person.name}</bdi> under a number that you know, or meet them, and let them read the
          words that stand in their own window under <i>People</i>. All twelve must be the same, in this
          order.
        </p>
        <KeyWords words={person.words} />
        {person.state === 'retired' && (
          <Notice tone="warning">
            This key was retired. If you take it again, all that was signed under it counts, what came since
            too.
          </Notice>
        )}
        {replaces !== null && (
          <Notice tone="warning">
            Renewed, signed by the old key of <bdi>{replaces}</bdi>. Whoever has that key could have signed
            this, so ask. If you take the new one, the old one is retired.
          </Notice>
        )}
        <Notice tone="info">
          If one word differs, somebody else made this key. Close this, and tell them.
        </Notice>
        <FailureNotice failure={task.failure} />
      </div>
    </Dialog>
  );
}

import type { ReactNode } from 'react';
import { counted } from '../../core/cases/summary.ts';
import type { WaitingFile } from '../../ipc/folder-views.ts';
import { call } from '../app/client.ts';
import { sizeInWords } from '../app/size-words.ts';
import { useTask } from '../app/use-task.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { Tag } from '../ui/Tag.tsx';

interface WaitingBundlesProps {
  readonly waiting: readonly WaitingFile[];
  readonly onDecided: () => void;
}

/** Bundles that somebody unknown put into the folder: nothing of them is in the vault until a person decides. */
export function WaitingBundles({ waiting, onDecided }: WaitingBundlesProps): ReactNode {
  const task = useTask();
  if (waiting.length === 0 && task.failure === null) return null;
  const decide = ({ id, signer }: WaitingFile, take: boolean): void =>
    void task
      .run(async () => {
        await call('folder.decide', { file: id, signer: signer.key, take });
        announce(take ? 'Taken in' : 'Left aside');
      })
      .then(onDecided);
  return (
    <div className="stack">
      <h3 id="folder-waiting">Waiting for you</h3>
      <p className="quiet">
        The signer is unknown or retired here. Compare the words with whom you think it is, and take in their
        identity card: the bundle comes in by itself then. Taken in without that, what it says is kept and
        marked, and counts for nothing.
      </p>
      <ul className="folder-waiting" aria-labelledby="folder-waiting">
        {waiting.map((each) => (
          <li key={each.id} className="card stack">
            <div className="row">
              <b>
                <bdi>{each.signer.name || 'No name'}</bdi>
              </b>
              <Tag tone="warn">{each.signer.state === 'retired' ? 'Retired key' : 'Unknown'}</Tag>
              <span className="quiet">
                {counted(each.cases, 'case')}, {counted(each.entries, 'entry', 'entries')},{' '}
                {sizeInWords(each.bytes)}
              </span>
            </div>
            <code className="folder-words">{each.words.join(' ')}</code>
            <div className="row">
              <Button busy={task.busy} onClick={() => decide(each, true)}>
                Take it in
                <span className="visually-hidden"> although {each.signer.name} is not known</span>
              </Button>
              <Button look="quiet" disabled={task.busy} onClick={() => decide(each, false)}>
                Leave it aside
                <span className="visually-hidden">: {each.signer.name}</span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <FailureNotice failure={task.failure} onDismiss={task.clear} />
    </div>
  );
}

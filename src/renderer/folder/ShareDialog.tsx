import { useState, type ReactNode } from 'react';
import { Send } from 'lucide-react';
import { counted } from '../../core/cases/summary.ts';
import type { FolderRound, FolderView } from '../../ipc/folder-views.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { useWorkspace } from '../app/workspace.ts';
import { ActDialog } from '../ui/ActDialog.tsx';
import { DoneDialog } from '../ui/DoneDialog.tsx';
import { announce } from '../ui/announcer.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { Tag } from '../ui/Tag.tsx';
import { roundInWords } from './round-words.ts';
import { SendingTo } from './SendingTo.tsx';

interface ShareDialogProps {
  readonly people: FolderView['people'];
  readonly onClose: () => void;
}

function toggled(chosen: ReadonlySet<string>, one: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(one)) next.add(one);
  return next;
}

/** Sends cases to people for the first time; from then on the folder keeps them the same on both sides. */
export function ShareDialog({ people, onClose }: ShareDialogProps): ReactNode {
  const { docket } = useWorkspace();
  const [cases, setCases] = useState<ReadonlySet<string>>(new Set());
  const [whom, setWhom] = useState<ReadonlySet<string>>(new Set());
  const [round, setRound] = useState<FolderRound | null>(null);
  const sharing = useTask();
  const share = (): void =>
    void sharing.run(async () => {
      const done = await call('folder.share', { cases: [...cases], people: [...whom] });
      setRound(done);
      announce(roundInWords(done));
    });
  if (round !== null) {
    return (
      <DoneDialog title="Shared" onClose={onClose}>
        <Notice tone={round.kept.length === 0 ? 'good' : 'warning'}>{roundInWords(round)}</Notice>
        <ul className="folder-lines">
          {round.kept.map(({ case: id, reference, for: { name, key }, reason }) => (
            <li key={`${id} ${key}`}>
              <bdi>{reference}</bdi> does not go to <bdi>{name}</bdi>: {reason}
            </li>
          ))}
        </ul>
      </DoneDialog>
    );
  }
  return (
    <ActDialog
      title="Share cases"
      act={`Share ${counted(cases.size, 'case')}`}
      icon={Send}
      busy={sharing.busy}
      disabled={cases.size === 0 || whom.size === 0}
      onAct={share}
      onClose={onClose}
    >
      <div className="stack">
        <p>
          The documents, findings and decisions of a case go to whom you choose, encrypted for them alone, and
          from then on what is added to it on either side.
        </p>
        <fieldset>
          <legend>With whom</legend>
          {people.length === 0 && (
            <p className="quiet">Nobody yet. Take in the identity card of a colleague first.</p>
          )}
          {people.map(({ key, name, state }) => (
            <label key={key} className="check">
              <input type="checkbox" checked={whom.has(key)} onChange={() => setWhom(toggled(whom, key))} />
              <span>
                <bdi>{name}</bdi> {state !== 'verified' && <Tag tone="warn">Words not compared</Tag>}
              </span>
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>Which cases</legend>
          <div className="folder-cases">
            {(docket.value ?? []).map(({ id, reference, title }) => (
              <label key={id} className="check">
                <input
                  type="checkbox"
                  checked={cases.has(id)}
                  onChange={() => setCases(toggled(cases, id))}
                />
                <span>
                  <bdi>{reference || 'No reference yet'}</bdi>{' '}
                  <span className="quiet">
                    <bdi>{title}</bdi>
                  </span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        {cases.size > 0 &&
          people
            .filter(({ key }) => whom.has(key))
            .map((person) => <SendingTo key={person.key} person={person} cases={[...cases]} />)}
        <FailureNotice failure={sharing.failure} />
      </div>
    </ActDialog>
  );
}

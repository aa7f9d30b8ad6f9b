import { isTrusted } from '../../core/people/standing.ts';
import { useState, type ReactNode } from 'react';
import { FileCheck, PackageOpen, ShieldCheck, UserX } from 'lucide-react';
import { counted } from '../../core/cases/summary.ts';
import type { ListedPerson } from '../../ipc/people-views.ts';
import { call } from '../app/client.ts';
import { localZone } from '../app/zoned-time.ts';
import { useTask } from '../app/use-task.ts';
import { useWorkspace } from '../app/workspace.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { Tag } from '../ui/Tag.tsx';
import { When } from '../ui/When.tsx';
import { ExchangeList } from './ExchangeList.tsx';
import { KeyWords } from './KeyWords.tsx';
import { stateMeanings } from './person-state.ts';
import { RetireDialog } from './RetireDialog.tsx';
import { SideChoice } from './SideChoice.tsx';
import { StateTag } from './StateTag.tsx';
import { VerifyDialog } from './VerifyDialog.tsx';

interface PersonCardProps {
  readonly person: ListedPerson;
  /** The name under which the key that this one replaces is known; null where it replaces none. */
  readonly replaces: string | null;
}

/** One person: who they say they are, what this vault makes of them, and what can be done about it. */
export function PersonCard({ person, replaces }: PersonCardProps): ReactNode {
  const [asking, setAsking] = useState<'verify' | 'retire' | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const task = useTask();
  const { open } = useWorkspace();
  const { key, name, role, state, side, since, fingerprint, words, exchanged, signedIn } = person;
  const done = (): void => setAsking(null);
  const saveReceipt = (): Promise<unknown> =>
    task.run(async () => {
      const file = await call('app.saveReceipt', { key });
      if (file === null) return;
      setSaved(`Saved as ${file.file}.`);
      announce(`Saved as ${file.file}.`);
    });
  return (
    <article className="card stack person" aria-label={name}>
      <div className="person-head">
        <div className="row">
          <b>
            <bdi>{name}</bdi>
          </b>
          <StateTag state={state} />
          {since !== null && side === 'team' && <Tag>Own side</Tag>}
          {role !== '' && (
            <span className="quiet">
              <bdi>{role}</bdi>
            </span>
          )}
        </div>
        <div className="row">
          {exchanged > 0 && isTrusted(person) && (
            <Button
              icon={PackageOpen}
              busy={task.busy}
              onClick={() =>
                void task.run(async () =>
                  open({
                    name: 'export',
                    cases: await call('exports.changed', { people: [key] }),
                    people: [key],
                  }),
                )
              }
            >
              Send what changed
            </Button>
          )}
          {state !== 'verified' && (
            <Button icon={ShieldCheck} onClick={() => setAsking('verify')}>
              {state === 'unknown' ? 'Decide…' : 'Compare the words…'}
            </Button>
          )}
          {state !== 'retired' && (
            <Button look="quiet" icon={UserX} onClick={() => setAsking('retire')}>
              Retire…
            </Button>
          )}
        </div>
      </div>
      {replaces !== null && (
        <Notice tone="warning">
          Renewed, signed by the old key of <bdi>{replaces}</bdi>. Is it theirs?
        </Notice>
      )}
      <p className="quiet">
        {stateMeanings[state]} {since !== null && <When at={since} zone={localZone()} />}
      </p>
      <details>
        <summary>
          Key: {words.slice(0, 3).join(' ')} … · signed in {counted(signedIn, 'case')}
          {exchanged > 0 && ` · exchanged ${counted(exchanged, 'case')}`}
        </summary>
        <div className="stack person-more">
          <KeyWords words={words} />
          <code>{fingerprint}</code>
          {exchanged > 0 && <ExchangeList person={key} />}
          {exchanged > 0 && (
            <div>
              <Button icon={FileCheck} busy={task.busy} onClick={() => void saveReceipt()}>
                Save a receipt for them
              </Button>
            </div>
          )}
          {since !== null && <SideChoice person={person} />}
        </div>
      </details>
      {saved !== null && <Notice tone="good">{saved}</Notice>}
      <FailureNotice failure={task.failure} />
      {asking === 'verify' && <VerifyDialog person={person} replaces={replaces} onClose={done} />}
      {asking === 'retire' && <RetireDialog person={person} onClose={done} />}
    </article>
  );
}

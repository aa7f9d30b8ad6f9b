import { useState, type ReactNode } from 'react';
import { FolderInput } from 'lucide-react';
import type { EditionComparison, GuidelineProfile } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';
import { useTask } from '../app/use-task.ts';
import { chooseFiles } from '../documents/choose-files.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { EditionDialog } from './EditionDialog.tsx';
import { HandbookExport } from './HandbookExport.tsx';
import { ProfileLine } from './ProfileLine.tsx';
import './guidelines.css';

/** An edition that is looked at: one from a file that may be adopted, or the own one in force. */
interface Looked {
  readonly comparison: EditionComparison;
  /** The file's text; null where it is in force already. */
  readonly text: string | null;
}

/** By which rules the company works: the profiles chosen, and editions of its own in place of the built-in ones. */
export function GuidelineSettings(): ReactNode {
  const profiles = useQuery(
    'guidelines',
    () => call('guidelines.list', {}),
    (event) => event.type === 'changed' && event.case === null,
  );
  const [looked, setLooked] = useState<Looked | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const task = useTask();
  const all = profiles.value ?? [];
  const change = async (what: string, act: () => Promise<unknown>): Promise<boolean> => {
    setRefused(null);
    const done = await task.run(act);
    profiles.again();
    if (done) announce(what);
    return done;
  };
  const choose = ({ id }: GuidelineProfile, chosen: boolean): void => {
    const ids = all.filter((each) => (each.id === id ? chosen : each.chosen)).map((each) => each.id);
    void change('Saved', () => call('guidelines.choose', { profiles: ids }));
  };
  const load = (): void =>
    chooseFiles(([file]) => {
      if (file === undefined) return;
      setRefused(file.name);
      void task.run(async () => {
        const text = await file.text();
        setLooked({ text, comparison: await call('guidelines.compare', { text }) });
        setRefused(null);
      });
    }, '.json,application/json');
  const show = ({ id }: GuidelineProfile): void => {
    void task.run(async () => {
      const own = await call('guidelines.show', { profile: id });
      const comparison = await call('guidelines.compare', { text: JSON.stringify(own) });
      setLooked({ text: null, comparison });
    });
  };
  return (
    <section aria-labelledby="settings-guidelines">
      <h2 id="settings-guidelines">Guidelines</h2>
      <p className="quiet">
        The rules that cases are measured by. Redrope proposes by them and never decides. Each decision
        records the editions that it was made under. This is no legal advice: have counsel check what is
        unverified.
      </p>
      <FailureNotice failure={profiles.failure} />
      <ul className="profiles" aria-label="Profiles">
        {all.map((each) => (
          <ProfileLine
            key={each.id}
            profile={each}
            all={all}
            busy={task.busy}
            onChoose={(chosen) => choose(each, chosen)}
            onShow={() => show(each)}
            onReset={() =>
              void change('Back to the built-in edition', () =>
                call('guidelines.reset', { profile: each.id }),
              )
            }
          />
        ))}
      </ul>
      {task.failure !== null && looked === null && (
        <Notice tone="failure" onDismiss={task.clear}>
          {refused !== null && (
            <p>
              <b>
                <bdi>{refused}</bdi> was refused.
              </b>{' '}
              The rules in force are as before.
            </p>
          )}
          {task.failure.message}
        </Notice>
      )}
      <div>
        <Button icon={FolderInput} busy={task.busy} onClick={load}>
          Load an edition from a file
        </Button>
      </div>
      <HandbookExport profiles={all} />
      {looked !== null && (
        <EditionDialog
          comparison={looked.comparison}
          onClose={() => setLooked(null)}
          onAdopt={
            looked.text === null
              ? null
              : (): Promise<boolean> =>
                  change(`${looked.comparison.title} is in force`, () =>
                    call('guidelines.adopt', { text: looked.text ?? '' }),
                  )
          }
          failure={task.failure}
          busy={task.busy}
        />
      )}
    </section>
  );
}

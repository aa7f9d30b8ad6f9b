import { useState, type ReactNode } from 'react';
import type { ToldHistory } from '../../core/cases/told-histories.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { ActDialog } from '../ui/ActDialog.tsx';
import { announce } from '../ui/announcer.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import './people.css';

const titles: Record<ToldHistory['kind'], string> = {
  forked: 'Two histories',
  'cut-short': 'Cut short',
  missing: 'Missing here',
  'own-unknown': 'Your key',
  unsearched: 'Not searched',
};

/** Says what the history of a case shows of those who keep it: that somebody signed two, that something is missing. */
export function HistoriesNotice({ histories }: { readonly histories: readonly ToldHistory[] }): ReactNode {
  const task = useTask();
  const [asking, setAsking] = useState<{ readonly entry: string; readonly words: string } | null>(null);
  if (histories.length === 0) return null;
  const giveUp = async (entry: string): Promise<void> => {
    const isDone = await task.run(() => call('people.giveUpMissing', { entry }));
    setAsking(null);
    if (isDone) announce('It is not waited for any more');
  };
  return (
    <div className="case-uncounted" role="status">
      {histories.map(({ kind, entries: [entry], words }) => (
        <p key={`${kind} ${String(entry)}`}>
          <b>{titles[kind]}:</b> <bdi>{words}</bdi>{' '}
          {kind === 'missing' && entry !== undefined && (
            <button
              type="button"
              className="link-button"
              disabled={task.busy}
              onClick={() => setAsking({ entry, words })}
            >
              It will not come…
              <span className="visually-hidden">: {words}</span>
            </button>
          )}
        </p>
      ))}
      <FailureNotice failure={task.failure} onDismiss={task.clear} />
      {asking !== null && (
        <ActDialog
          title="Wait for it no longer"
          size="small"
          act="It will not come"
          leave="Wait on"
          busy={task.busy}
          onAct={() => void giveUp(asking.entry)}
          onClose={() => setAsking(null)}
        >
          <div className="stack">
            <p>
              <bdi>{asking.words}</bdi>
            </p>
            <p>
              You are not told of it here any more; this cannot be taken back. Should it come after all, it is
              taken in. <i>People</i> lists what you no longer wait for.
            </p>
          </div>
        </ActDialog>
      )}
    </div>
  );
}

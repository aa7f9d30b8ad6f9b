import type { ReactNode } from 'react';
import type { ToldHistory } from '../../core/cases/told-histories.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
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
  if (histories.length === 0) return null;
  const giveUp = (entry: string): void =>
    void task.run(async () => {
      await call('people.giveUpMissing', { entry });
      announce('It is not waited for any more');
    });
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
              onClick={() => giveUp(entry)}
              title="Should it come after all, it is taken in. People lists what you no longer wait for."
            >
              It will not come
              <span className="visually-hidden">: {words}</span>
            </button>
          )}
        </p>
      ))}
      <FailureNotice failure={task.failure} onDismiss={task.clear} />
    </div>
  );
}

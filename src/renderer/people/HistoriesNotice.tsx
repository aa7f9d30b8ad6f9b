import type { ReactNode } from 'react';
import type { ToldHistory } from '../../core/cases/told-histories.ts';
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
  if (histories.length === 0) return null;
  return (
    <div className="case-uncounted" role="status">
      {histories.map(({ kind, entries: [entry], words }) => (
        <p key={`${kind} ${String(entry)}`}>
          <b>{titles[kind]}:</b> <bdi>{words}</bdi>
        </p>
      ))}
    </div>
  );
}

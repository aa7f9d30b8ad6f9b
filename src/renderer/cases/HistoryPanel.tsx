import type { ReactNode } from 'react';
import type { CaseState } from '../../core/cases/case-state.ts';
import type { HistoryItem } from '../../core/cases/history.ts';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';
import { CoverageList } from '../coverage/CoverageList.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { Tag } from '../ui/Tag.tsx';
import { When } from '../ui/When.tsx';

/** Every signed act of the case, the newest first. */
export function HistoryPanel({ state }: { readonly state: CaseState }): ReactNode {
  const caseId = state.id;
  const uncounted = new Set(state.uncounted);
  const history = useQuery(
    `history ${caseId}`,
    () => call('cases.history', { case: caseId }),
    (event) => event.type === 'changed' && (event.case === null || event.case === caseId),
  );
  return (
    <div className="panel stack">
      <FailureNotice failure={history.failure} />
      <CoverageList state={state} />
      <p className="quiet">Each line is an entry that its author signed. Nothing is ever taken out.</p>
      <ol className="history" aria-label="History, newest first">
        {history.value?.toReversed().map((item) => (
          <HistoryLine key={item.entry} item={item} counts={!uncounted.has(item.entry)} />
        ))}
      </ol>
    </div>
  );
}

interface HistoryLineProps {
  readonly item: HistoryItem;
  readonly counts: boolean;
}

function HistoryLine({ item, counts }: HistoryLineProps): ReactNode {
  return (
    <li className="history-item">
      <div className="history-head">
        <b>
          <bdi>{item.name}</bdi>
        </b>
        <span className="quiet">
          <When at={item.at} zone={item.zone} />
        </span>
        {!counts && <Tag tone="warn">Does not count here</Tag>}
        <span className="history-entry quiet">
          <code title={item.entry}>{item.entry.slice(0, 8)}</code>
          <CopyButton text={item.entry} what="the entry’s id" />
        </span>
      </div>
      <div className="history-what">
        {item.what.map((sentence) => (
          <p key={sentence} className="user-text" dir="auto">
            {sentence}
          </p>
        ))}
      </div>
    </li>
  );
}

import type { ReactNode } from 'react';
import { namesOf, type CaseState } from '../../core/cases/case-state.ts';
import { When } from '../ui/When.tsx';

const sentences = {
  responded: ['Answered', 'Findings and decisions can no longer be changed; clocks and documents can.'],
  closed: ['Closed', 'It is read-only.'],
  withdrawn: ['The request was withdrawn', 'It is read-only.'],
} as const;

/** Why nothing can be done here any more, and the way back. */
export function CaseEndNotice({
  state,
  onReopen,
}: {
  readonly state: CaseState;
  readonly onReopen: () => void;
}): ReactNode {
  const { end } = state;
  if (end === null) return null;
  const [what, meaning] = sentences[end.status];
  return (
    <div className="case-end" role="status">
      <span className="one-line">
        <b>{what}</b> <When at={end.at} zone={end.zone} /> by <bdi>{namesOf(state)(end.author)}</bdi>
        {end.reason !== '' && (
          <>
            : <span dir="auto">{end.reason}</span>
          </>
        )}
      </span>
      <span className="quiet">{meaning}</span>
      <button type="button" className="link-button" onClick={onReopen}>
        Reopen…
      </button>
    </div>
  );
}

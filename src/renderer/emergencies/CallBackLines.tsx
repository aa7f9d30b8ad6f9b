import type { ReactNode } from 'react';
import { PhoneCall } from 'lucide-react';
import { standingCallBacks } from '../../core/emergencies/emergency-state.ts';
import { callOutcomes } from '../../core/emergencies/events.ts';
import { onlyCallShows } from '../../core/evidence/missing-words.ts';
import type { CaseView } from '../../ipc/views.ts';
import { Button } from '../ui/Button.tsx';

interface CallBackLinesProps {
  readonly view: CaseView;
  /** Whether findings alone support what only a call back shows. */
  readonly isLacking: boolean;
  readonly onShow: () => void;
}

/** The calls back, beside the element that they speak of. */
export function CallBackLines({ view: { state, review }, isLacking, onShow }: CallBackLinesProps): ReactNode {
  const calls = standingCallBacks(state);
  return (
    <>
      {calls.map(({ entry, number, outcome }) => (
        <p key={entry}>
          <bdi className="identifier">{number}</bdi>: {callOutcomes.labels[outcome]}
          {review.dependentCallBacks[entry] !== undefined &&
            ' · counts for nothing: a document has the number'}
        </p>
      ))}
      {isLacking && <p>{`${onlyCallShows.charAt(0).toUpperCase()}${onlyCallShows.slice(1)}.`}</p>}
      <div>
        <Button icon={PhoneCall} look="quiet" onClick={onShow}>
          {calls.length === 0 ? 'Call back…' : 'Show the calls back'}
        </Button>
      </div>
    </>
  );
}

import type { ReactNode } from 'react';
import type { CaseState } from '../../core/cases/case-state.ts';
import type { RecordedFact } from '../../core/clocks/events.ts';
import { call } from '../app/client.ts';
import { SavedMoment } from '../cases/MomentField.tsx';

const usual: readonly (readonly [fact: RecordedFact, label: string])[] = [
  ['served', 'Served'],
  ['issued', 'Issued'],
];
const seldom: readonly (readonly [fact: RecordedFact, label: string])[] = [
  ['notice-delayed', 'Notice delayed from'],
  ['interception-began', 'Interception began'],
  ['review-notified', 'Government told that review is wanted'],
  ['reporting-period-ended', 'Reporting period ended'],
];

/** The moments of the case, beside receipt and due date, from which clocks run. Each saves itself. */
export function MomentsRecorded({ state }: { readonly state: CaseState }): ReactNode {
  return (
    <>
      <h3 className="moments-title">Moments that they run from</h3>
      {usual.map(([fact, label]) => (
        <RecordedMoment key={fact} state={state} fact={fact} label={label} />
      ))}
      <details className="assessment" open={seldom.some(([fact]) => state.moments[fact] !== undefined)}>
        <summary>Other moments</summary>
        <div className="stack seldom-moments">
          {seldom.map(([fact, label]) => (
            <RecordedMoment key={fact} state={state} fact={fact} label={label} />
          ))}
        </div>
      </details>
    </>
  );
}

interface RecordedMomentProps {
  readonly state: CaseState;
  readonly fact: RecordedFact;
  readonly label: string;
}

function RecordedMoment({ state, fact, label }: RecordedMomentProps): ReactNode {
  return (
    <SavedMoment
      label={label}
      draftKey={`${state.id}/moment/${fact}`}
      value={state.moments[fact] ?? null}
      onSave={(moment) => call('moments.record', { case: state.id, fact, moment })}
    />
  );
}

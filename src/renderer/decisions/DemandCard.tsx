import { useState, type ReactNode } from 'react';
import {
  isOutdated,
  namesOf,
  standingDecisions,
  type CaseState,
  type Decision,
  type Demand,
} from '../../core/cases/case-state.ts';
import { draftNow } from '../app/drafts.ts';
import { TermsInWords } from '../cases/TermsInWords.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { When } from '../ui/When.tsx';
import { DecisionForm } from './DecisionForm.tsx';
import { PositionInWords } from './PositionInWords.tsx';

interface DemandCardProps {
  readonly state: CaseState;
  readonly demand: Demand;
}

/** One thing demanded: the decisions that stand on it side by side, and the form where there is to decide. */
export function DemandCard({ state, demand }: DemandCardProps): ReactNode {
  const draftKey = `${state.id}/decision/${demand.id}`;
  const standing = standingDecisions(state, demand.id);
  const [anew, setAnew] = useState(draftNow(draftKey) !== null);
  const deciding = standing.length === 0 || anew;
  const disputed = standing.length > 1;
  return (
    <article className="card demand-card">
      <TermsInWords terms={demand.terms} />
      {disputed && (
        <Notice tone="warning">
          <b>Disagreement.</b> These decisions were signed without knowing of each other. Both stand until
          somebody decides anew, which settles it; both stay in the history.
        </Notice>
      )}
      {standing.length > 0 && (
        <div className={disputed ? 'standing standing-disputed' : 'standing'}>
          {standing.map((decision) => (
            <StandingDecision key={decision.entry} state={state} demand={demand} decision={decision} />
          ))}
        </div>
      )}
      {deciding ? (
        <DecisionForm
          state={state}
          demand={demand}
          draftKey={draftKey}
          replaces={standing}
          onDone={() => setAnew(false)}
        />
      ) : (
        <div>
          <Button onClick={() => setAnew(true)}>{disputed ? 'Settle it' : 'Decide anew'}</Button>
        </div>
      )}
    </article>
  );
}

interface StandingDecisionProps {
  readonly state: CaseState;
  readonly demand: Demand;
  readonly decision: Decision;
}

function StandingDecision({ state, demand, decision }: StandingDecisionProps): ReactNode {
  return (
    <section className="standing-decision">
      <p>
        <b>
          <bdi>{namesOf(state)(decision.author)}</bdi>
        </b>{' '}
        <span className="quiet">
          signed <When at={decision.at} zone={decision.zone} />
        </span>
      </p>
      <PositionInWords state={state} position={decision.position} terms={decision.terms} />
      {isOutdated(decision, demand) && (
        <Notice tone="warning">
          The demand was changed after this was signed. It speaks of the demand as it was.
        </Notice>
      )}
    </section>
  );
}

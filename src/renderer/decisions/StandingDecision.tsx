import type { ReactNode } from 'react';
import {
  isOutdated,
  namesOf,
  type CaseState,
  type Decision,
  type Demand,
} from '../../core/cases/case-state.ts';
import type { Position } from '../../core/decisions/events.ts';
import { isSameTerms } from '../../core/decisions/narrower-terms.ts';
import type { SignedEvidence } from '../../core/decisions/signed-evidence.ts';
import { termsChanges } from '../../core/requests/terms-changes.ts';
import { InternalNotes } from '../notes/InternalNotes.tsx';
import { DecisionReviews } from '../second-review/DecisionReviews.tsx';
import { Overturned } from '../second-review/Overturned.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { When } from '../ui/When.tsx';
import { PositionInWords } from './PositionInWords.tsx';
import { SignedOn } from './SignedOn.tsx';

interface StandingDecisionProps {
  readonly state: CaseState;
  readonly demand: Demand;
  readonly decision: Decision;
  readonly evidence: SignedEvidence | undefined;
  readonly disputed: boolean;
  /** Whether the vault's reviewer may approve or return it. */
  readonly mayReview: boolean;
  /** Null where it is not to be settled here and now. */
  readonly onTake: ((position: Position) => void) | null;
}

/** A decision that stands, with its ground; beside others that did not know of it, with the words it cites. */
export function StandingDecision({
  state,
  demand,
  decision,
  evidence,
  disputed,
  mayReview,
  onTake,
}: StandingDecisionProps): ReactNode {
  const changes = termsChanges(decision.terms, demand.terms);
  const isTakeable = isSameTerms(decision.terms, demand.terms);
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
      <PositionInWords
        state={state}
        position={decision.position}
        terms={decision.terms}
        quoted={disputed}
        before={evidence?.before}
      />
      <Overturned state={state} decision={decision} />
      <SignedOn state={state} decision={decision} evidence={evidence} />
      <DecisionReviews state={state} decision={decision} evidence={evidence} mayAct={mayReview} />
      <InternalNotes state={state} about={decision.entry} />
      {isOutdated(decision, demand) && (
        <Notice tone="warning">
          The demand was changed after this was signed{changes === '' ? '' : ` (${changes})`}. It speaks of
          the demand as it was
          {disputed && !isTakeable && ', so it cannot be taken to settle what is demanded now'}.
        </Notice>
      )}
      {onTake !== null && isTakeable && (
        <div>
          <Button look="quiet" onClick={() => onTake(decision.position)}>
            Take this one
          </Button>
        </div>
      )}
    </section>
  );
}

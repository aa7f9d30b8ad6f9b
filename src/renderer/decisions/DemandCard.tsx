import { useRef, useState, type ReactNode } from 'react';
import {
  isOutdated,
  namesOf,
  standingDecisions,
  type CaseState,
  type Decision,
  type Demand,
} from '../../core/cases/case-state.ts';
import type { Position } from '../../core/decisions/events.ts';
import type { Gate } from '../../core/guidelines/evidence-gate.ts';
import { elements } from '../../core/legal-basis.ts';
import { isSamePosition } from '../../core/second-review/comparison.ts';
import { isBound } from '../../core/second-review/sealing.ts';
import type { CaseView } from '../../ipc/views.ts';
import { draftNow } from '../app/drafts.ts';
import { useWorkspace } from '../app/workspace.ts';
import { isUnderReview } from '../cases/is-under-review.ts';
import { TermsInWords } from '../cases/TermsInWords.tsx';
import { InternalNotes } from '../notes/InternalNotes.tsx';
import { DecisionReviews } from '../second-review/DecisionReviews.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { When } from '../ui/When.tsx';
import { AssessmentInWords } from './AssessmentInWords.tsx';
import { AssessmentTag } from './AssessmentTag.tsx';
import { DecisionForm } from './DecisionForm.tsx';
import { overridesBefore } from './overrides-before.ts';
import { PositionInWords } from './PositionInWords.tsx';
import { prefillDecision } from './prefill-decision.ts';

interface DemandCardProps {
  readonly view: CaseView;
  readonly demand: Demand;
}

/** One thing demanded: what the rules say to it, the decisions that stand, and the form where there is to decide. */
export function DemandCard({ view, demand }: DemandCardProps): ReactNode {
  const { identity } = useWorkspace();
  const { state, review } = view;
  const own = review.demands[demand.id];
  const draftKey = `${state.id}/decision/${demand.id}`;
  const standing = standingDecisions(state, demand.id);
  const [anew, setAnew] = useState(draftNow(draftKey) !== null);
  const card = useRef<HTMLElement>(null);
  const canDecide = isUnderReview(state) && !isBound(state, identity.key);
  const deciding = canDecide && (standing.length === 0 || anew);
  const disputed = standing.length > 1;
  const overturns = state.secondReview !== null && standing.some(({ author }) => author !== identity.key);
  return (
    <article ref={card} className="card demand-card">
      <div className="demand-head">
        <TermsInWords terms={demand.terms} />
        {own !== undefined && <AssessmentTag assessment={own.assessment} />}
      </div>
      {own !== undefined && (
        <AssessmentInWords
          view={view}
          demand={demand}
          review={own}
          folded={!deciding}
          onTake={
            canDecide
              ? (proposal) => {
                  prefillDecision(draftKey, proposal);
                  showForm(card.current);
                  setAnew(true);
                }
              : null
          }
        />
      )}
      {disputed && <Disputed positions={standing.map(({ position }) => position)} />}
      {standing.length > 0 && (
        <div className={disputed ? 'standing standing-disputed' : 'standing'}>
          {standing.map((decision) => (
            <StandingDecision
              key={decision.entry}
              state={state}
              demand={demand}
              decision={decision}
              gate={own?.gate}
            />
          ))}
        </div>
      )}
      {deciding ? (
        <DecisionForm
          state={state}
          gate={own?.gate}
          demand={demand}
          draftKey={draftKey}
          replaces={standing}
          onDone={() => setAnew(false)}
        />
      ) : (
        canDecide && (
          <div>
            <Button onClick={() => setAnew(true)}>
              {disputed ? 'Settle it' : overturns ? 'Overturn it' : 'Decide anew'}
            </Button>
          </div>
        )
      )}
    </article>
  );
}

/** Several decisions that stand: two that come to the same are agreed on as soon as one author approves the other's. */
function Disputed({ positions }: { readonly positions: readonly Position[] }): ReactNode {
  const [first, ...others] = positions;
  if (first !== undefined && others.every((other) => isSamePosition(first, other))) {
    return (
      <Notice tone="info">
        <b>Decided alike.</b> These decisions were signed without knowing of each other and come to the same.
        Both stand until one author approves the other’s, or somebody decides anew.
      </Notice>
    );
  }
  return (
    <Notice tone="warning">
      <b>Disagreement.</b> These decisions were signed without knowing of each other. Both stand until
      somebody decides anew, which settles it; both stay in the history.
    </Notice>
  );
}

/** After the next frame, since the form may only now come to be. */
function showForm(card: HTMLElement | null): void {
  setTimeout(() => card?.querySelector('.decision-form')?.scrollIntoView({ block: 'start' }), 50);
}

interface StandingDecisionProps {
  readonly state: CaseState;
  readonly demand: Demand;
  readonly decision: Decision;
  readonly gate: Gate | undefined;
}

function StandingDecision({ state, demand, decision, gate }: StandingDecisionProps): ReactNode {
  const overrides = overridesBefore(state, decision, gate);
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
      {overrides.map((override) => (
        <Notice key={override.entry} tone="warning">
          <b>Signed over the evidence gate.</b> Nothing showed how it stood with{' '}
          {override.elements.map((element) => `“${elements.labels[element]}”`).join(', ')}.{' '}
          <bdi>{namesOf(state)(override.author)}</bdi> gave as the reason:{' '}
          <span className="user-text" dir="auto">
            {override.reason}
          </span>
        </Notice>
      ))}
      <DecisionReviews state={state} decision={decision} />
      <InternalNotes state={state} about={decision.entry} />
      {isOutdated(decision, demand) && (
        <Notice tone="warning">
          The demand was changed after this was signed. It speaks of the demand as it was.
        </Notice>
      )}
    </section>
  );
}

import { useEffect, useRef, useState, type ReactNode } from 'react';
import {
  isOutdated,
  standingDecisions,
  standingDemands,
  type CaseState,
  type Decision,
  type Demand,
} from '../../core/cases/case-state.ts';
import { leftToDo } from '../../core/cases/conflicts-in-words.ts';
import { comeToTheSame } from '../../core/decisions/same-position.ts';
import { isSamePerson } from '../../core/people/same-person.ts';
import { nameOfDemand } from '../../core/requests/name-of-demand.ts';
import { isBound } from '../../core/second-review/sealing.ts';
import type { ElementId } from '../../core/legal-basis.ts';
import type { CaseView } from '../../ipc/views.ts';
import { draftNow } from '../app/drafts.ts';
import { useWorkspace } from '../app/workspace.ts';
import { isUnderReview } from '../cases/is-under-review.ts';
import { TermsInWords } from '../cases/TermsInWords.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { AssessmentInWords } from './AssessmentInWords.tsx';
import { AssessmentTag } from './AssessmentTag.tsx';
import { DecisionForm } from './DecisionForm.tsx';
import { prefillDecision, type Proposed } from './prefill-decision.ts';
import { StandingDecision } from './StandingDecision.tsx';

interface DemandCardProps {
  readonly view: CaseView;
  readonly demand: Demand;
  /** Goes to the element's line of the checklist. */
  readonly onShowElement: (element: ElementId) => void;
}

interface DisputedProps {
  readonly state: CaseState;
  readonly demand: Demand;
  readonly decisions: readonly Decision[];
}

/** One thing demanded: what the rules say to it, the decisions that stand, and the form where there is to decide. */
export function DemandCard({ view, demand, onShowElement }: DemandCardProps): ReactNode {
  const { identity } = useWorkspace();
  const { state, review } = view;
  const own = review.demands[demand.id];
  const name = nameOfDemand(standingDemands(state), demand);
  const draftKey = `${state.id}/decision/${demand.id}`;
  const standing = standingDecisions(state, demand.id);
  const [anew, setAnew] = useState(draftNow(draftKey) !== null);
  const card = useRef<HTMLElement>(null);
  const canDecide = isUnderReview(state) && !isBound(state, identity.key);
  const deciding = canDecide && (standing.length === 0 || anew);
  // The form goes once it was signed, and would take the focus with it.
  const before = useRef(deciding);
  useEffect(() => {
    const isLeft = before.current && !deciding && document.activeElement === document.body;
    if (isLeft) card.current?.focus({ preventScroll: true });
    before.current = deciding;
  }, [deciding]);
  const disputed = standing.length > 1;
  const overturns =
    state.secondReview !== null &&
    standing.some(
      (decision) => !isSamePerson(state, decision.author, identity.key) && !isOutdated(decision, demand),
    );
  const takeOver = (proposed: Proposed): void => {
    prefillDecision(draftKey, proposed, demand.terms);
    showForm(card.current);
    setAnew(true);
  };
  return (
    <article ref={card} className="card demand-card" aria-label={name} tabIndex={-1}>
      <div className="demand-head">
        <TermsInWords terms={demand.terms} />
        {own !== undefined && <AssessmentTag assessment={own.assessment} />}
      </div>
      {own !== undefined && (
        <AssessmentInWords
          view={view}
          demand={demand}
          name={name}
          review={own}
          folded={!deciding}
          onTake={canDecide ? takeOver : null}
        />
      )}
      {disputed && <Disputed state={state} demand={demand} decisions={standing} />}
      {standing.length > 0 && (
        <div className={disputed ? 'standing standing-disputed' : 'standing'}>
          {standing.map((decision) => (
            <StandingDecision
              key={decision.entry}
              state={state}
              demand={demand}
              decision={decision}
              evidence={view.signed[decision.entry]}
              disputed={disputed}
              mayReview={view.reviewable.includes(decision.entry)}
              onTake={disputed && canDecide ? takeOver : null}
            />
          ))}
        </div>
      )}
      {deciding ? (
        <DecisionForm
          state={state}
          gate={own?.gate}
          demand={demand}
          name={name}
          draftKey={draftKey}
          replaces={standing}
          onShowElement={onShowElement}
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

/** Several decisions that stand, and how it comes to one again. */
function Disputed({ state, demand, decisions }: DisputedProps): ReactNode {
  const isAlike = comeToTheSame(decisions);
  return (
    <Notice tone={isAlike ? 'info' : 'warning'}>
      <b>{isAlike ? 'Decided alike.' : 'Disagreement.'}</b> These decisions were signed without knowing of
      each other{isAlike && ' and come to the same'}. All of them stand. {leftToDo(state, demand, decisions)}{' '}
      All stay in the history.
    </Notice>
  );
}

/** After the next frame, since the form may only now come to be. */
function showForm(card: HTMLElement | null): void {
  setTimeout(() => card?.querySelector('.decision-form')?.scrollIntoView({ block: 'start' }), 50);
}

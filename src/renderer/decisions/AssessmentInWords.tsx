import type { ReactNode } from 'react';
import type { Demand } from '../../core/cases/case-state.ts';
import { counted } from '../../core/cases/summary.ts';
import type { Proposal } from '../../core/guidelines/assess.ts';
import { uniqueCitations } from '../../core/guidelines/sufficiency.ts';
import type { CaseView, DemandReview } from '../../ipc/views.ts';
import { RuleList } from '../guidelines/RuleList.tsx';
import { AlikeLines } from './AlikeLines.tsx';
import { NarrowerSetOffer } from './NarrowerSetOffer.tsx';
import { ProposalButtons } from './ProposalButtons.tsx';

interface AssessmentProps {
  readonly view: CaseView;
  readonly demand: Demand;
  /** What no other demand is called. */
  readonly name: string;
  readonly review: DemandReview;
  /** Only its heading is shown until somebody opens it. */
  readonly folded: boolean;
  /** Takes a proposal into the form; null where nothing can be decided. */
  readonly onTake: ((proposal: Proposal) => void) | null;
}

/** What the rules say to a demand, why, and what may follow. It proposes; a person decides. */
export function AssessmentInWords(props: AssessmentProps): ReactNode {
  const { name, review, folded } = props;
  if (folded) {
    return (
      <details className="assessment">
        <summary>What the rules say</summary>
        <Said {...props} />
      </details>
    );
  }
  return (
    <section className="assessment" aria-label={`What the rules say: ${name}`}>
      <Said {...props} />
      <AlikeLines alike={review.alike} />
    </section>
  );
}

function Said({ demand, review, onTake }: AssessmentProps): ReactNode {
  const { assessment } = review;
  const { why, proposals, narrower } = assessment;
  const rules = uniqueCitations([...assessment.rules, ...proposals.flatMap((proposal) => proposal.rules)]);
  const narrowing = proposals.find(({ disposition }) => disposition === 'narrow') ?? null;
  return (
    <div className="stack assessment-said">
      <div className="assessment-why">
        {why.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {rules.length > 0 && (
        <details>
          <summary>
            {counted(rules.length, 'rule')}
            {rules.some(({ verified }) => verified === 'memory') && ', some unverified'}
          </summary>
          <RuleList rules={rules} />
        </details>
      )}
      {narrower !== null && (
        <NarrowerSetOffer
          demanded={demand.terms}
          narrower={narrower}
          onUse={
            onTake === null
              ? null
              : () => onTake({ ...(narrowing ?? plainNarrowing), narrowed: narrower.terms })
          }
        />
      )}
      {onTake !== null && <ProposalButtons assessment={assessment} onTake={onTake} />}
    </div>
  );
}

/** A narrower set that no objection goes with; the reason is for the person to choose. */
const plainNarrowing: Proposal = {
  disposition: 'narrow',
  reasons: [],
  why: [],
  rules: [],
  findings: [],
  narrowed: null,
};

import { useState, type ReactNode } from 'react';
import { namesOf, type CaseState, type Decision } from '../../core/cases/case-state.ts';
import type { SignedEvidence } from '../../core/decisions/signed-evidence.ts';
import { countsOn, mayApprove } from '../../core/second-review/approval.ts';
import { verdictBy } from '../../core/second-review/commands.ts';
import { useWorkspace } from '../app/workspace.ts';
import { Button } from '../ui/Button.tsx';
import { Tag } from '../ui/Tag.tsx';
import { When } from '../ui/When.tsx';
import { VerdictDialog } from './VerdictDialog.tsx';

interface DecisionReviewsProps {
  readonly state: CaseState;
  readonly decision: Decision;
  readonly evidence: SignedEvidence | undefined;
  /** Whether the vault's reviewer may approve or return it. */
  readonly mayAct: boolean;
}

/** What other reviewers hold of a decision, and what the vault's reviewer may say of it. */
export function DecisionReviews({ state, decision, evidence, mayAct }: DecisionReviewsProps): ReactNode {
  const { identity } = useWorkspace();
  const [verdict, setVerdict] = useState<'approve' | 'return' | null>(null);
  const own = verdictBy(state, decision, identity.key);
  const shown = decision.reviews.filter((review) => countsOn(state, decision, review));
  return (
    <>
      {shown.map((review) => (
        <div key={review.entry} className="decision-review">
          <p>
            <Tag tone={review.verdict === 'approved' ? 'good' : 'warn'}>
              {review.verdict === 'approved' ? 'Approved' : 'Returned'}
            </Tag>{' '}
            <span className="quiet">
              by <bdi>{namesOf(state)(review.author)}</bdi> <When at={review.at} zone={review.zone} />
            </span>
          </p>
          {review.words !== '' && (
            <p className="user-text" dir="auto">
              {review.words}
            </p>
          )}
        </div>
      ))}
      {mayAct && (
        <div className="row">
          {own !== 'approved' && mayApprove(state, decision, identity.key) && (
            <Button onClick={() => setVerdict('approve')}>Approve…</Button>
          )}
          {own !== 'returned' && (
            <Button look="quiet" onClick={() => setVerdict('return')}>
              Return…
            </Button>
          )}
        </div>
      )}
      {verdict !== null && (
        <VerdictDialog
          verdict={verdict}
          state={state}
          decisions={[decision]}
          signed={evidence === undefined ? {} : { [decision.entry]: evidence }}
          me={identity.key}
          onClose={() => setVerdict(null)}
        />
      )}
    </>
  );
}

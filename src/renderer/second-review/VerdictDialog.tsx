import type { ReactNode } from 'react';
import { namesOf, type CaseState, type Decision } from '../../core/cases/case-state.ts';
import { call } from '../app/client.ts';
import { TermsInWords } from '../cases/TermsInWords.tsx';
import type { SignedEvidence, SignedEvidences } from '../../core/decisions/signed-evidence.ts';
import { PositionInWords } from '../decisions/PositionInWords.tsx';
import { SignedOn } from '../decisions/SignedOn.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Overturned } from './Overturned.tsx';
import { ReviewTextDialog } from './ReviewTextDialog.tsx';

interface VerdictDialogProps {
  readonly verdict: 'approve' | 'return';
  readonly state: CaseState;
  readonly decisions: readonly Decision[];
  /** What they were signed on. */
  readonly signed: SignedEvidences;
  /** The key of the vault's reviewer. */
  readonly me: string;
  readonly onClose: () => void;
}

/** Titles of one and of several. */
const words = {
  approve: {
    title: ['Approve this decision?', 'Approve these decisions?'],
    field: 'Note',
    hint: 'May stay empty.',
    action: 'Approve',
    done: 'Approved',
    needsText: false,
  },
  return: {
    title: ['Return this decision?', 'Return these decisions?'],
    field: 'Reason',
    hint: 'What has to be looked at again.',
    action: 'Return',
    done: 'Returned',
    needsText: true,
  },
} as const;

/** Shows exactly which decisions are approved or returned, and signs that. */
export function VerdictDialog({
  verdict,
  state,
  decisions,
  signed,
  me,
  onClose,
}: VerdictDialogProps): ReactNode {
  const entries = decisions.map(({ entry }) => entry);
  const demands = new Set(decisions.map(({ position }) => position.demand));
  const givesUp = state.decisions.some(
    ({ author, position, supersededBy }) =>
      author === me && supersededBy.length === 0 && demands.has(position.demand),
  );
  return (
    <ReviewTextDialog
      words={{ ...words[verdict], title: words[verdict].title[decisions.length === 1 ? 0 : 1] }}
      draftKey={`${state.id}/second-review/${verdict}`}
      onSubmit={(text) =>
        verdict === 'approve'
          ? call('secondReview.approve', { case: state.id, decisions: entries, note: text })
          : call('secondReview.return', { case: state.id, decisions: entries, reason: text })
      }
      onClose={onClose}
    >
      {decisions.map((decision) => (
        <DecisionToJudge
          key={decision.entry}
          state={state}
          decision={decision}
          evidence={signed[decision.entry]}
        />
      ))}
      {verdict === 'approve' && givesUp && (
        <Notice tone="info">
          Your own decision on it gives way to the one that you approve. It stays in the history.
        </Notice>
      )}
    </ReviewTextDialog>
  );
}

interface DecisionToJudgeProps {
  readonly state: CaseState;
  readonly decision: Decision;
  readonly evidence: SignedEvidence | undefined;
}

function DecisionToJudge({ state, decision, evidence }: DecisionToJudgeProps): ReactNode {
  const { author, position, terms } = decision;
  return (
    <div className="card">
      <TermsInWords terms={terms} />
      <p className="quiet">
        Decided by <bdi>{namesOf(state)(author)}</bdi>
      </p>
      <PositionInWords state={state} position={position} terms={terms} before={evidence?.before} />
      <Overturned state={state} decision={decision} />
      <SignedOn state={state} decision={decision} evidence={evidence} />
    </div>
  );
}

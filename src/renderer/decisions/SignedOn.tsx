import type { ReactNode } from 'react';
import type { CaseState, Decision } from '../../core/cases/case-state.ts';
import type { SignedEvidence } from '../../core/decisions/signed-evidence.ts';
import { hasChangedEvidence } from '../../core/decisions/changed-evidence.ts';
import { searchedInWords } from '../../core/decisions/searched-in-vain.ts';
import { notWorkedOut } from '../../core/decisions/signed-words.ts';
import { Notice } from '../ui/Notice.tsx';
import { OverrideNotice } from './OverrideNotice.tsx';

interface SignedOnProps {
  readonly state: CaseState;
  readonly decision: Decision;
  readonly evidence: SignedEvidence | undefined;
}

/** What a decision was signed over, and that what it cites is not as it was: whoever reads or approves it has to know. */
export function SignedOn({ state, decision, evidence }: SignedOnProps): ReactNode {
  const { over = [], searched = [], unknown } = evidence ?? {};
  return (
    <>
      {hasChangedEvidence(state, decision, evidence) && (
        <Notice tone="warning">
          <b>Its evidence changed since.</b> A finding that it cites does not read or stand any more as it did
          when it was signed. Decide anew if it would come out otherwise.
        </Notice>
      )}
      {unknown === true && <Notice tone="warning">{notWorkedOut}</Notice>}
      {searched.length > 0 && (
        <p className="quiet">Searched, not found when it was signed: {searchedInWords(searched, state)}</p>
      )}
      {over.map((override) => (
        <OverrideNotice key={override.entry} state={state} override={override} />
      ))}
    </>
  );
}

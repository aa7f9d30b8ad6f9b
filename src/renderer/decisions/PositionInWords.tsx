import type { ReactNode } from 'react';
import type { CaseState } from '../../core/cases/case-state.ts';
import type { Position } from '../../core/decisions/events.ts';
import type { SignedEvidence } from '../../core/decisions/signed-evidence.ts';
import { reasons } from '../../core/legal-basis.ts';
import type { DemandTerms } from '../../core/requests/events.ts';
import { Tag } from '../ui/Tag.tsx';
import { CitedFindings } from './CitedFindings.tsx';
import { DispositionTag } from './DispositionTag.tsx';
import { TermsDifferenceInWords } from './TermsDifferenceInWords.tsx';

interface PositionInWordsProps {
  readonly state: CaseState;
  readonly position: Position;
  /** The demand as the author has or had it. */
  readonly terms: DemandTerms;
  /** With the words of the findings that it rests on. */
  readonly quoted?: boolean;
  /** Of a signed one, how findings read then that were changed since. */
  readonly before?: SignedEvidence['before'] | undefined;
}

/** Everything that a signature covers: the disposition, the narrower set, the reasons, the findings, the rationale. */
export function PositionInWords({
  state,
  position,
  terms,
  quoted = false,
  before = {},
}: PositionInWordsProps): ReactNode {
  const findings = position.findings.flatMap(
    (id) => state.findings.find((finding) => finding.id === id) ?? [],
  );
  return (
    <div className="position stack">
      <div className="row">
        <DispositionTag disposition={position.disposition} />
        {position.reasons.map((reason) => (
          <Tag key={reason}>{reasons.labels[reason]}</Tag>
        ))}
      </div>
      {position.narrowed !== null && <TermsDifferenceInWords demanded={terms} given={position.narrowed} />}
      {position.rationale !== '' && (
        <p className="user-text" dir="auto">
          {position.rationale}
        </p>
      )}
      {findings.length > 0 && (
        <CitedFindings
          state={state}
          demand={position.demand}
          findings={findings}
          quoted={quoted}
          before={before}
        />
      )}
    </div>
  );
}

import type { ReactNode } from 'react';
import type { CaseState, Finding } from '../../core/cases/case-state.ts';
import { concerns } from '../../core/findings/concerns.ts';
import { isStale, staleInWords } from '../../core/findings/stale-words.ts';
import type { SignedEvidence } from '../../core/decisions/signed-evidence.ts';
import { readingBefore } from '../../core/decisions/signed-words.ts';
import type { Reading } from '../../core/findings/events.ts';
import { elements } from '../../core/legal-basis.ts';
import { PlaceQuote } from '../findings/PlaceQuote.tsx';
import { VerdictSign } from '../ui/VerdictSign.tsx';

interface CitedFindingsProps {
  readonly state: CaseState;
  /** What was decided on. */
  readonly demand: string;
  readonly findings: readonly Finding[];
  /** With their words and document, not their page alone. */
  readonly quoted: boolean;
  /** How those read that were changed since. */
  readonly before: SignedEvidence['before'];
}

/** What a decision rests on. */
export function CitedFindings({ state, demand, findings, quoted, before }: CitedFindingsProps): ReactNode {
  return (
    <ul className="cited" aria-label="Findings it rests on">
      {findings.map((finding) => (
        <li key={finding.id}>
          <VerdictSign standing={(before[finding.id] ?? finding.reading).verdict} />
          <span>
            {elements.labels[(before[finding.id] ?? finding.reading).element]}
            {sinceInWords(finding, before[finding.id])}
            {!concerns(finding, demand) && ' (concerns other demands only now)'}
            {isStale(finding) && ` (stale: ${staleInWords(state, finding, (name) => name)})`}
          </span>
          {quoted ? (
            <PlaceQuote
              anchor={finding.anchor}
              document={state.documents.find(({ sha256 }) => sha256 === finding.document)}
            />
          ) : (
            <span className="quiet page-number">p {finding.anchor.page}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function sinceInWords(finding: Finding, before: Reading | undefined): string {
  if (before !== undefined) return ` (${readingBefore(before, finding)})`;
  return finding.withdrawn === null ? '' : ' (withdrawn since)';
}

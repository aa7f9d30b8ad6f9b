import type { ReactNode } from 'react';
import type { Assessment, Proposal } from '../../core/guidelines/assess.ts';
import { counted } from '../../core/cases/summary.ts';
import { dispositions, reasons } from '../../core/legal-basis.ts';
import { announce } from '../ui/announcer.tsx';

interface ProposalButtonsProps {
  readonly assessment: Assessment;
  readonly onTake: (proposal: Proposal) => void;
}

/** What the rules and findings speak for. A button only fills in the form below; signing is another act. */
export function ProposalButtons({ assessment, onTake }: ProposalButtonsProps): ReactNode {
  const { proposals, notExamined } = assessment;
  if (proposals.length === 0) {
    return notExamined.length === 0 ? null : (
      <p className="quiet">
        No proposal yet: {counted(notExamined.length, 'required element is', 'required elements are')} not
        examined.
      </p>
    );
  }
  return (
    <div>
      <p className="quiet">They speak for (a click fills in the form; you decide):</p>
      <ul className="proposals" aria-label="Proposals">
        {proposals.map((proposal) => (
          <li key={`${proposal.disposition} ${proposal.reasons.join(' ')}`}>
            <button
              type="button"
              className="proposal"
              title={proposal.why.join('\n')}
              onClick={() => {
                onTake(proposal);
                announce(`Filled in: ${dispositions.labels[proposal.disposition]}. Nothing is signed.`);
              }}
            >
              <b>{dispositions.labels[proposal.disposition]}</b>
              <span>{inWords(proposal)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function inWords({ reasons: given, findings }: Proposal): string {
  const named = given.map((reason) => reasons.labels[reason]).join(', ');
  const cited = findings.length === 0 ? '' : counted(findings.length, 'finding');
  return [named, cited].filter(Boolean).join(' · ');
}

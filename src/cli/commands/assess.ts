import { standingDemands } from '../../core/cases/case-state.ts';
import { termsInWords } from '../../core/cases/history.ts';
import { assessInCase, examinedInCase } from '../../core/evidence/case-assessment.ts';
import type { Proposal } from '../../core/guidelines/assess.ts';
import { plainSufficiency } from '../../core/guidelines/plain-sufficiency.ts';
import { dispositions, elements, processes, reasons, type ProcessId } from '../../core/legal-basis.ts';
import { caseState } from '../../vault/ledger-store.ts';
import { storedBasis } from '../../vault/review/decision-basis.ts';
import type { Invocation, Outcome } from '../command.ts';
import { caseNamed, withVault, word } from '../with-vault.ts';

/** What the guidelines in force say to a case: how each element stands, and whether the process is enough. */
export function assess(invocation: Invocation): Promise<Outcome> {
  return withVault(invocation, (vault) => {
    const state = caseState(vault.db, caseNamed(vault, word(invocation, 1)));
    const basis = storedBasis(vault.db, state);
    const examined = examinedInCase(state, basis);
    const demands = standingDemands(state).map((demand) => {
      const judged = assessInCase(state, demand, basis);
      const sources = new Set(judged.rules.map(({ source }) => source));
      const sufficiency = plainSufficiency(judged, state.request.process);
      return { terms: demand.terms, sufficiency, judged, sources };
    });
    return {
      json: {
        elements: examined.map(({ element, state: how }) => ({ id: element, state: how })),
        demands: demands.map(({ terms, sufficiency, judged: { minimum, why } }) => {
          return { data: terms.data, sufficiency, minimum, reasons: why };
        }),
      },
      lines: [
        ...examined.map((item) => `${item.state.padEnd(12)}  ${elements.labels[item.element]}`),
        ...demands.flatMap((demand) => [
          `${demand.sufficiency.padEnd(12)}  ${termsInWords(demand.terms)}${minimumInWords(demand.judged.minimum)}`,
          ...demand.judged.why.map((reason) => `  ${reason}`),
          ...[...demand.sources].map((source) => `  Source: ${source}`),
          ...demand.judged.proposals.map((proposal) => `  ${proposedInWords(proposal)}`),
        ]),
      ],
    };
  });
}

function minimumInWords(minimum: ProcessId | null): string {
  return minimum === null ? '' : `: at least ${processes.labels[minimum]}`;
}

/** A proposal; the decision is a person's. */
function proposedInWords({ disposition, reasons: given, why }: Proposal): string {
  const because = given.length === 0 ? '' : ` (${given.map((reason) => reasons.labels[reason]).join(', ')})`;
  return [`Proposed: ${dispositions.labels[disposition]}${because}.`, ...why].join(' ');
}

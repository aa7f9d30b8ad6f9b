import { standingDemands } from '../../core/cases/case-state.ts';
import { assess as assessDemand } from '../../core/guidelines/assess.ts';
import { caseChecklist } from '../../core/guidelines/case-checklist.ts';
import { elementStates } from '../../core/guidelines/checklist.ts';
import { plainSufficiency } from '../../core/guidelines/plain-sufficiency.ts';
import { reviewDay } from '../../core/guidelines/review-day.ts';
import { dataCategories, elements, processes, type ProcessId } from '../../core/legal-basis.ts';
import { guidelinesOf } from '../../vault/guidelines/guideline-store.ts';
import { caseState } from '../../vault/ledger-store.ts';
import { verifyingCallsOf } from '../../vault/review/decision-basis.ts';
import type { Invocation, Outcome } from '../command.ts';
import { caseNamed, withVault, word } from '../with-vault.ts';

/** What the guidelines in force say to a case: how each element stands, and whether the process is enough. */
export function assess(invocation: Invocation): Promise<Outcome> {
  return withVault(invocation, (vault) => {
    const state = caseState(vault.db, caseNamed(vault, word(invocation, 1)));
    const { guidelines } = guidelinesOf(vault.db);
    const on = reviewDay(state);
    const calls = verifyingCallsOf(vault.db, state);
    const demanded = standingDemands(state);
    const data = [...new Set(demanded.map(({ terms }) => terms.data))];
    const examined = elementStates(caseChecklist(guidelines, state, data, on), state.findings, calls);
    const demands = demanded.map(({ terms }) => {
      const judged = assessDemand(guidelines, state.request, terms, state.findings, on, calls);
      const sources = new Set(judged.rules.map(({ source }) => source));
      return {
        data: terms.data,
        sufficiency: plainSufficiency(judged, state.request.process),
        judged,
        sources,
      };
    });
    return {
      json: {
        elements: examined.map(({ element, state: how }) => ({ id: element, state: how })),
        demands: demands.map(({ data: demand, sufficiency, judged: { minimum, why } }) => {
          return { data: demand, sufficiency, minimum, reasons: why };
        }),
      },
      lines: [
        ...examined.map((item) => `${item.state.padEnd(12)}  ${elements.labels[item.element]}`),
        ...demands.flatMap((demand) => [
          `${demand.sufficiency.padEnd(12)}  ${dataCategories.labels[demand.data]}${minimumInWords(demand.judged.minimum)}`,
          ...demand.judged.why.map((reason) => `  ${reason}`),
          ...[...demand.sources].map((source) => `  Source: ${source}`),
        ]),
      ],
    };
  });
}

function minimumInWords(minimum: ProcessId | null): string {
  return minimum === null ? '' : `: at least ${processes.labels[minimum]}`;
}

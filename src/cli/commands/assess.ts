import { standingDemands, type CaseState, type Demand } from '../../core/cases/case-state.ts';
import { termsInWords } from '../../core/cases/history.ts';
import { assessInCase, examinedInCase } from '../../core/evidence/case-assessment.ts';
import { onlyCallShows, stillToSearch } from '../../core/evidence/missing-words.ts';
import type { ElementInCase } from '../../core/evidence/element-in-case.ts';
import type { Assessment, Proposal } from '../../core/guidelines/assess.ts';
import { plainSufficiency, restsOn, type PlainSufficiency } from '../../core/guidelines/plain-sufficiency.ts';
import { isStale, staleInWords } from '../../core/findings/stale-words.ts';
import { placeInWords } from '../../core/letters/letter-citations.ts';
import { leastInWords } from '../../core/guidelines/least-process.ts';
import { acceptedByBoth } from '../../core/guidelines/verdict.ts';
import { dispositions, elements, reasons } from '../../core/legal-basis.ts';
import { visibleText } from '../../core/visible-text.ts';
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
      const sufficiency = plainSufficiency(judged);
      return { id: demand.id, terms: demand.terms, sufficiency, judged, sources };
    });
    return {
      json: {
        elements: examined.map(told),
        demands: demands.map(({ id, terms, sufficiency, judged }) => {
          const { minimum, why, verdict, lacking, elements: own, narrower } = judged;
          return {
            data: terms.data,
            sufficiency,
            minimum,
            reasons: why,
            verdict,
            lacking,
            demand: id,
            elements: own.map(({ element, state: how }) => ({ id: element, state: how })),
            restsOn: restsOn(judged),
            narrower: narrower === null ? null : { ...narrower.terms, difference: narrower.difference },
          };
        }),
      },
      lines: [
        ...examined.flatMap((item) => [
          `${item.state.padEnd(12)}  ${elements.labels[item.element]}${item.required ? '' : ' (optional)'}${staleOnes(item, state)}${lacksCallInWords(item)}${searchedInPart(item, state)}`,
          ...apartInWords(item, demands),
        ]),
        ...demands.flatMap((demand) => [
          `${standingInWords(demand).padEnd(12)}  ${termsInWords(demand.terms)}${minimumInWords(demand.judged)}`,
          ...demand.judged.why.map((reason) => `  ${reason}`),
          ...[...demand.sources].map((source) => `  Source: ${source}`),
          ...demand.judged.proposals.map((proposal) => `  ${proposedInWords(proposal)}`),
          ...narrowerInWords(demand.judged),
        ]),
      ],
    };
  });
}

/** How an element stands; of demands that differ by what was found also with which of them; by which versions findings are stale. */
function told({ element, state, required, apart, stale, ground }: ElementInCase) {
  const lacksCall = ground.type === 'nothing' && ground.lacksCall === true;
  return {
    id: element,
    state,
    ...(required ? {} : { optional: true }),
    ...(apart.length === 0 ? {} : { apart }),
    ...(stale.length === 0
      ? {}
      : { stale: stale.map(({ id, stale: document }) => ({ finding: id, document })) }),
    ...(lacksCall ? { lacksCall } : {}),
  };
}

/** Why an element is to be examined again, or which of the findings on it do not count any more. */
function staleOnes({ stale }: ElementInCase, state: CaseState): string {
  if (stale.length === 0) return '';
  const each = stale
    .filter(isStale)
    .map(
      (finding) =>
        `${placeInWords(state, finding)} (finding ${finding.id}), ${staleInWords(state, finding, visibleText)}`,
    );
  return `: findings that do not count: ${each.join('; ')}`;
}

function lacksCallInWords({ ground }: ElementInCase): string {
  return ground.type === 'nothing' && ground.lacksCall === true ? `: ${onlyCallShows}` : '';
}

function searchedInPart(item: ElementInCase, state: CaseState): string {
  const pages = stillToSearch(item, state);
  return pages === null ? '' : `: searched in part; still to search: ${pages}`;
}

function apartInWords(
  { apart }: ElementInCase,
  demands: readonly Pick<Demand, 'id' | 'terms'>[],
): readonly string[] {
  return apart.map(({ demands: ids, state }) => {
    const named = demands.filter(({ id }) => ids.includes(id)).map(({ terms }) => termsInWords(terms));
    return `  ${state}: ${named.join('; ')}`;
  });
}

/** Whether the process is enough; of what nobody has to give, that it may be given, or what is to be looked into first. */
function standingInWords({
  sufficiency,
  judged: { verdict, lacking, elements: examined },
}: {
  readonly sufficiency: PlainSufficiency;
  readonly judged: Assessment;
}): string {
  if (verdict === 'unverified-rule') return sufficiency;
  const open = examined.find(
    ({ element, state }) =>
      (state === 'not-examined' || state === 'examine-again') && lacking.includes(element),
  );
  if (open !== undefined) return open.state;
  return verdict === 'voluntary' && lacking.length === 0 ? 'voluntary' : sufficiency;
}

function minimumInWords(judged: Assessment): string {
  const { minimum, verdict, law } = judged;
  const least = minimum === null ? '' : leastInWords(minimum, acceptedByBoth(judged));
  if (verdict === 'voluntary') {
    const compelled = minimum === null ? '' : `; to compel it takes at least ${least}`;
    return `: may be given, nobody must give it${compelled}`;
  }
  const by = restsOn({ verdict, law }) === 'practice' ? ', by practice only' : '';
  return minimum === null ? '' : `: at least ${least}${by}`;
}

/** The narrower set of which no proposal tells yet, as the difference to what is demanded. */
function narrowerInWords({ narrower, proposals }: Assessment): readonly string[] {
  if (narrower === null || proposals.some(({ narrowed }) => narrowed !== null)) return [];
  const whose = narrower.findings.length > 0 ? 'findings' : 'rules';
  return [`  Narrower set that the ${whose} support: ${narrower.difference.join(' ')}`];
}

/** A proposal; the decision is a person's. */
function proposedInWords({ disposition, reasons: given, why }: Proposal): string {
  const because = given.length === 0 ? '' : ` (${given.map((reason) => reasons.labels[reason]).join(', ')})`;
  return [`Proposed: ${dispositions.labels[disposition]}${because}.`, ...why].join(' ');
}

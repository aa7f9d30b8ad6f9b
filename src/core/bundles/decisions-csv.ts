import { namesOf, standingByDemand, type CaseState, type Decision } from '../cases/case-state.ts';
import { comeToTheSame } from '../decisions/same-position.ts';
import type { SearchedElement } from '../decisions/searched-in-vain.ts';
import type { SignedEvidence, SignedEvidences } from '../decisions/signed-evidence.ts';
import { isStale } from '../findings/stale-words.ts';
import type { DemandTerms } from '../requests/events.ts';
import { isApproved, isReturned } from '../second-review/approval.ts';
import { proposals } from '../second-review/waits-for.ts';
import { writeCsv } from './csv.ts';

const header = [
  'demand',
  'demand_withdrawn',
  'data',
  'identifiers',
  'from',
  'to',
  'disposition',
  'reasons',
  'rationale',
  'narrowed_data',
  'narrowed_identifiers',
  'narrowed_from',
  'narrowed_to',
  'findings',
  'findings_changed_since',
  'overridden',
  'override_reason',
  'standing',
  'review',
  'superseded_by',
  'signed_at',
  'zone',
  'author',
  'author_key',
  'entry',
  'searched_not_found',
];

const nothing: SignedEvidence = { over: [], searched: [], before: {} };
/** In place of a list, see `SignedEvidence`. */
const notWorkedOut = 'not-worked-out';

/**
 * Every decision of a case in ledger order; ids of the closed lists, not labels. The demand is as it was decided on;
 * `signed` is what the decisions were signed on.
 */
export function decisionsCsv(state: CaseState, signed: SignedEvidences): string {
  const nameOf = namesOf(state);
  const withdrawn = new Map(state.demands.map((demand) => [demand.id, demand.withdrawn]));
  const besideOthers = new Map(
    [...standingByDemand(state)]
      .filter(([, decisions]) => decisions.length > 1)
      .map(([demand, decisions]) => [demand, comeToTheSame(decisions) ? 'alike' : 'disputed']),
  );
  const awaited = new Set(proposals(state));
  const stale = new Set(state.findings.filter(isStale).map(({ id }) => id));
  const rows = state.decisions.map((decision) => {
    const { position } = decision;
    const { over, searched, before, unknown } = signed[decision.entry] ?? nothing;
    return [
      position.demand,
      withdrawn.get(position.demand) ?? '',
      ...termsCells(decision.terms),
      position.disposition,
      position.reasons.join('; '),
      position.rationale,
      ...(position.narrowed === null ? ['', '', '', ''] : termsCells(position.narrowed)),
      position.findings.join('; '),
      unknown
        ? notWorkedOut
        : position.findings.filter((id) => before[id] !== undefined || stale.has(id)).join('; '),
      unknown ? notWorkedOut : [...new Set(over.flatMap(({ elements }) => elements))].join('; '),
      over.map(({ reason }) => reason).join('; '),
      decision.supersededBy.length > 0 ? 'superseded' : (besideOthers.get(position.demand) ?? 'stands'),
      reviewInWord(state, decision, awaited),
      decision.supersededBy.join('; '),
      decision.at,
      decision.zone,
      nameOf(decision.author),
      decision.author,
      decision.entry,
      unknown ? notWorkedOut : searched.map(searchedCell).join('; '),
    ];
  });
  return writeCsv([header, ...rows]);
}

function termsCells({ data, identifiers, from, to }: DemandTerms): string[] {
  return [data, identifiers.join('; '), from ?? '', to ?? ''];
}

/** `dated (1-2 of SHA256, 4 of SHA256)`. */
function searchedCell({ element, pages }: SearchedElement): string {
  const where = pages.map(
    ({ document, from, to }) => `${from === to ? from : `${from}-${to}`} of ${document}`,
  );
  return `${element} (${where.join(', ')})`;
}

function reviewInWord(state: CaseState, decision: Decision, awaited: ReadonlySet<Decision>): string {
  if (isReturned(state, decision)) return 'returned';
  if (isApproved(state, decision)) return 'approved';
  return awaited.has(decision) ? 'awaited' : '';
}

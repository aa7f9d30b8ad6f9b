import type { Position } from '../decisions/events.ts';
import type { Anchor, Reading } from '../findings/events.ts';
import type { DocumentRole } from '../legal-basis.ts';
import type { DemandTerms, RequestRecord } from '../requests/events.ts';

/** By whom and when, of the entry that an item of the state comes from. */
export interface Stamp {
  readonly entry: string;
  readonly author: string;
  readonly at: string;
  readonly zone: string;
}

export interface Reviewer {
  readonly key: string;
  readonly name: string;
  readonly recipient: string;
}

export interface Demand extends Stamp {
  readonly id: string;
  readonly terms: DemandTerms;
  /** The reason for which it was withdrawn; null while it stands. */
  readonly withdrawn: string | null;
}

export interface CaseDocument extends Stamp {
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
  readonly role: DocumentRole;
}

export interface Finding extends Stamp {
  readonly id: string;
  readonly document: string;
  readonly anchor: Anchor;
  readonly reading: Reading;
  /** The latest entry that changed or withdrew it. */
  readonly changed: Stamp | null;
  readonly withdrawn: string | null;
}

export interface Decision extends Stamp {
  readonly position: Position;
  /** Entries of the decisions that name this one as superseded; empty while it stands. */
  readonly supersededBy: readonly string[];
}

/** Everything a case shows: a projection of its ledger, which can be thrown away and rebuilt. */
export interface CaseState {
  readonly id: string;
  readonly heads: readonly string[];
  readonly height: number;
  readonly entries: number;
  readonly opened: Stamp;
  readonly request: RequestRecord;
  readonly reviewers: readonly Reviewer[];
  readonly demands: readonly Demand[];
  readonly documents: readonly CaseDocument[];
  readonly findings: readonly Finding[];
  readonly decisions: readonly Decision[];
}

export type CaseStatus = 'received' | 'in-review' | 'decided';

export function standingDemands(state: CaseState): readonly Demand[] {
  return state.demands.filter((demand) => demand.withdrawn === null);
}

export function standingFindings(state: CaseState): readonly Finding[] {
  return state.findings.filter((finding) => finding.withdrawn === null);
}

/** The decisions on a demand that nobody superseded. More than one is a disagreement. */
export function standingDecisions(state: CaseState, demand: string): readonly Decision[] {
  return state.decisions.filter(
    (decision) => decision.position.demand === demand && decision.supersededBy.length === 0,
  );
}

/** The demands on which decisions stand that did not know of each other. */
export function disagreements(state: CaseState): readonly Demand[] {
  return standingDemands(state).filter((demand) => standingDecisions(state, demand.id).length > 1);
}

export function statusOf(state: CaseState): CaseStatus {
  const demands = standingDemands(state);
  const decided = demands.filter((demand) => standingDecisions(state, demand.id).length === 1).length;
  if (demands.length > 0 && decided === demands.length) return 'decided';
  return state.findings.length > 0 || state.decisions.length > 0 ? 'in-review' : 'received';
}

/** The name under which an author introduced themselves in this case; the start of the key where they did not. */
export function nameOf(state: Pick<CaseState, 'reviewers'>, author: string): string {
  return state.reviewers.find((reviewer) => reviewer.key === author)?.name ?? `unknown ${author.slice(0, 8)}`;
}

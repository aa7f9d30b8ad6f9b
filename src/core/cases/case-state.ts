import type { Position } from '../decisions/events.ts';
import { isSameTerms } from '../decisions/narrower-terms.ts';
import { comeToTheSame } from '../decisions/same-position.ts';
import type { RecordedFact } from '../clocks/events.ts';
import type { EmergencyRecord } from '../emergencies/emergency-state.ts';
import type { ElementSearch, GateOverride } from '../guidelines/element-standing.ts';
import type { GuidelineEdition } from '../guidelines/edition.ts';
import type { Anchor, Reading } from '../findings/events.ts';
import type { DocumentRole } from '../legal-basis.ts';
import type { Outcome } from '../reports/outcome.ts';
import type { Moment } from '../primitives.ts';
import type { DemandPlace, DemandTerms, RequestRecord } from '../requests/events.ts';
import type { LinkKind } from './events.ts';
import { isApproved, isReturned, type DecisionReview, type SecondReview } from '../second-review/approval.ts';
import type { Letter, NoticeGround } from '../letters/letter-state.ts';
import type { InternalNote } from '../notes/internal-note.ts';
import { visibleText } from '../visible-text.ts';

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
  /** The keys that they said were theirs before; absent where they named none. */
  readonly renews?: readonly string[];
  /** Those of them that signed it; absent where none did. */
  readonly succeeds?: readonly string[];
}

export interface Demand extends Stamp {
  readonly id: string;
  readonly terms: DemandTerms;
  /** The reason for which it was withdrawn; null while it stands. */
  readonly withdrawn: string | null;
  /** In which documents it stands, as far as somebody said so. */
  readonly places: readonly DemandPlace[];
  /** Who found that only the cover sheet asks for it, and why; null while it counts. */
  readonly disregarded: Disregard | null;
}

export interface Disregard extends Stamp {
  readonly reason: string;
}

export interface CaseDocument extends Stamp {
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
  readonly role: DocumentRole;
  /** Why it is privileged; null once it is not any more, absent where nobody marked it. */
  readonly privileged?: string | null;
}

/** That a document is a later version of another one; `stale` are the findings that rest on words which it changed. */
export interface Amendment extends Stamp {
  readonly document: string;
  readonly amends: string;
  readonly stale: readonly string[];
}

export interface Finding extends Stamp {
  readonly id: string;
  readonly document: string;
  readonly anchor: Anchor;
  readonly reading: Reading;
  /** The latest entry that changed or withdrew it. */
  readonly changed: Stamp | null;
  readonly withdrawn: string | null;
  /** The later version in which its words changed, since when nobody said that it holds all the same. Absent: its words stand. */
  readonly stale?: string;
  /** Of a stale one: nobody who compared its document with that version knew of it, so its words may stand there too. */
  readonly uncompared?: true;
  /** How many amendments the case had before it in ledger order; absent where none. */
  readonly amended?: number;
  /** The places of amendments of its document, recorded after it in ledger order, whose authors did not know of it. */
  readonly unknownTo?: readonly number[];
  /** The later versions despite which somebody said that it holds. */
  readonly upheld?: readonly string[];
}

export interface Decision extends Stamp {
  readonly position: Position;
  /** The demand's terms as the author had them when deciding. */
  readonly terms: DemandTerms;
  /** The editions that it was made under. */
  readonly guidelines: readonly GuidelineEdition[];
  /** Entries of the decisions that name this one as superseded, or of the approval for which it was given up; empty while it stands. */
  readonly supersededBy: readonly string[];
  /** By other keys than the author's own, whose word on it counts for nothing. */
  readonly reviews: readonly DecisionReview[];
}

/** A renewed request or an extension. */
export interface Renewal extends Stamp {
  readonly moment: Moment;
}

export interface CaseLink extends Stamp {
  readonly case: string;
  readonly kind: LinkKind;
}

/** The act by which a case left the review; the latest one. */
export interface CaseEnd extends Stamp {
  readonly status: 'responded' | 'closed' | 'withdrawn';
  /** Of a response, the note on it. */
  readonly reason: string;
}

/** From which row of which file a case was imported, and what the record of a request cannot hold of it. */
export interface ImportedFrom extends Stamp {
  readonly file: string;
  readonly sha256: string;
  readonly row: number;
  /** The row's cells in canonical form, by which the same row is known again after the case was changed. */
  readonly cells: readonly string[];
  readonly region: string | null;
  readonly process: string | null;
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
  readonly amendments: readonly Amendment[];
  readonly findings: readonly Finding[];
  readonly decisions: readonly Decision[];
  readonly searches: readonly ElementSearch[];
  /** Needed or not: they stay visible. */
  readonly overrides: readonly GateOverride[];
  readonly moments: Partial<Readonly<Record<RecordedFact, Moment>>>;
  readonly renewals: readonly Renewal[];
  readonly links: readonly CaseLink[];
  readonly emergency: EmergencyRecord;
  /** Null where decisions need nobody's approval. */
  readonly secondReview: SecondReview | null;
  /** Finished ones, in the order in which they were. */
  readonly letters: readonly Letter[];
  readonly noticeGrounds: readonly NoticeGround[];
  /** Released ones, and in their author's vault those that stay there. */
  readonly internalNotes: readonly InternalNote[];
  /** Null while the case is under review. */
  readonly end: CaseEnd | null;
  /** Present where the case came from a spreadsheet. */
  readonly imported?: ImportedFrom;
  /** How the request ended, where that was recorded beside or without decisions. */
  readonly outcome?: Outcome;
  /** In a vault's own view: the entries, in ledger order, that count for nothing there until a person decides. */
  readonly uncounted?: readonly string[];
}

/** Whether nobody who counts here opened the case, so that it is one only once a person decides. */
export function isStrangersCase({ uncounted, opened }: CaseState): boolean {
  return uncounted?.includes(opened.entry) === true;
}

export type CaseStatus =
  'received' | 'in-review' | 'awaiting-second-review' | 'decided' | 'responded' | 'closed' | 'withdrawn';

/** What is demanded and has to be decided: neither withdrawn nor disregarded. */
export function standingDemands(state: CaseState): readonly Demand[] {
  return state.demands.filter(({ withdrawn, disregarded }) => withdrawn === null && disregarded === null);
}

export function standingFindings(state: CaseState): readonly Finding[] {
  return state.findings.filter((finding) => finding.withdrawn === null);
}

/** Those that count: a stale one does not until a person says that it holds all the same. */
export function countingFindings(state: CaseState): readonly Finding[] {
  return state.findings.filter(counts);
}

/** Whether anything may rest on a finding. */
export function counts({ withdrawn, stale }: Pick<Finding, 'withdrawn' | 'stale'>): boolean {
  return withdrawn === null && stale === undefined;
}

/** The name of a document of the case; empty where it has no such document. */
export function nameOfDocument({ documents }: Pick<CaseState, 'documents'>, sha256: string): string {
  return documents.find((document) => document.sha256 === sha256)?.name ?? '';
}

/** The decisions on a demand that nobody superseded. Several did not know of each other. */
export function standingDecisions(state: Pick<CaseState, 'decisions'>, demand: string): readonly Decision[] {
  return state.decisions.filter(
    (decision) => decision.position.demand === demand && decision.supersededBy.length === 0,
  );
}

/** The demands on which several decisions stand, whether they come to the same or not. */
export function decidedTwice(state: CaseState): readonly Demand[] {
  return severalOn(state).map(({ demand }) => demand);
}

/** Those of them on which the decisions do not come to the same. */
export function disagreements(state: CaseState): readonly Demand[] {
  return severalOn(state).flatMap(({ demand, decisions }) => (comeToTheSame(decisions) ? [] : [demand]));
}

/** Those of them on which they do. */
export function decidedAlike(state: CaseState): readonly Demand[] {
  return severalOn(state).flatMap(({ demand, decisions }) => (comeToTheSame(decisions) ? [demand] : []));
}

function severalOn(state: CaseState): { readonly demand: Demand; readonly decisions: readonly Decision[] }[] {
  const standing = standingByDemand(state);
  return standingDemands(state)
    .map((demand) => ({ demand, decisions: standing.get(demand.id) ?? [] }))
    .filter(({ decisions }) => decisions.length > 1);
}

/** Whether the demand was changed since, so that the decision does not speak of what is demanded now. */
export function isOutdated(decision: Decision, demand: Demand): boolean {
  return !isSameTerms(decision.terms, demand.terms);
}

/** The standing decisions of each demand that has any; for questions about every demand at once. */
export function standingByDemand(state: CaseState): ReadonlyMap<string, readonly Decision[]> {
  const groups = new Map<string, Decision[]>();
  for (const decision of state.decisions) {
    if (decision.supersededBy.length > 0) continue;
    const group = groups.get(decision.position.demand);
    if (group === undefined) groups.set(decision.position.demand, [decision]);
    else group.push(decision);
  }
  return groups;
}

/**
 * Whether exactly one decision stands on each demand, speaks of the demand as it is now, and was not returned. Whether
 * it needs an approval, and has one, is another question: see `statusOf`.
 */
export function isDecided(state: CaseState): boolean {
  const standing = standingByDemand(state);
  return isProposed(state) && standingDemands(state).every(({ id }) => standing.get(id)?.length === 1);
}

/** Whether decisions stand on each demand that speak of it as it is now, and none of which was returned. */
function isProposed(state: CaseState): boolean {
  const demands = standingDemands(state);
  const standing = standingByDemand(state);
  return (
    demands.length > 0 &&
    demands.every((demand) => {
      const decisions = standing.get(demand.id) ?? [];
      return (
        decisions.length > 0 &&
        decisions.every((decision) => !isOutdated(decision, demand) && !isReturned(state, decision))
      );
    })
  );
}

/** The standing decisions that no other key approved yet. */
export function unapproved(state: CaseState): readonly Decision[] {
  const standing = standingByDemand(state);
  return standingDemands(state)
    .flatMap(({ id }) => standing.get(id) ?? [])
    .filter((decision) => !isApproved(state, decision));
}

export function statusOf(state: CaseState): CaseStatus {
  if (state.end !== null) return state.end.status;
  // In a blind review two that decide alike still have to say so: until then it waits, whether they agree or not.
  const waits = state.secondReview !== null && (!isDecided(state) || unapproved(state).length > 0);
  if (waits && isProposed(state)) return 'awaiting-second-review';
  if (isDecided(state)) return 'decided';
  const isBegun = [state.findings, state.searches, state.overrides, state.decisions].some(
    ({ length }) => length > 0,
  );
  return isBegun ? 'in-review' : 'received';
}

/**
 * The names of authors, as they introduced themselves in this case; the start of the key where they did not, and
 * beside the name where another key goes by the same one.
 */
export function namesOf(state: Pick<CaseState, 'reviewers'>): (author: string) => string {
  const names = new Map(state.reviewers.map(({ key, name }) => [key, visibleText(name).trim()]));
  const bearers = new Map<string, number>();
  for (const name of names.values()) bearers.set(folded(name), (bearers.get(folded(name)) ?? 0) + 1);
  return (author) => {
    const name = names.get(author) ?? '';
    if (name === '') return `unknown ${author.slice(0, 8)}`;
    return (bearers.get(folded(name)) ?? 0) > 1 ? `${name} (key ${author.slice(0, 8)})` : name;
  };
}

/** The name of one author; see `namesOf`. */
export function nameOf(state: Pick<CaseState, 'reviewers'>, author: string): string {
  return namesOf(state)(author);
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ');
}

import { counts, type Amendment, type Finding, type Stamp } from '../cases/case-state.ts';
import { knew, placesOfChanges, type AmendmentsKnown } from '../documents/amendments.ts';
import { isOf, type Concern } from '../findings/concerns.ts';
import type { ElementId, Verdict } from '../legal-basis.ts';
import { compareText } from './guidelines.ts';

/** The act "not found; pages 1 to n were searched", of one element in one document. */
export interface ElementSearch extends Stamp, AmendmentsKnown, Concern {
  readonly element: ElementId;
  readonly document: string;
  /** First and last page, both searched. */
  readonly from: number;
  readonly to: number;
  readonly note: string;
}

/** The act of signing all the same, for these elements, with a written reason. */
export interface GateOverride extends Stamp, AmendmentsKnown, Concern {
  readonly elements: readonly ElementId[];
  readonly reason: string;
}

/** A document of the case and how many pages it has; null while nobody could count them. */
export interface SearchableDocument {
  readonly sha256: string;
  readonly pages: number | null;
}

export type Ground =
  | { readonly type: 'finding'; readonly findings: readonly string[] }
  | { readonly type: 'called-back'; readonly calls: readonly string[] }
  | { readonly type: 'searched'; readonly searches: readonly string[] }
  | { readonly type: 'overridden'; readonly override: string }
  /**
   * Nothing, or not enough: what was left out of the search, whether there was one, and the stale findings for which it
   * is examined again.
   */
  | {
      readonly type: 'nothing';
      readonly unsearched: readonly PageRange[];
      readonly isSearchedInPart?: true;
      /** Findings support it, and only a call back can: see `verifiedByCall`. */
      readonly lacksCall?: true;
      readonly stale?: readonly string[];
    };

/** Pages of a document that nobody searched; `to` null: to its end, which is not known. */
export interface PageRange {
  readonly document: string;
  readonly from: number;
  readonly to: number | null;
}

/** A call back that counts, and what it says of whether the requester was verified. */
export interface VerifyingCall {
  readonly entry: string;
  readonly verdict: Verdict;
}

/**
 * The element that calls back speak of. A finding may break it or leave it unclear; the words of a request do not verify who
 * sent it, so one that supports it counts for nothing, and so does a search of its pages in vain.
 */
export const verifiedByCall: ElementId = 'emergency-verified';

/** What was done in a case about its elements, beside findings. */
export interface Acts {
  readonly documents: readonly SearchableDocument[];
  readonly searches: readonly ElementSearch[];
  readonly overrides: readonly GateOverride[];
  readonly calls: readonly VerifyingCall[];
  readonly amendments: readonly Amendment[];
}

export const noActs: Acts = { documents: [], searches: [], overrides: [], calls: [], amendments: [] };

/** Those of them that were done for a demand; null: for a case that demands nothing. */
export function actsFor(acts: Acts, demand: string | null): Acts {
  return {
    ...acts,
    searches: acts.searches.filter((search) => isOf(search, demand)),
    overrides: acts.overrides.filter((override) => isOf(override, demand)),
  };
}

/**
 * `not-found`: every page of every document was searched in vain. `overridden`: nothing shows it, and somebody said why
 * that may be. `examine-again`: words that it rested on changed.
 */
export type ElementState =
  'supported' | 'broken' | 'unclear' | 'examine-again' | 'not-found' | 'overridden' | 'not-examined';

export interface Standing {
  readonly state: ElementState;
  /** Findings on it that count, the one that decides the state first. */
  readonly findings: readonly Finding[];
  /** Those that stand and do not count, since their words changed. */
  readonly stale: readonly Finding[];
  readonly ground: Ground;
}

const severity: readonly Verdict[] = ['breaks', 'unclear', 'supports'];
const stateOf = { breaks: 'broken', unclear: 'unclear', supports: 'supported' } as const;

/**
 * How an element stands, on the checklist or not, and on what that rests: the one answer that the evidence gate, the
 * assessment and the window give. Of several findings the worst wins, and withdrawn and stale ones count for nothing; a
 * finding outweighs a search, and a search an override; that the requester was verified neither a finding nor a search shows. Where a stale finding says worse than all that count, these are
 * not enough: what it objected to may stand in the new words too. Then searches and overrides count only where their
 * authors knew that the words changed.
 */
export function standingOf(element: ElementId, findings: readonly Finding[], acts: Acts = noActs): Standing {
  const own = findings
    .filter((finding) => finding.withdrawn === null && finding.reading.element === element)
    .toSorted(worstFirst);
  const counting = own.filter(counts);
  const stale = own.filter((finding) => !counts(finding));
  const calls = element === verifiedByCall ? acts.calls : [];
  const bearing = counting.filter(canBear);
  const bearingStale = stale.filter(canBear);
  const verdicts = [...bearing.map(({ reading }) => reading.verdict), ...calls.map(({ verdict }) => verdict)];
  const worst = severity.find((verdict) => verdicts.includes(verdict));
  const isEnough =
    worst !== undefined && !bearingStale.some((finding) => isWorse(finding.reading.verdict, worst));
  const ground = isEnough
    ? groundOf(element, bearing, calls, acts)
    : examinedAgain(groundOf(element, [], [], actsSince(bearingStale, acts)), bearingStale);
  const lacksCall = ground.type === 'nothing' && counting.length > bearing.length;
  return {
    state: isEnough ? stateOf[worst] : withoutVerdict(ground),
    findings: counting,
    stale,
    ground: lacksCall ? { ...ground, lacksCall } : ground,
  };
}

/** Whether its verdict may decide how its element stands: see `verifiedByCall`. */
export function canBear({ reading }: Pick<Finding, 'reading'>): boolean {
  return reading.element !== verifiedByCall || reading.verdict !== 'supports';
}

function isWorse(one: Verdict, other: Verdict): boolean {
  return severity.indexOf(one) < severity.indexOf(other);
}

/** The acts whose authors knew that the words of these stale findings changed. */
export function actsSince(stale: readonly Finding[], acts: Acts): Acts {
  const changes = placesOfChanges(acts.amendments, stale);
  const isSince = (act: AmendmentsKnown): boolean => changes.every((place) => knew(act, place));
  return { ...acts, searches: acts.searches.filter(isSince), overrides: acts.overrides.filter(isSince) };
}

function examinedAgain(ground: Ground, stale: readonly Finding[]): Ground {
  if (ground.type !== 'nothing' || stale.length === 0) return ground;
  return { ...ground, stale: stale.map(({ id }) => id).toSorted(compareText) };
}

function worstFirst(a: Finding, b: Finding): number {
  return severity.indexOf(a.reading.verdict) - severity.indexOf(b.reading.verdict) || compareText(a.id, b.id);
}

/** What asks for something comes before what rests on something. */
const gravity: readonly ElementState[] = [
  'broken',
  'unclear',
  'examine-again',
  'not-examined',
  'not-found',
  'overridden',
  'supported',
];

/** How an element stands with several demands, as one: by the worst of them, with the findings of all. */
export function asOne([first, ...others]: readonly [Standing, ...Standing[]]): Standing {
  const worst = others.reduce(
    (one, other) => (gravity.indexOf(other.state) < gravity.indexOf(one.state) ? other : one),
    first,
  );
  const all = new Set([first, ...others].flatMap(({ findings }) => findings));
  const stale = new Set([first, ...others].flatMap((one) => one.stale));
  return {
    state: worst.state,
    ground: groundTogether(
      worst.ground,
      [first, ...others].map(({ ground }) => ground),
    ),
    findings: [...all].toSorted(worstFirst),
    stale: [...stale].toSorted(worstFirst),
  };
}

/** The ground that decides for several demands; where that is nothing, with the pages that any of them still needs. */
export function groundTogether(deciding: Ground, grounds: readonly Ground[]): Ground {
  if (deciding.type !== 'nothing' || grounds.length < 2) return deciding;
  const open = grounds.flatMap((ground) => (ground.type === 'nothing' ? [ground] : []));
  const isInPart = open.some(({ isSearchedInPart }) => isSearchedInPart === true);
  const lacksCall = open.some((ground) => ground.lacksCall === true);
  return {
    ...deciding,
    unsearched: stretchesOf(open.flatMap(({ unsearched }) => unsearched)),
    ...(isInPart ? { isSearchedInPart: true } : {}),
    ...(lacksCall ? { lacksCall } : {}),
  };
}

/** The same pages, of each document in stretches that do not touch. */
export function stretchesOf(ranges: readonly PageRange[]): readonly PageRange[] {
  return [...Map.groupBy(ranges, ({ document }) => document)].flatMap(([document, own]) => {
    const stretches: { document: string; from: number; to: number | null }[] = [];
    for (const { from, to } of own.toSorted((a, b) => a.from - b.from)) {
      const last = stretches.at(-1);
      if (last === undefined || (last.to !== null && from > last.to + 1))
        stretches.push({ document, from, to });
      else if (last.to !== null) last.to = to === null ? null : Math.max(last.to, to);
    }
    return stretches;
  });
}

function withoutVerdict(ground: Ground): ElementState {
  switch (ground.type) {
    case 'searched':
      return 'not-found';
    case 'overridden':
      return 'overridden';
    default:
      return ground.type === 'nothing' && ground.stale !== undefined ? 'examine-again' : 'not-examined';
  }
}

function groundOf(
  element: ElementId,
  found: readonly Finding[],
  calls: readonly VerifyingCall[],
  { documents, searches, overrides }: Acts,
): Ground {
  if (found.length > 0) return { type: 'finding', findings: found.map(({ id }) => id).toSorted(compareText) };
  if (calls.length > 0) {
    return { type: 'called-back', calls: calls.map(({ entry }) => entry).toSorted(compareText) };
  }
  const isSearchable = element !== verifiedByCall;
  const own = searches.filter(
    (search) => isSearchable && search.element === element && search.from <= search.to,
  );
  const unsearched = isSearchable ? documents.flatMap((document) => unsearchedOf(document, own)) : [];
  if (isSearchable && documents.length > 0 && unsearched.length === 0) {
    return { type: 'searched', searches: own.map(({ entry }) => entry).toSorted(compareText) };
  }
  const override = withReason(overrides).find((candidate) => candidate.elements.includes(element));
  return override === undefined
    ? { type: 'nothing', unsearched, ...(own.length > 0 ? { isSearchedInPart: true } : {}) }
    : { type: 'overridden', override: override.entry };
}

export function withReason(overrides: readonly GateOverride[]): readonly GateOverride[] {
  return overrides.filter(({ reason }) => reason.trim() !== '');
}

/** What of a document these searches leave out. */
export function unsearchedOf(
  { sha256, pages }: SearchableDocument,
  searches: readonly Pick<ElementSearch, 'document' | 'from' | 'to'>[],
): readonly PageRange[] {
  const own = searches.filter(({ document }) => document === sha256).toSorted((a, b) => a.from - b.from);
  const gaps: PageRange[] = [];
  let next = 1;
  for (const { from, to } of own) {
    if (from > next) gaps.push({ document: sha256, from: next, to: from - 1 });
    next = Math.max(next, to + 1);
  }
  // Of a document whose pages nobody could count, what a person searched has to be enough.
  const last = pages ?? (own.length > 0 ? next - 1 : null);
  if (last === null || next <= last) gaps.push({ document: sha256, from: next, to: last });
  return gaps.flatMap((gap) => {
    if (last === null) return [gap];
    return gap.from > last ? [] : [{ ...gap, to: Math.min(gap.to ?? last, last) }];
  });
}

import { projectCounting } from '../cases/projection.ts';
import {
  standingDecisions,
  standingDemands,
  type CaseState,
  type Decision,
  type Finding,
} from '../cases/case-state.ts';
import { byFindings, isOf } from '../findings/concerns.ts';
import { standingOf, type ElementSearch, type ElementState } from '../guidelines/element-standing.ts';
import type { SignedEntry } from '../ledger/entry.ts';
import { elements, type ElementId } from '../legal-basis.ts';
import { comeToTheSame } from '../decisions/same-position.ts';
import type { SecondReview } from './approval.ts';
import { underIn } from '../ledger/graph.ts';
import { blindReview } from './blind-review.ts';

/** How an element stands for one reviewer: by their findings, else by what they searched without finding it. */
export type Reading = Exclude<ElementState, 'not-examined' | 'examine-again' | 'overridden'> | null;

/** Two reviewers side by side: the first of a pair is whoever was bound, or proposed, first. */
export interface Comparison {
  readonly authors: readonly [first: string, second: string];
  /** The elements that either of them examined, in the order of reading. */
  readonly elements: readonly ComparedElement[];
  /** Everything demanded that either of them decided. */
  readonly demands: readonly ComparedDemand[];
}

export interface ComparedElement {
  readonly element: ElementId;
  readonly readings: readonly [Reading, Reading];
  /** Whether they stand alike with everything demanded for which both examined it; null where there is nothing such. */
  readonly agree: boolean | null;
  /** The same for each set of demands for which it stands in another way and was examined; empty where it stands alike for all. */
  readonly apart: readonly ComparedPart[];
}

export interface ComparedPart extends Pick<ComparedElement, 'readings' | 'agree'> {
  readonly demands: readonly string[];
}

export interface ComparedDemand {
  readonly demand: string;
  readonly decisions: readonly [Decision | null, Decision | null];
  /** Null unless both decided on it. */
  readonly agree: boolean | null;
}

/**
 * Both sides of a blind review as they were bound, without acts that do not count; null while either is sealed, or where
 * the ledger shows it broken.
 */
export function compareBlind(
  entries: readonly SignedEntry[],
  review: SecondReview,
  uncounted: readonly string[] = [],
): Comparison | null {
  const { state, sides } = blindReview(entries, review);
  const [first, second] = sides;
  if (state !== 'held' || first === undefined || second === undefined) return null;
  const known = new Map(entries.map((signed) => [signed.id, signed]));
  const aside = new Set(uncounted);
  const stateAt = (head: string): CaseState =>
    projectCounting(
      [...underIn(known, [head])].flatMap((id) => known.get(id) ?? []),
      ({ entry }) => !aside.has(entry),
    );
  return compare([stateAt(first.head), first.author], [stateAt(second.head), second.author]);
}

type Side = readonly [state: CaseState, author: string];

function compare(first: Side, second: Side): Comparison {
  const [[before], [after]] = [first, second];
  const demands = new Set([...standingDemands(before), ...standingDemands(after)].map(({ id }) => id));
  return {
    authors: [first[1], second[1]],
    elements: compareElements(first, second),
    demands: [...demands].flatMap((demand) => {
      const [one, other] = [decisionOf(demand, first), decisionOf(demand, second)];
      if (one === null && other === null) return [];
      const agree = one === null || other === null ? null : comeToTheSame([one, other]);
      return [{ demand, decisions: [one, other] as const, agree }];
    }),
  };
}

/** The findings of two reviewers on some demands, and what they searched in vain. */
type Examined = readonly [
  one: readonly Finding[],
  other: readonly Finding[],
  mine: readonly ElementSearch[],
  theirs: readonly ElementSearch[],
];

/** The elements that either of two reviewers examined, by their own findings and searches. */
export function compareElements(first: Side, second: Side): readonly ComparedElement[] {
  const all = [ownFindings(first), ownFindings(second)] as const;
  const demanded = [first, second].flatMap(([state]) => standingDemands(state));
  const unique = new Map(demanded.map((demand) => [demand.id, demand]));
  const searched = [ownSearches(first), ownSearches(second)] as const;
  const alike = byFindings(all.flat(), [...unique.values()], searched.flat()).map((of) => {
    const counting = new Set(of.findings);
    const [one, other] = all.map((own) => own.filter((finding) => counting.has(finding)));
    const [mine, theirs] = searched.map((own) => own.filter((search) => isOf(search, of.any)));
    const examined: Examined = [one ?? [], other ?? [], mine ?? [], theirs ?? []];
    return { demands: of.demands.map(({ id }) => id), examined };
  });
  return elements.ids.flatMap((element) => {
    const read = ([one, other, mine, theirs]: Examined) =>
      [readingOf(element, one, mine), readingOf(element, other, theirs)] as const;
    const readings = read([...all, ...searched]);
    if (readings.every((reading) => reading === null)) return [];
    const parts = partsOf(alike.map(({ demands, examined }) => ({ demands, readings: read(examined) })));
    const both = parts.filter(({ agree }) => agree !== null);
    const agree = both.length === 0 ? null : both.every((part) => part.agree);
    const apart =
      parts.length < 2 ? [] : parts.filter((part) => part.readings.some((reading) => reading !== null));
    return [{ element, readings, agree, apart }];
  });
}

/** The demands together for which both read alike. */
function partsOf(read: readonly Pick<ComparedPart, 'demands' | 'readings'>[]): readonly ComparedPart[] {
  return [...Map.groupBy(read, ({ readings }) => readings.join(' ')).values()].flatMap((same) => {
    const [{ readings } = { readings: null }] = same;
    if (readings === null) return [];
    const [one, other] = readings;
    const agree = one === null || other === null ? null : one === other;
    return [{ demands: same.flatMap(({ demands }) => demands), readings, agree }];
  });
}

function ownFindings([state, author]: Side): readonly Finding[] {
  return state.findings.filter((finding) => finding.author === author);
}

function ownSearches([state, author]: Side): readonly ElementSearch[] {
  return state.searches.filter((search) => search.author === author);
}

/** How an element stands by some findings of a reviewer, else by what they searched. */
function readingOf(
  element: ElementId,
  findings: readonly Finding[],
  searches: readonly ElementSearch[],
): Reading {
  const { state: how, ground } = standingOf(element, findings);
  // What a reviewer read is compared as they read it, whatever it shows.
  if (ground.type === 'nothing' && ground.lacksCall === true) return 'supported';
  if (how !== 'not-examined' && how !== 'examine-again' && how !== 'overridden') return how;
  return searches.some((search) => search.element === element) ? 'not-found' : null;
}

function decisionOf(demand: string, [state, author]: Side): Decision | null {
  return standingDecisions(state, demand).findLast((decision) => decision.author === author) ?? null;
}

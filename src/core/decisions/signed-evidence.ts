import type { CaseDraft } from '../cases/case-draft.ts';
import type { CaseState, Finding } from '../cases/case-state.ts';
import { verifyingCalls } from '../emergencies/emergency-state.ts';
import { emergencyRecord } from '../emergencies/projection.ts';
import { concerns, isOf } from '../findings/concerns.ts';
import type { Reading } from '../findings/events.ts';
import {
  noActs,
  standingOf,
  verifiedByCall,
  withReason,
  type Acts,
  type GateOverride,
} from '../guidelines/element-standing.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import type { SignedEntry } from '../ledger/entry.ts';
import { inLedgerOrder } from '../ledger/graph.ts';
import type { ElementId } from '../legal-basis.ts';
import { CasesKnown, Work } from './cases-known.ts';
import type { Position } from './events.ts';
import { searchedInVain, type SearchedElement } from './searched-in-vain.ts';

/** What the author of a decision had before them when they signed, as far as it has to be told apart from what is now. */
export interface SignedEvidence {
  /**
   * The overrides that the author knew, each with those of its elements alone that nothing showed then. Whether every
   * page was searched is not asked: the ledger does not say how many a document has.
   */
  readonly over: readonly GateOverride[];
  /** What its author knew to be searched in vain, of elements that nothing showed then, overridden or not. */
  readonly searched: readonly SearchedElement[];
  /** By their ids, the findings it cites that were changed or withdrawn since: as they read when it was signed. */
  readonly before: Readonly<Record<string, Reading>>;
  /** Where too much would have to be gone through to know it, which has to be told. */
  readonly unknown?: true;
}

/** By the entry of each decision. */
export type SignedEvidences = Readonly<Record<string, SignedEvidence>>;

/** Steps and characters told, for all decisions of a case: about a second. */
const mostWork = 10_000_000;

const unknown: SignedEvidence = { over: [], searched: [], before: {}, unknown: true };

/**
 * What each decision was signed on, by what its author could know: what another side had sealed, or signed without its
 * coming here, is none of it. `state` is the case as it is shown, of the same entries.
 */
export function signedEvidence(entries: Iterable<SignedEntry>, state: CaseState): SignedEvidences {
  const changed = new Map(
    state.findings.flatMap((finding) => (finding.changed === null ? [] : [[finding.id, finding] as const])),
  );
  const isAsked = ({ findings, demand }: Position): boolean =>
    state.overrides.length > 0 ||
    findings.some((id) => changed.has(id)) ||
    state.searches.some((search) => isOf(search, demand));
  if (!state.decisions.some(({ position }) => isAsked(position))) return {};
  const ordered = inLedgerOrder(entries);
  const work = new Work(mostWork);
  const cases = new CasesKnown(
    new Map(ordered.map((signed) => [signed.id, signed])),
    state.uncounted ?? [],
    work,
  );
  const overrides = new Overrides(ordered, state, work);
  return Object.fromEntries(
    ordered.flatMap(({ id, entry: { event, parents } }) => {
      if (event.type !== 'decision-signed' || !isAsked(event.position)) return [];
      const then = cases.of(parents);
      if (then === null) return [[id, unknown] as const];
      const { demand } = event.position;
      const over = overrides.over(then, demand);
      const before = readingsBefore(event.position, then, changed, work);
      const searched = searchedInVain(then, demand, work);
      if (over === null || before === null || searched === null) return [[id, unknown] as const];
      return [[id, { over, searched, before }] as const];
    }),
  );
}

/** The overrides of a case, by what their elements rested on beside them. */
class Overrides {
  readonly #now: CaseState;
  readonly #work: Work;
  readonly #counting: ReadonlySet<string>;
  readonly #places: ReadonlyMap<string, number>;

  constructor(ordered: readonly SignedEntry[], now: CaseState, work: Work) {
    this.#now = now;
    this.#work = work;
    this.#counting = new Set(now.overrides.map(({ entry }) => entry));
    this.#places = new Map(ordered.map(({ id }, index) => [id, index]));
  }

  /** Those that a decision on a demand was signed over; null: too much work. */
  over(then: CaseDraft, demand: string): readonly GateOverride[] | null {
    if (this.#now.overrides.length === 0) return [];
    if (!this.#work.take(then.overrides.length)) return null;
    const known = withReason(then.overrides).filter(
      (override) => this.#counting.has(override.entry) && isOf(override, demand),
    );
    const rest = this.#restOf(then, demand, new Set(known.flatMap(({ elements }) => elements)));
    if (rest === null || !this.#work.take(costOf(known, rest))) return null;
    return known
      .map((override) => ({
        ...override,
        elements: override.elements.filter((element) => this.#isOpen(element, override, rest)),
      }))
      .filter(({ elements }) => elements.length > 0);
  }

  #restOf(then: CaseDraft, demand: string, over: ReadonlySet<ElementId>): Rest | null {
    if (!this.#work.take(over.size === 0 ? 0 : then.findings.size / 8)) return null;
    const findings = [...then.findings.values()].filter(
      (finding) => over.has(finding.reading.element) && concerns(finding, demand),
    );
    return {
      calls: verifyingCalls({ emergency: emergencyRecord(then.emergency) }, new Set()),
      findings: Map.groupBy(findings, ({ reading }) => reading.element),
      isOpen: new Map(),
    };
  }

  #isOpen(element: ElementId, override: GateOverride, rest: Rest): boolean {
    const place = this.#placeOf(override.entry);
    const later = ({ entry }: { readonly entry: string }): boolean => this.#placeOf(entry) > place;
    const calls = element === verifiedByCall ? rest.calls.filter(later) : [];
    const key = `${element} ${calls.length}`;
    const known = rest.isOpen.get(key);
    if (known !== undefined) return known;
    const acts = { ...noActs, calls };
    const isOpen = standingOf(element, rest.findings.get(element) ?? [], acts).ground.type === 'nothing';
    rest.isOpen.set(key, isOpen);
    return isOpen;
  }

  #placeOf(entry: string): number {
    return this.#places.get(entry) ?? -1;
  }
}

/** What elements rest on beside overrides. */
interface Rest extends Pick<Acts, 'calls'> {
  readonly findings: ReadonlyMap<ElementId, readonly Finding[]>;
  /** What was answered already, by the element and how many calls were made later than an override of it. */
  readonly isOpen: Map<string, boolean>;
}

/** In steps; the reasons are told beside each decision. */
function costOf(overrides: readonly GateOverride[], { calls, findings }: Rest): number {
  return (
    countOf(findings) * 2 +
    calls.length +
    overrides.reduce(
      (sum, { elements, reason }) => sum + reason.length + elements.length * 10 + calls.length,
      0,
    )
  );
}

function countOf(lists: ReadonlyMap<ElementId, readonly unknown[]>): number {
  return [...lists.values()].reduce((sum, list) => sum + list.length, 0);
}

/** Null: too much work. */
function readingsBefore(
  { findings }: Position,
  then: CaseDraft,
  changed: ReadonlyMap<string, Finding>,
  work: Work,
): Readonly<Record<string, Reading>> | null {
  const pairs = [...new Set(findings)].flatMap((id) => {
    const [before, now] = [then.findings.get(id), changed.get(id)];
    return before === undefined || now === undefined ? [] : [{ before, now }];
  });
  const length = ({ before, now }: (typeof pairs)[number]) =>
    before.reading.note.length + now.reading.note.length;
  if (!work.take(pairs.reduce((sum, pair) => sum + 2 + length(pair), 0))) return null;
  return Object.fromEntries(
    pairs.flatMap(({ before, now }) => (isAsItWas(before, now) ? [] : [[before.id, before.reading]])),
  );
}

function isAsItWas(before: Finding, now: Finding): boolean {
  return before.withdrawn === now.withdrawn && canonicalJson(before.reading) === canonicalJson(now.reading);
}

import { stateOf } from '../cases/case-draft.ts';
import type { CaseState, Finding } from '../cases/case-state.ts';
import { tellInOrder } from '../cases/known-before.ts';
import { projectCase } from '../cases/projection.ts';
import { verifyingCalls } from '../emergencies/emergency-state.ts';
import { concerns } from '../findings/concerns.ts';
import type { Reading } from '../findings/events.ts';
import { noActs, standingOf, withReason, type GateOverride } from '../guidelines/element-standing.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import type { SignedEntry } from '../ledger/entry.ts';
import { inLedgerOrder } from '../ledger/graph.ts';
import type { ElementId } from '../legal-basis.ts';
import { under } from '../second-review/blind-review.ts';
import type { Position } from './events.ts';

/** What the author of a decision had before them when they signed, as far as it has to be told apart from what is now. */
export interface SignedEvidence {
  /** The overrides that the author knew, each with those of its elements alone that nothing else showed then. */
  readonly over: readonly GateOverride[];
  /** By their ids, the findings it cites that were changed or withdrawn since: as they read when it was signed. */
  readonly before: Readonly<Record<string, Reading>>;
}

/** By the entry of each decision. */
export type SignedEvidences = Readonly<Record<string, SignedEvidence>>;

/**
 * What each decision was signed on, by what its author could know: what another side had sealed, or signed without its
 * coming here, is none of it. `state` is the case as it is shown, of the same entries.
 */
export function signedEvidence(entries: Iterable<SignedEntry>, state: CaseState): SignedEvidences {
  const changed = new Set(state.findings.filter((finding) => finding.changed !== null).map(({ id }) => id));
  const isAsked = ({ findings }: Position): boolean =>
    state.overrides.length > 0 || findings.some((id) => changed.has(id));
  if (!state.decisions.some(({ position }) => isAsked(position))) return {};
  const ordered = inLedgerOrder(entries);
  const known = new Map(ordered.map((signed) => [signed.id, signed]));
  const places = new Map(ordered.map(({ id }, index) => [id, index]));
  const told = tellInOrder(ordered, (draft, { id, entry }) => {
    if (draft === null || entry.event.type !== 'decision-signed') return [];
    const { position } = entry.event;
    if (!isAsked(position)) return [];
    const knewAll = [...draft.heads].every((head) => entry.parents.includes(head));
    const then = knewAll
      ? stateOf(draft)
      : projectCase([...under(known, entry.parents)].flatMap((one) => known.get(one) ?? []));
    const own = { ...then, findings: then.findings.filter((finding) => concerns(finding, position.demand)) };
    const over = signedOver(own, state, (one) => places.get(one) ?? -1);
    return [[id, { over, before: readingsBefore(position, then, state) }] as const];
  });
  return Object.fromEntries(told.flat());
}

/** Of a page count the ledger has no more than the last page that anybody named: with it, what was searched is measured. */
function signedOver(
  then: CaseState,
  now: CaseState,
  placeOf: (entry: string) => number,
): readonly GateOverride[] {
  const counts = new Set(now.overrides.map(({ entry }) => entry));
  const documents = then.documents.map(({ sha256 }) => ({ sha256, pages: lastPageNamed(now, sha256) }));
  const calls = verifyingCalls(then, new Set());
  const isOpen = (element: ElementId, override: GateOverride): boolean => {
    const later = ({ entry }: { readonly entry: string }): boolean =>
      placeOf(entry) > placeOf(override.entry);
    // What was searched when it was overridden was not enough then; it is only together with what was searched later.
    const searches = then.searches.some((search) => search.element === element && later(search))
      ? then.searches
      : [];
    const acts = { ...noActs, documents, searches, calls: calls.filter(later) };
    return standingOf(element, then.findings, acts).ground.type === 'nothing';
  };
  return withReason(then.overrides)
    .filter(({ entry }) => counts.has(entry))
    .map((override) => ({
      ...override,
      elements: override.elements.filter((element) => isOpen(element, override)),
    }))
    .filter(({ elements }) => elements.length > 0);
}

function lastPageNamed({ searches, findings }: CaseState, sha256: string): number | null {
  const pages = [
    ...searches.filter(({ document }) => document === sha256).map(({ to }) => to),
    ...findings.filter(({ document }) => document === sha256).map(({ anchor }) => anchor.page),
  ];
  return pages.length === 0 ? null : pages.reduce((last, page) => Math.max(last, page));
}

function readingsBefore(
  { findings }: Position,
  then: CaseState,
  now: CaseState,
): Readonly<Record<string, Reading>> {
  const before = new Map(then.findings.map((finding) => [finding.id, finding]));
  const cited = new Set(findings);
  return Object.fromEntries(
    now.findings
      .filter(({ id }) => cited.has(id))
      .flatMap((finding) => {
        const earlier = before.get(finding.id);
        return earlier === undefined || isAsItWas(earlier, finding) ? [] : [[finding.id, earlier.reading]];
      }),
  );
}

function isAsItWas(before: Finding, now: Finding): boolean {
  return before.withdrawn === now.withdrawn && canonicalJson(before.reading) === canonicalJson(now.reading);
}

import type { Finding, Stamp } from '../cases/case-state.ts';
import type { ElementId } from '../legal-basis.ts';
import { verifiedByCall, type ChecklistItem, type VerifyingCall } from './checklist.ts';
import { compareText } from './guidelines.ts';

/** The act "not found; pages 1 to n were searched", of one element in one document. */
export interface ElementSearch extends Stamp {
  readonly element: ElementId;
  readonly document: string;
  /** First and last page, both searched. */
  readonly from: number;
  readonly to: number;
  readonly note: string;
}

/** The act of signing all the same, for these elements, with a written reason. */
export interface GateOverride extends Stamp {
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
  /** Nothing, or not enough: what was left out of the search. */
  | { readonly type: 'nothing'; readonly unsearched: readonly PageRange[] };

/** Pages of a document that nobody searched; `to` null: to its end, which is not known. */
export interface PageRange {
  readonly document: string;
  readonly from: number;
  readonly to: number | null;
}

export interface Gate {
  /** True when no required element rests on nothing. */
  readonly open: boolean;
  readonly elements: readonly { readonly element: ElementId; readonly ground: Ground }[];
  /** The required elements that rest on nothing. */
  readonly missing: readonly ElementId[];
  /** Every override with a reason, needed or not: they stay visible. */
  readonly overrides: readonly GateOverride[];
}

/**
 * Whether a decision may be signed: each required element needs a standing finding, of whatever verdict, or a search of
 * every page of every document, or an override with a reason; that the requester was verified, a call back shows too. A document that is added later was not searched, so it
 * closes the gate again.
 */
export function evidenceGate(
  items: readonly ChecklistItem[],
  findings: readonly Finding[],
  documents: readonly SearchableDocument[],
  searches: readonly ElementSearch[],
  overrides: readonly GateOverride[],
  calls: readonly VerifyingCall[] = [],
): Gate {
  const valid = overrides.filter(({ reason }) => reason.trim() !== '');
  const elements = items
    .filter(({ required }) => required)
    .map(({ element }) => ({
      element,
      ground: calledBack(element, findings, calls) ?? groundOf(element, findings, documents, searches, valid),
    }));
  const missing = elements.filter(({ ground }) => ground.type === 'nothing').map(({ element }) => element);
  return { open: missing.length === 0, elements, missing, overrides: valid };
}

function calledBack(
  element: ElementId,
  findings: readonly Finding[],
  calls: readonly VerifyingCall[],
): Ground | null {
  if (element !== verifiedByCall || calls.length === 0) return null;
  const isFound = findings.some(
    ({ withdrawn, reading }) => withdrawn === null && reading.element === element,
  );
  return isFound
    ? null
    : { type: 'called-back', calls: calls.map(({ entry }) => entry).toSorted(compareText) };
}

function groundOf(
  element: ElementId,
  findings: readonly Finding[],
  documents: readonly SearchableDocument[],
  searches: readonly ElementSearch[],
  overrides: readonly GateOverride[],
): Ground {
  const found = findings.filter(
    (finding) => finding.withdrawn === null && finding.reading.element === element,
  );
  if (found.length > 0) return { type: 'finding', findings: found.map(({ id }) => id).toSorted(compareText) };
  const own = searches.filter((search) => search.element === element && search.from <= search.to);
  const unsearched = documents.flatMap((document) => unsearchedOf(document, own));
  if (documents.length > 0 && unsearched.length === 0) {
    return { type: 'searched', searches: own.map(({ entry }) => entry).toSorted(compareText) };
  }
  const override = overrides.find((candidate) => candidate.elements.includes(element));
  return override === undefined
    ? { type: 'nothing', unsearched }
    : { type: 'overridden', override: override.entry };
}

function unsearchedOf(
  { sha256, pages }: SearchableDocument,
  searches: readonly ElementSearch[],
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

import type { Finding } from '../cases/case-state.ts';
import type { ElementId } from '../legal-basis.ts';
import type { ChecklistItem } from './checklist.ts';
import {
  standingOf,
  withReason,
  type ElementSearch,
  type GateOverride,
  type Ground,
  type SearchableDocument,
  type VerifyingCall,
} from './element-standing.ts';

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
  const acts = { documents, searches, overrides, calls };
  const elements = items
    .filter(({ required }) => required)
    .map(({ element }) => ({ element, ground: standingOf(element, findings, acts).ground }));
  const missing = elements.filter(({ ground }) => ground.type === 'nothing').map(({ element }) => element);
  return { open: missing.length === 0, elements, missing, overrides: withReason(overrides) };
}

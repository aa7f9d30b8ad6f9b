import type { Finding } from '../cases/case-state.ts';
import type { ElementId } from '../legal-basis.ts';
import type { ChecklistItem } from './checklist.ts';
import {
  groundTogether,
  standingOf,
  withReason,
  type Acts,
  type GateOverride,
  type Ground,
} from './element-standing.ts';

export interface Gate {
  /** True when no required element rests on nothing. */
  readonly open: boolean;
  readonly elements: readonly { readonly element: ElementId; readonly ground: Ground }[];
  /** The required elements that rest on nothing. */
  readonly missing: readonly ElementId[];
  /** Every override with a reason for what is decided, needed or not: they stay visible. */
  readonly overrides: readonly GateOverride[];
}

/**
 * Whether a decision may be signed: each required element needs a finding that counts, of whatever verdict, and that no
 * stale one outweighs by a worse verdict; or a search of every page of every document, or an override with a reason; that
 * the requester was verified a call back shows, and no finding that supports it and no search: see `verifiedByCall`. A document that is added later was not searched, so it closes the
 * gate again; so does an amendment for the elements of findings that it makes stale, see `standingOf`.
 */
export function evidenceGate(
  items: readonly ChecklistItem[],
  findings: readonly Finding[],
  acts: Acts,
): Gate {
  const elements = items
    .filter(({ required }) => required)
    .map(({ element }) => ({ element, ground: standingOf(element, findings, acts).ground }));
  return gateOver(elements, withReason(acts.overrides));
}

/** Several gates as one, of all their elements in the order of `items`: what rests on nothing in any of them does so in all. */
export function together(gates: readonly Gate[], items: readonly ChecklistItem[]): Gate {
  const elements = items.flatMap(({ element }) => {
    const grounds = gates.flatMap((gate) => gate.elements.filter((each) => each.element === element));
    const [deciding] = grounds.toSorted((a, b) => Number(isNothing(b)) - Number(isNothing(a)));
    if (deciding === undefined) return [];
    const all = grounds.map(({ ground }) => ground);
    return [{ element, ground: groundTogether(deciding.ground, all) }];
  });
  const overrides = new Map(gates.flatMap((gate) => gate.overrides.map((one) => [one.entry, one])));
  return gateOver(elements, [...overrides.values()]);
}

function gateOver(elements: Gate['elements'], overrides: Gate['overrides']): Gate {
  const missing = elements.filter(isNothing).map(({ element }) => element);
  return { open: missing.length === 0, elements, missing, overrides };
}

function isNothing({ ground }: Gate['elements'][number]): boolean {
  return ground.type === 'nothing';
}

/** The overrides that a decision would be signed over now, each with those of its elements that rest on nothing else. */
export function overridesInUse({ elements, overrides }: Gate): readonly GateOverride[] {
  const resting = new Set(
    elements.filter(({ ground }) => ground.type === 'overridden').map(({ element }) => element),
  );
  return overrides
    .map((override) => ({
      ...override,
      elements: override.elements.filter((element) => resting.has(element)),
    }))
    .filter(({ elements: over }) => over.length > 0);
}

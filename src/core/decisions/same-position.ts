import type { Decision } from '../cases/case-state.ts';
import { canonicalJson, type Json } from '../ledger/canonical-json.ts';

/** Whether decisions come to the same for whoever requests: how each ends, for which reasons, and of which data. */
export function comeToTheSame([first, ...others]: readonly Held[]): boolean {
  if (first === undefined) return true;
  const all = canonicalJson(comingTo(first));
  return others.every((other) => canonicalJson(comingTo(other)) === all);
}

type Held = Pick<Decision, 'position' | 'terms'>;

/** A demand that was changed in between is another one: the terms that each was signed on are part of what it says. */
function comingTo({ position: { disposition, reasons, narrowed }, terms }: Held): Json {
  const of = narrowed ?? terms;
  const identifiers = [...new Set(of.identifiers)].toSorted();
  return [disposition, [...new Set(reasons)].toSorted(), { ...of, identifiers }];
}

import { canonicalJson, type Json } from '../ledger/canonical-json.ts';
import type { Position } from './events.ts';

/** Whether two positions come to the same for whoever requests: what is given, and for which reasons not. */
export function isSamePosition(a: Position, b: Position): boolean {
  return canonicalJson(comingTo(a)) === canonicalJson(comingTo(b));
}

/** The same of all of several. */
export function comeToTheSame([first, ...others]: readonly Position[]): boolean {
  return first === undefined || others.every((other) => isSamePosition(first, other));
}

function comingTo({ disposition, reasons, narrowed }: Position): Json {
  const given = narrowed === null ? null : { ...narrowed, identifiers: narrowed.identifiers.toSorted() };
  return [disposition, [...new Set(reasons)].toSorted(), given];
}

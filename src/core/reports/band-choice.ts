import { day, line } from '../primitives.ts';
import { integer, list, nullable, object, oneOf, text, type Of } from '../shape.ts';
import { bandOptionIds, type Disclosed } from './national-security.ts';

const count = integer(0, 1_000_000_000);

/** How a company reports on national security, and what of a period was disclosed letter by letter. */
export const bandChoice = object({
  /** Null: no such figures are published. */
  bands: nullable(oneOf(bandOptionIds)),
  disclosed: list(object({ type: text(100, 1), requests: count, accounts: count }), 20),
  newServices: list(object({ name: line, firstOrderOn: day }), 100),
});
export type BandChoice = Of<typeof bandChoice>;

export function disclosedOf({ disclosed }: BandChoice): Disclosed {
  return Object.fromEntries(disclosed.map(({ type, ...counts }) => [type, counts]));
}

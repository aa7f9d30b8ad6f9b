import type { CaseDocument } from '../../core/cases/case-state.ts';

type Known = Pick<CaseDocument, 'sha256' | 'name' | 'role'>;

/**
 * Which document of the case this one is most likely a later version of. One with a name alike goes before one that only
 * has the same role; of several the one that came last before this one, or else first after it, for files that
 * are dropped together come in any order. `documents` are in the order in which they came.
 */
export function likelyEarlier<D extends Known>(document: D, documents: readonly D[]): D | null {
  const at = documents.findIndex(({ sha256 }) => sha256 === document.sha256);
  const nearest = [...documents.slice(0, at).toReversed(), ...documents.slice(at + 1)];
  const alike = nearest.filter(({ name }) => isAlike(name, document.name));
  const hasSameRole = ({ role }: Known): boolean => role === document.role;
  return alike.find(hasSameRole) ?? alike[0] ?? nearest.find(hasSameRole) ?? nearest[0] ?? null;
}

/** All words of one name are in the other: `order.pdf`, `Order of 3 June (amended).pdf`. Numbers tell nothing. */
function isAlike(one: string, other: string): boolean {
  const [fewer = [], more = []] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.length - b.length);
  return fewer.length > 0 && fewer.every((word) => more.includes(word));
}

function wordsOf(name: string): readonly string[] {
  const withoutExtension = name.replace(/\.\w+$/, '');
  return [
    ...new Set(
      withoutExtension
        .normalize('NFKC')
        .toLowerCase()
        .match(/\p{L}+/gu),
    ),
  ];
}

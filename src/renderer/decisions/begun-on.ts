import { canonicalJson } from '../../core/ledger/canonical-json.ts';
import { demandTerms, type DemandTerms } from '../../core/requests/events.ts';
import { termsChanges } from '../../core/requests/terms-changes.ts';
import { parse } from '../../core/shape.ts';

/** More than this the vault does not take as a draft (`drafts.put`). */
const maxDraft = 100_000;

/** The draft that keeps on which terms a decision was begun: the terms, or what tells them from others where they are too long. */
export function keepTerms(terms: DemandTerms): string {
  const whole = JSON.stringify(terms);
  return whole.length <= maxDraft ? whole : markOf(terms);
}

/** What became of the demand since; null where nothing did, empty where it changed and the terms of then are not at hand. */
export function changesSince(kept: string | null, now: DemandTerms): string | null {
  if (kept === null || kept === keepTerms(now)) return null;
  const then = readTerms(kept);
  if (then === null) return kept === markOf(now) ? null : '';
  const changes = termsChanges(then, now);
  return changes === '' ? null : changes;
}

function readTerms(kept: string): DemandTerms | null {
  try {
    return parse(demandTerms, JSON.parse(kept));
  } catch {
    return null;
  }
}

/** The same for identifiers in another order. Tells changes by mistake or by amendment; it is no proof (FNV-1a, twice, and the length). */
function markOf(terms: DemandTerms): string {
  const text = canonicalJson({ ...terms, identifiers: [...new Set(terms.identifiers)].toSorted() });
  const hash = (basis: number): number => {
    let sum = basis;
    for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
    return sum >>> 0;
  };
  return ['long', text.length, hash(0x811c9dc5), hash(0x9747b28c)].join('-');
}

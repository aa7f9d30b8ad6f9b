import { draftNow, putDraft } from '../app/drafts.ts';
import type { Bookmark } from './reader.ts';

/** Where the documents of a case were left. */
export interface ReadingPlaces {
  readonly of: (document: string) => Bookmark | null;
  readonly keep: (document: string, bookmark: Bookmark) => void;
}

/** A case has rarely more documents; what was read longest ago is forgotten first. */
const MOST = 300;

/** Of a case, kept inside the vault beside what is being typed, so that neither a lock nor a restart loses them. */
export function placesOfCase(caseId: string): ReadingPlaces {
  const key = `${caseId}/reading/places`;
  return {
    of: (document) => readPlaces(draftNow(key)).find(([of]) => of === document)?.[1] ?? null,
    keep(document, bookmark) {
      const others = readPlaces(draftNow(key)).filter(([of]) => of !== document);
      putDraft(key, JSON.stringify([...others, [document, bookmark]].slice(-MOST)));
    },
  };
}

/** Of documents that are only compared: for as long as they are. */
export function passingPlaces(): ReadingPlaces {
  const places = new Map<string, Bookmark>();
  return {
    of: (document) => places.get(document) ?? null,
    keep: (document, bookmark) => void places.set(document, bookmark),
  };
}

/** The window itself wrote them. */
function readPlaces(kept: string | null): readonly (readonly [document: string, bookmark: Bookmark])[] {
  return kept === null ? [] : (JSON.parse(kept) as [string, Bookmark][]);
}

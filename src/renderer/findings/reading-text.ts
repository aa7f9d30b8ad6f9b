import { anchor, type Reading } from '../../core/findings/events.ts';
import { elements, verdicts } from '../../core/legal-basis.ts';
import { ids, paragraph, sha256 } from '../../core/primitives.ts';
import { nullable, object, oneOf, optional, parse, type Of, type Shape } from '../../core/shape.ts';

const readingFields = {
  element: nullable(oneOf(elements.ids)),
  verdict: nullable(oneOf(verdicts.ids)),
  note: paragraph,
  /** Null or absent: everything demanded. */
  demands: optional(nullable(ids)),
};
const readingText = object(readingFields);
const newFinding = object({ document: sha256, anchor, ...readingFields });

/** A reading that is being made: what was not chosen yet is null. */
export type ReadingText = Of<typeof readingText>;
/** The same with the place that it is about. */
export type NewFindingText = Of<typeof newFinding>;

function readDraft<T>(shape: Shape<T>, draft: string | null): T | null {
  if (draft === null) return null;
  try {
    return parse(shape, JSON.parse(draft));
  } catch {
    return null;
  }
}

export function readReadingDraft(draft: string | null): ReadingText | null {
  return readDraft(readingText, draft);
}

export function readNewFindingDraft(draft: string | null): NewFindingText | null {
  return readDraft(newFinding, draft);
}

/** The reading as it is recorded; what is still to be chosen, in a sentence, while it is not whole. */
export function readingOf({ element, verdict, note, demands = null }: ReadingText): Reading | string {
  if (verdict === null) return 'Say what it does: 1, 2 or 3.';
  if (element === null) return 'Choose the element.';
  if (demands?.length === 0) return 'Choose what it concerns.';
  return { element, verdict, note: note.trim(), ...(demands === null ? {} : { demands }) };
}

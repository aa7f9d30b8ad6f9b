import { anchor } from '../../core/findings/events.ts';
import { elements, verdicts } from '../../core/legal-basis.ts';
import { paragraph, sha256 } from '../../core/primitives.ts';
import { nullable, object, oneOf, parse, type Of, type Shape } from '../../core/shape.ts';

const readingFields = {
  element: nullable(oneOf(elements.ids)),
  verdict: nullable(oneOf(verdicts.ids)),
  note: paragraph,
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

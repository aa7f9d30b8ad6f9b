import type { ComposedLetter } from '../../core/letters/compose.ts';
import { letterRests, letterText } from '../../core/letters/events.ts';
import type { LetterKind } from '../../core/letters/letter-kinds.ts';
import { id } from '../../core/primitives.ts';
import { list, nullable, object, parse, text, type Of } from '../../core/shape.ts';

/** A letter that is being gone over; it is kept as a draft inside the vault. */
const letterDraft = object({
  text: letterText,
  rests: letterRests,
  cautions: list(text(10_000), 1000),
  /** The letter that this one corrects. */
  replaces: nullable(id),
});
export type LetterDraft = Of<typeof letterDraft>;

/** A case has at most one draft of each kind. */
export function draftKey(caseId: string, kind: LetterKind): string {
  return `letter ${caseId} ${kind}`;
}

/** Null where there is none, or it cannot be read any more. */
export function readDraft(stored: string | null): LetterDraft | null {
  if (stored === null) return null;
  try {
    const draft = JSON.parse(stored) as LetterDraft;
    // An empty body is a state of typing, not of a letter that is sent.
    parse(letterDraft, {
      ...draft,
      text: { ...draft.text, body: draft.text.body || ' ', addressee: draft.text.addressee || ' ' },
    });
    return draft;
  } catch {
    return null;
  }
}

export function writeDraft(draft: LetterDraft): string {
  return JSON.stringify(draft);
}

export function draftOf(composed: ComposedLetter, replaces: string | null): LetterDraft {
  return { ...composed, replaces };
}

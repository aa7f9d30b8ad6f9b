import type { ComposedLetter } from '../core/letters/compose.ts';
import { letterRests, letterText } from '../core/letters/events.ts';
import { letterKinds, noticeGrounds } from '../core/letters/letter-kinds.ts';
import { id } from '../core/primitives.ts';
import { nullable, object, oneOf, text } from '../core/shape.ts';
import { call } from './call.ts';
import type { LetterChoices, LetterForms, TextsComparison } from './letter-views.ts';
import type { SavedFile } from './views.ts';

const reason = text(20_000, 1);
const saved = { case: id, letter: id, format: oneOf(['docx', 'pdf']) };
const ground = { case: id, ground: oneOf(noticeGrounds), reason };
/** The text of a file of letter texts. */
const textsFile = text(1_000_000);

/** Calls that ask by dialog where to write; null when the person cancelled. */
export const letterShellCalls = {
  /** A finished letter, as it was sent. */
  'app.saveLetter': call<SavedFile | null>()(object(saved)),
  /** The built-in texts, to be made one's own. */
  'app.saveLetterTexts': call<SavedFile | null>()(object({})),
} as const;

export const letterVaultCalls = {
  'letters.choices': call<LetterChoices>()(object({ case: id })),
  /** Failure `refused` with the reason where it cannot be written now. `account`: whom a notice is for. */
  'letters.compose': call<ComposedLetter>()(
    object({ case: id, kind: oneOf(letterKinds), account: nullable(text(500, 1)) }),
  ),
  /** Records a letter as it is sent. Failure `refused` with what is still to be done. */
  'letters.finish': call<{ readonly letter: string }>()(
    object({ case: id, text: letterText, rests: letterRests, replaces: nullable(id) }),
  ),
  /** It stands although what it rests on changed. */
  'letters.uphold': call<null>()(object({ case: id, letter: id, reason })),
  /** The user is not to be told, or may be again. */
  'notice.bar': call<null>()(object(ground)),
  'notice.release': call<null>()(object(ground)),

  'letterForms.show': call<LetterForms>()(object({})),
  /** Failure `invalid-input` with the place of the first fault. */
  'letterForms.compareTexts': call<TextsComparison>()(object({ text: textsFile })),
  'letterForms.compareOwn': call<TextsComparison>()(object({})),
  'letterForms.adoptTexts': call<LetterForms>()(object({ text: textsFile })),
  /** Takes an uploaded DOCX as the letterhead. Failure `invalid-input`. */
  'letterForms.adoptLetterhead': call<LetterForms>()(object({ upload: id })),
  'letterForms.reset': call<LetterForms>()(object({ form: oneOf(['texts', 'letterhead']) })),
} as const;

const path = text(4096, 1);

export const letterHostCalls = {
  'host.saveLetter': call<SavedFile>()(object({ file: path, ...saved })),
  'host.saveLetterTexts': call<SavedFile>()(object({ file: path })),
} as const;

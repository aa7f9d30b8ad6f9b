import { sha256, id } from '../core/primitives.ts';
import { integer, list, object, text } from '../core/shape.ts';
import { call } from './call.ts';
import type { DocumentRecognition, PageRecognition, RecognitionLanguage } from './recognition-views.ts';

const document = sha256;
const page = integer(1, 1_000_000);
const code = text(40, 1);
const nothing = object({});

/** What the window may ask of the recognition of text on pages that are pictures. */
export const recognitionCalls = {
  'recognition.page': call<PageRecognition>()(object({ document, page })),
  'recognition.document': call<DocumentRecognition>()(object({ document })),
  /** The page is being read, so it is recognised next, unless it was or is no picture. */
  'recognition.want': call<null>()(object({ document, page })),
  'recognition.wantAll': call<null>()(object({ document })),
  'recognition.stop': call<null>()(object({ document })),
  'recognition.languages': call<readonly RecognitionLanguage[]>()(nothing),
  /** From an upload that is one of Tesseract's language files by its name. Failure `invalid-input`. */
  'recognition.addLanguage': call<readonly RecognitionLanguage[]>()(object({ upload: id })),
  'recognition.removeLanguage': call<readonly RecognitionLanguage[]>()(object({ code })),
  'recognition.chooseLanguages': call<readonly RecognitionLanguage[]>()(object({ codes: list(code, 20, 1) })),
} as const;

import type { Box } from '../core/findings/events.ts';

/** A word that was recognised on a page that is a picture. */
export interface RecognizedWord {
  readonly text: string;
  /** How sure the recognition is of it, in whole percent. */
  readonly confidence: number;
  readonly box: Box;
}

/**
 * The text of a page that is a picture, as it was recognised: what a machine made out, and what the page shows as text of
 * its own, such as a stamp, of which it is wholly sure.
 */
export interface RecognizedPage {
  /** Codes of the languages that it was recognised with, such as `eng`. */
  readonly languages: readonly string[];
  /** Lines in reading order, each of words from left to right as the text runs; none where no text was seen. */
  readonly lines: readonly (readonly RecognizedWord[])[];
}

/**
 * What is known of one page; `waiting` until somebody wants it recognised. `no-picture`: it has text of its own,
 * more than a stamp on a scan, or nothing at all, or was not read yet.
 */
export type PageRecognition =
  | { readonly state: 'no-picture' }
  | { readonly state: 'waiting' }
  | ({ readonly state: 'recognized' } & RecognizedPage & TriedInVain)
  | ({ readonly state: 'failed'; readonly why: string } & TriedInVain);

interface TriedInVain {
  /** The languages with which it could not be recognised when it was tried last. */
  readonly inVain?: readonly string[];
}

/** How far a document's pages that are pictures were recognised. */
export interface DocumentRecognition {
  readonly pictures: number;
  readonly recognized: number;
  readonly failed: number;
  /** How many of those recognised or failed were so with other languages than are chosen now, or in another order. */
  readonly outdated: number;
  /** All of them were asked for, and the work goes on. */
  readonly working: boolean;
}

/** A language whose text can be recognised. */
export interface RecognitionLanguage {
  /** Tesseract's code, such as `eng` or `deu_latf`. */
  readonly code: string;
  readonly origin: 'built-in' | 'own';
  /** Whether text is recognised with it. */
  readonly chosen: boolean;
}

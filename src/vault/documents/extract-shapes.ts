/** Why the rest of a page or file was given up: it took too long, too much memory, or broke the reader. */
export type LossReason = 'time' | 'memory' | 'crash';

/**
 * What is wrong with a page's text. `damaged`: the page does not load. `cut`: the text goes on beyond
 * `ExtractLimits.pageChars`. A `LossReason`: reading it was stopped. All but `cut` come with empty text.
 */
export type PageProblem = 'damaged' | 'cut' | LossReason;

/** One page as read. */
export interface PageText {
  /** From 1. */
  readonly page: number;
  /** PDF points (1/72 inch), after rotation; 0 when the page does not load. */
  readonly width: number;
  readonly height: number;
  /** The page's own rotation, clockwise. */
  readonly rotation: 0 | 90 | 180 | 270;
  /** In PDFium's reading order; lines end in `\n`; well-formed Unicode without control characters but tab. */
  readonly text: string;
  /** It holds at least one image, of which nothing is read here. */
  readonly pictures: boolean;
  /** Most likely a scan: at least one image and no text, or a picture that covers it and no more text than a stamp. */
  readonly imageOnly: boolean;
  readonly problem: PageProblem | null;
}

/** Bounds on one document. Times are in milliseconds. */
export interface ExtractLimits {
  /** Opening the file; a millisecond for each 16 KiB comes on top, as a damaged file is read as a whole. */
  readonly openMs: number;
  /** Any one page. */
  readonly pageMs: number;
  /** The whole document. */
  readonly documentMs: number;
  /** Pages that may be given up before the document is. */
  readonly lostPages: number;
  /** UTF-16 units of one page. */
  readonly pageChars: number;
  /** UTF-16 units of all pages together. */
  readonly documentChars: number;
}

/** A stored document, read by range. `read` is synchronous and may give fewer bytes only at the end. */
export interface DocumentSource {
  readonly size: number;
  read(offset: number, length: number): Uint8Array;
}

/** How an extraction ended. Every end of a document, however hostile, is one of these. */
export type ExtractOutcome =
  /** All pages were reported; `unread` are those that came with a problem instead of text. */
  | { readonly kind: 'done'; readonly pages: number; readonly unread: readonly number[] }
  | { readonly kind: 'password-needed' }
  | { readonly kind: 'password-wrong' }
  | { readonly kind: 'not-a-pdf' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'damaged'; readonly detail: string }
  /** Given up; pages already reported stand. `page` is null when the file did not even open. */
  | { readonly kind: 'stopped'; readonly reason: LossReason; readonly page: number | null }
  | { readonly kind: 'cancelled' };

export interface ExtractOptions {
  readonly password?: string | undefined;
  /** Called in page order, once a page; `total` is the document's number of pages. */
  onPage(page: PageText, total: number): void;
  readonly signal?: AbortSignal | undefined;
  readonly limits?: Partial<ExtractLimits> | undefined;
}

import type { Finding } from '../../core/cases/case-state.ts';
import type { Box } from '../../core/findings/events.ts';
import type { OpenFailure } from '../pdf/open-failure.ts';
import type { PdfSession } from '../pdf/pdf-session.ts';
import type { Hit } from './hit.ts';
import type { PageShape, Turn } from './page-geometry.ts';
import type { ScrollPlace } from './page-layout.ts';

/** A place that was asked for. Every wish is a new object, so that the same place can be asked for twice. */
export interface Wish {
  readonly page: number;
  /** In user space; null for the top of the page. */
  readonly box: Box | null;
  /** A finding or words on the page whose box is known only once the page's text is there. */
  readonly finding: string | null;
  readonly words: string | null;
  /** A list of terms, of whose places on the page one is meant. */
  readonly terms: string | null;
  /** Which of the places of those words on the page; null for the first. */
  readonly hit: Hit | null;
  /** Leave the pages alone where the box is on screen already. */
  readonly gently: boolean;
  /** Exactly this place, that was read before. */
  readonly place: ScrollPlace | null;
}

/** What the document and the page strip share. */
export interface ReaderState {
  /** SHA-256 of the document that is shown, or null; of an earlier revision `keyOfRevision`. */
  readonly document: string | null;
  readonly phase: 'none' | 'opening' | 'open' | 'failed';
  readonly failure: OpenFailure | null;
  readonly session: PdfSession | null;
  readonly pageCount: number;
  /** Of page 1, until a page's own is known. */
  readonly firstShape: PageShape;
  readonly shapes: ReadonlyMap<number, PageShape>;
  readonly labels: readonly string[] | null;
  readonly turn: Turn;
  /** Standing findings in this document. */
  readonly findings: readonly Finding[];
  readonly selected: string | null;
}

/** US Letter, for a document whose first page tells nothing. */
const letter: PageShape = { view: [0, 0, 612, 792], rotate: 0, userUnit: 1 };

export const closedState: ReaderState = {
  document: null,
  phase: 'none',
  failure: null,
  session: null,
  pageCount: 0,
  firstShape: letter,
  shapes: new Map(),
  labels: null,
  turn: 0,
  findings: [],
  selected: null,
};

export function shapeOf(state: Pick<ReaderState, 'shapes' | 'firstShape'>, page: number): PageShape {
  return state.shapes.get(page) ?? state.firstShape;
}

/** What an earlier revision of a document is known by in the reader: the document, and how many of its bytes. */
export function keyOfRevision(document: string, bytes: number): string {
  return `${document}@${bytes}`;
}

/** The document that is shown as it is; null where an earlier revision is, of which nothing is kept. */
export function documentAsItIs({ document }: Pick<ReaderState, 'document'>): string | null {
  return document === null || document.includes('@') ? null : document;
}

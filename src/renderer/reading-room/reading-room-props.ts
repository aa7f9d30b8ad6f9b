import type { Anchor } from '../../core/findings/events.ts';
import type { CaseView } from '../../ipc/views.ts';
import type { ScrollPlace } from './page-layout.ts';

/** A place to be shown: a page, and where known the finding on it, or the words that a search found there. */
export interface ReadingTarget {
  readonly page: number;
  readonly finding: string | null;
  readonly words: string | null;
}

/** One side of two documents that are compared. */
export interface ComparedSide {
  readonly side: 'before' | 'after';
  /** What each change is on this side: none or more places. */
  readonly changes: readonly (readonly Anchor[])[];
  /** Index of the change that is shown. */
  readonly current: number | null;
  /** Hears where the pages are, a third down the window, and whether it was the reader who moved them there. */
  readonly onPlace: (place: ScrollPlace, isMoved: boolean) => void;
  /** Is given what brings the pages to such a place. */
  readonly onScroller: (scroll: (place: ScrollPlace) => void) => void;
}

/**
 * What the frame gives the document viewer. The frame wraps the screen once and places the two parts where it likes:
 *
 *     <ReadingRoomProvider>
 *       <PageStrip />                 the thumbnails, in the left column
 *       <ReadingRoom {...props} />    the document, in the middle
 *     </ReadingRoomProvider>
 *
 * `PageStrip` takes no props: it follows the document that ReadingRoom shows, through the provider.
 * Both fill the height of their box; give it `min-height: 0`.
 */
export interface ReadingRoomProps {
  readonly view: CaseView;
  /** SHA-256 of the document to show. */
  readonly document: string;
  /** Scrolled to, and flashed, whenever the object itself is another one. */
  readonly target: ReadingTarget | null;
  /** A highlight was clicked, or reached by j and k. */
  readonly onFindingSelected: (id: string) => void;
  /** The person took a stretch of text or a box: the frame asks for the reading and makes the finding. */
  readonly onAnchor: (anchor: Anchor, document: string) => void;
  readonly selectedFinding: string | null;
  /** A step back or forward leads into another document of the case. */
  readonly onDocument: (document: string) => void;
  /** The place in this document that a finding is being made of; stays marked until that is over. */
  readonly pending: Anchor | null;
  /** Whether bare letters (H, B, j, k, n, p, +, -) act as keys. */
  readonly singleKeys: boolean;
  /** Present where the document is shown beside another version of it. */
  readonly compared?: ComparedSide;
}

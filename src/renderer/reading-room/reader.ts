import type { Box } from '../../core/findings/events.ts';
import { call } from '../app/client.ts';
import { PageClock } from '../coverage/page-clock.ts';
import { createStore, type Store } from '../app/store.ts';
import { openFailure } from '../pdf/open-failure.ts';
import { PdfSession } from '../pdf/pdf-session.ts';
import type { PdfSource } from '../pdf/pdf-source.ts';
import { addTurns, isSameShape, type PageShape, type Turn } from './page-geometry.ts';
import { jumpedFrom, noJumps, stepJump, type DocumentPlace, type Jumps } from './jumps.ts';
import type { ScrollPlace } from './page-layout.ts';
import { PageReached } from './page-reached.ts';
import { PagesAtRest } from './pages-at-rest.ts';
import { PictureAhead, shapeOfPage } from './page-picture.ts';
import { announce } from '../ui/announcer.tsx';
import type { ReadingPlaces } from './reading-places.ts';
import { closedState, documentAsItIs, shapeOf, type ReaderState, type Wish } from './reader-state.ts';
import { Thumbnails } from './thumbnails.ts';
import type { Zoom } from './zoom.ts';

/** How a document was left, for when it is opened again. */
export interface Bookmark {
  readonly place: ScrollPlace;
  readonly zoom: Zoom;
  readonly turn: Turn;
}

type WishedPlace = Partial<Omit<Wish, 'page'>>;

/** The pages on the screen, as the reader needs them. */
interface PagesOnScreen {
  readonly placeNow: () => ScrollPlace;
  /** Has the page drawn that is read at a place which is about to be gone to, or may be. */
  readonly drawAhead: (wish: Wish, sure: boolean) => void;
}

const none: ReadonlySet<number> = new Set();
const beginning: ScrollPlace = { page: 1, down: 0 };

/** The open document behind the viewer and the page strip, and all that may be asked of it. */
export class Reader {
  readonly state: Store<ReaderState> = createStore(closedState);
  /** The page being read, from 1. Like the next three apart from the state, since few things look other for it. */
  readonly page: Store<number> = createStore(1);
  readonly reached = new PageReached();
  readonly rest = new PagesAtRest();
  readonly wish: Store<Wish | null> = createStore<Wish | null>(null);
  /** Pages of the open document that were on screen. */
  readonly shown: Store<ReadonlySet<number>> = createStore(none);
  readonly thumbnails = new Thumbnails();
  readonly ahead = new PictureAhead();
  readonly clock = new PageClock((document, pages) => call('coverage.note', { document, pages }));
  readonly jumps: Store<Jumps> = createStore(noJumps);
  /** What is said of the last act, over the pages, until the next one; null where nothing need be. */
  readonly said: Store<string | null> = createStore<string | null>(null);
  readonly #places: ReadingPlaces;
  readonly #shown = new Map<string, ReadonlySet<number>>();
  #opening = new AbortController();
  #pages: PagesOnScreen | null = null;
  /** Where the document before was left; null where that was no jump. */
  #left: DocumentPlace | null = null;
  /** The document that a step back or forward is about to open. */
  #steppedTo: string | null = null;

  constructor(places: ReadingPlaces) {
    this.#places = places;
  }

  /** Opens a document in place of the one before; what happens shows in the state. */
  async open(document: string, source: PdfSource): Promise<void> {
    const unwanted = this.close();
    this.#jumpedTo(document);
    const bookmark = this.bookmark(document);
    this.#change({ document, phase: 'opening', turn: bookmark?.turn ?? 0 });
    this.shown.set(() => this.shownPages(document));
    try {
      const session = await PdfSession.open(source, unwanted);
      if (unwanted.aborted) return session.close();
      const first = await firstShape(session);
      if (unwanted.aborted) return session.close();
      this.page.set(() => Math.min(bookmark?.place.page ?? 1, session.pageCount));
      this.reached.take(this.page.get());
      this.#change({
        phase: 'open',
        session,
        pageCount: session.pageCount,
        ...(first === null ? {} : { firstShape: first, shapes: new Map([[1, first]]) }),
      });
    } catch (thrown) {
      if (!unwanted.aborted)
        this.#change({ phase: 'failed', failure: openFailure(thrown, new Uint8Array()) });
    }
  }

  /** Ends the document's worker, or its opening, and forgets its pictures. Gives what is aborted by the next closing. */
  close(): AbortSignal {
    this.#opening.abort();
    this.#opening = new AbortController();
    this.ahead.drop();
    const { session, findings, selected } = this.state.get();
    session?.close();
    this.thumbnails.clear();
    this.#change({ ...closedState, findings, selected });
    this.wish.set(() => null);
    this.shown.set(() => none);
    return this.#opening.signal;
  }

  /** Goes to a place. With `goesOn` it belongs to the jump before it: back leads to where that one began. */
  go(page: number, { goesOn = false, ...more }: WishedPlace & { readonly goesOn?: boolean } = {}): void {
    const here = this.#here();
    if (here !== null && !goesOn) this.jumps.set((jumps) => jumpedFrom(jumps, here));
    this.#wish(page, more);
  }

  /** Has a page drawn that may be gone to next; null when that is given up. */
  expect(page: number | null): void {
    if (page === null) this.ahead.giveUp();
    else this.#pages?.drawAhead(wishFor(page), false);
  }

  /** Goes one jump back (-1) or forward. Gives the document that is to be opened for that, where it is another one. */
  step(by: 1 | -1): string | null {
    const { document } = this.state.get();
    // A document that is still opening will stand where it was left, or stepped to.
    const here =
      this.#here() ??
      (document === null ? null : { document, place: this.bookmark(document)?.place ?? beginning });
    const stepped = here === null ? null : stepJump(this.jumps.get(), by, here);
    if (stepped === null) return null;
    this.jumps.set(() => stepped.jumps);
    const { to } = stepped;
    const { zoom, turn } = this.bookmark(to.document) ?? { zoom: 'fit-width', turn: 0 };
    this.keepBookmark(to.document, { place: to.place, zoom, turn });
    if (to.document === document) {
      this.#wish(to.place.page, { place: to.place });
      return null;
    }
    this.#steppedTo = to.document;
    return to.document;
  }

  /** Is given the pages, as long as they are shown; gives what takes them back. */
  follow(pages: PagesOnScreen): () => void {
    this.#pages = pages;
    return () => {
      if (this.#pages !== pages) return;
      this.#left = this.#here();
      this.#pages = null;
    };
  }

  /** Says where on its page a finding or words turned out to be, in case that was asked for. */
  found(page: number, boxFor: (wish: Wish) => Box | undefined): void {
    const wish = this.wish.get();
    if (wish === null || wish.page !== page || wish.box !== null) return;
    const box = boxFor(wish);
    if (box !== undefined) this.wish.set(() => ({ ...wish, box }));
  }

  say(text: string): void {
    this.said.set(() => text);
    announce(text);
  }

  turnBy(degrees: 90 | -90): void {
    this.#change({ turn: addTurns(this.state.get().turn, degrees) });
  }

  read(page: number): void {
    this.rest.move();
    this.page.set(() => page);
    this.reached.follow(page);
  }

  learnShape(page: number, shape: PageShape): void {
    this.learnShapes(new Map([[page, shape]]));
  }

  /** Shapes of many pages at once: those that are another than was taken for granted. */
  learnShapes(learned: ReadonlyMap<number, PageShape>): void {
    const state = this.state.get();
    const news = [...learned].filter(([page, shape]) => !isSameShape(shapeOf(state, page), shape));
    if (news.length > 0) this.#change({ shapes: new Map([...state.shapes, ...news]) });
  }

  learnLabels(labels: readonly string[] | null): void {
    this.#change({ labels });
  }

  markShown(page: number): void {
    const { document } = this.state.get();
    const shown = this.shown.get();
    if (document === null || shown.has(page)) return;
    const more = new Set(shown).add(page);
    this.#shown.set(document, more);
    this.shown.set(() => more);
  }

  /** Pages that were on screen before, as the vault keeps them. */
  learnShown(document: string, pages: readonly number[]): void {
    const shown = new Set([...this.shownPages(document), ...pages]);
    this.#shown.set(document, shown);
    if (this.state.get().document === document) this.shown.set(() => shown);
  }

  /** Pages of a document that were on screen, as far as that was learned. */
  shownPages(document: string): ReadonlySet<number> {
    return this.#shown.get(document) ?? none;
  }

  mark(findings: ReaderState['findings'], selected: string | null): void {
    this.#change({ findings, selected });
  }

  bookmark(document: string): Bookmark | null {
    return this.#places.of(document);
  }

  keepBookmark(document: string, bookmark: Bookmark): void {
    this.#places.keep(document, bookmark);
  }

  #here(): DocumentPlace | null {
    const document = documentAsItIs(this.state.get());
    return document === null || this.#pages === null ? null : { document, place: this.#pages.placeNow() };
  }

  #jumpedTo(document: string): void {
    const left = this.#left;
    if (left !== null && left.document !== document && this.#steppedTo !== document)
      this.jumps.set((jumps) => jumpedFrom(jumps, left));
    this.#left = null;
    this.#steppedTo = null;
  }

  #wish(page: number, more: WishedPlace): void {
    const wish = { ...wishFor(page), ...more };
    this.#pages?.drawAhead(wish, true);
    this.wish.set(() => wish);
  }

  #change(change: Partial<ReaderState>): void {
    this.state.set((state) => ({ ...state, ...change }));
  }
}

function wishFor(page: number): Wish {
  return {
    page,
    box: null,
    finding: null,
    words: null,
    terms: null,
    hit: null,
    gently: false,
    place: null,
  };
}

async function firstShape(session: PdfSession): Promise<PageShape | null> {
  try {
    return shapeOfPage(await session.firstPage());
  } catch {
    return null;
  }
}

import { useEffect } from 'react';
import { urgency, type PdfSession } from '../pdf/pdf-session.ts';
import type { PageShape } from './page-geometry.ts';
import { shapeOfPage } from './page-picture.ts';
import { useReader } from './ReadingRoomProvider.tsx';

/** A document of more pages is not looked through ahead. */
const MOST_PAGES = 3000;

/**
 * While nothing else is to do, has the worker find each page of a file that it has whole: going there then begins with
 * the page itself, and the pages are laid out in their own sizes.
 */
export function usePagesAtHand(session: PdfSession): void {
  const reader = useReader();
  useEffect(() => {
    if (!session.isWhole || session.pageCount > MOST_PAGES) return;
    const control = new AbortController();
    const { signal } = control;
    const shapes = new Map<number, PageShape>();
    const find = async (page: number): Promise<void> => {
      const shape = await session.onPage(
        page,
        () => urgency.background,
        (job) => Promise.resolve(shapeOfPage(job.page)),
        signal,
      );
      shapes.set(page, shape);
    };
    const findAll = async (): Promise<void> => {
      for (let page = 1; page <= session.pageCount; page++) await find(page);
    };
    // A page that can't be found ends it: the person sees that when getting there.
    findAll()
      .catch(() => undefined)
      .finally(() => {
        if (!signal.aborted) reader.learnShapes(shapes);
      });
    return () => control.abort();
  }, [session, reader]);
}

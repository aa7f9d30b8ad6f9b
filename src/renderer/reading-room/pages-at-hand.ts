import type { PdfSession } from '../pdf/pdf-session.ts';
import { urgency } from '../pdf/urgency.ts';
import type { PageShape } from './page-geometry.ts';
import { shapeOfPage } from './page-picture.ts';

/** A document of more pages is not looked through ahead. */
const MOST_PAGES = 3000;
/** Milliseconds after which no further page is looked up: a document may make each one last almost ten seconds. */
const MOST_MS = 60_000;

/**
 * While nothing else is to do, has the worker find each page of a file that it has whole, and gives their shapes. Each
 * is a job of the session, under its limits of time and memory; a page that can't be found ends it, since the person
 * sees that when getting there.
 */
export async function findPages(
  session: Pick<PdfSession, 'isWhole' | 'pageCount' | 'onPage'>,
  signal: AbortSignal,
  now: () => number = () => performance.now(),
): Promise<ReadonlyMap<number, PageShape>> {
  const shapes = new Map<number, PageShape>();
  if (!session.isWhole || session.pageCount > MOST_PAGES) return shapes;
  const until = now() + MOST_MS;
  try {
    for (let page = 1; page <= session.pageCount && now() < until; page++) {
      const shape = await session.onPage(
        page,
        () => urgency.background,
        (job) => Promise.resolve(shapeOfPage(job.page)),
        signal,
      );
      shapes.set(page, shape);
    }
  } catch {
    return shapes;
  }
  return shapes;
}

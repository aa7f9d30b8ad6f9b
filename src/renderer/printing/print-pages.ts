import type { Printed } from '../../ipc/annotation-calls.ts';
import { call } from '../app/client.ts';
import { freeCanvas, paintPage } from '../pdf/paint-page.ts';
import { PdfSession } from '../pdf/pdf-session.ts';
import { urgency } from '../pdf/urgency.ts';
import type { PdfSource } from '../pdf/pdf-source.ts';
import { drawPages } from './draw-pages.ts';
import type { FindingOnPaper } from './findings-on-paper.ts';
import './printing.css';

/** Each page is held as a picture until it is printed. */
export const MOST_PRINTED = 100;
/** Dots an inch: print is read from paper, and a page stays under a megabyte. */
const DENSITY = 200;

interface PrintWanted {
  readonly source: PdfSource;
  readonly from: number;
  readonly to: number;
  /** Listed behind the pages, where they lie on these. */
  readonly findings: readonly FindingOnPaper[];
  /** Asked once all is laid out: rejects where the pages may not leave. */
  readonly letPrint: () => Promise<unknown>;
  readonly signal: AbortSignal;
  readonly onPage: (page: number) => void;
}

export interface PrintedPages extends Printed {
  /** Pages that could not be drawn: a sheet that says so stands for each. */
  readonly undrawn: readonly number[];
}

/**
 * Lays out pages of a PDF as pictures and has the system print them. Null when `signal` stopped it. Throws what the
 * viewer throws where no page at all can be drawn.
 */
export async function printPages(wanted: PrintWanted): Promise<PrintedPages | null> {
  const { source, from, findings, letPrint, signal } = wanted;
  const session = await openUnless(signal, source);
  if (session === null) return null;
  const to = Math.min(wanted.to, session.pageCount);
  const sheet = document.createElement('div');
  sheet.className = 'print-sheet';
  sheet.setAttribute('aria-hidden', 'true');
  const urls: string[] = [];
  try {
    const drawn = await drawPages(from, to, (page) => imageOf(session, page, wanted, urls), signal);
    if (signal.aborted) return null;
    const undrawn = drawn.flatMap(({ page, picture }) => (picture === null ? [page] : []));
    for (const { page, picture } of drawn) {
      sheet.append(picture ?? element('p', `Page ${page} could not be drawn. This sheet stands for it.`));
    }
    const listed = findings.filter(({ page }) => page >= from && page <= to);
    if (listed.length > 0) sheet.append(listOf(listed));
    await letPrint();
    document.body.append(sheet);
    return { ...(await call('app.print', {})), undrawn };
  } catch (thrown) {
    if (signal.aborted) return null;
    throw thrown;
  } finally {
    sheet.remove();
    for (const url of urls) URL.revokeObjectURL(url);
    session.close();
  }
}

async function openUnless(signal: AbortSignal, source: PdfSource): Promise<PdfSession | null> {
  try {
    return await PdfSession.open(source, signal);
  } catch (thrown) {
    if (signal.aborted) return null;
    throw thrown;
  }
}

/** The findings in words, on sheets of their own. */
function listOf(findings: readonly FindingOnPaper[]): HTMLElement {
  const list = document.createElement('ol');
  for (const { head, quote, note } of findings) {
    const item = element('li', head);
    if (quote !== null) item.append(element('blockquote', quote));
    if (note !== null) item.append(element('p', note));
    list.append(item);
  }
  const part = element('section', 'Findings on these pages');
  part.append(list);
  return part;
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.dir = 'auto';
  made.textContent = text;
  return made;
}

async function imageOf(
  session: PdfSession,
  page: number,
  { signal, onPage }: PrintWanted,
  urls: string[],
): Promise<HTMLImageElement> {
  onPage(page);
  const url = URL.createObjectURL(await pictureOf(session, page, signal));
  urls.push(url);
  const picture = new Image();
  picture.src = url;
  await picture.decode();
  return picture;
}

function pictureOf(session: PdfSession, page: number, signal: AbortSignal): Promise<Blob> {
  return session.onPage(
    page,
    () => urgency.visible,
    async (job) => {
      const canvas = await paintPage(job, DENSITY / 72, job.page.rotate, 1);
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
      freeCanvas(canvas);
      if (blob === null) throw new Error(`Page ${page} could not be made a picture.`);
      return blob;
    },
    signal,
  );
}

import type { Printed } from '../../ipc/annotation-calls.ts';
import { call } from '../app/client.ts';
import { freeCanvas, paintPage } from '../pdf/paint-page.ts';
import { PdfSession, urgency } from '../pdf/pdf-session.ts';
import './printing.css';

/** Each page is held as a picture until it is printed. */
export const MOST_PRINTED = 100;
/** Dots an inch: print is read from paper, and a page stays under a megabyte. */
const DENSITY = 200;

interface PrintWanted {
  readonly bytes: Uint8Array;
  readonly password: () => Promise<string | null>;
  readonly from: number;
  readonly to: number;
  readonly signal: AbortSignal;
  readonly onPage: (page: number) => void;
}

/**
 * Lays out pages of a PDF as pictures and has the system print them. Null when `signal` stopped it. Throws what the
 * viewer throws for a page that cannot be drawn.
 */
export async function printPages(wanted: PrintWanted): Promise<Printed | null> {
  const { bytes, password, from, to, signal, onPage } = wanted;
  const session = await PdfSession.open({
    bytes: bytes.length,
    read: async (offset, length) => bytes.slice(offset, offset + length),
    password,
  });
  const sheet = document.createElement('div');
  sheet.className = 'print-sheet';
  sheet.setAttribute('aria-hidden', 'true');
  const urls: string[] = [];
  try {
    for (let page = from; page <= Math.min(to, session.pageCount); page++) {
      onPage(page);
      const url = URL.createObjectURL(await pictureOf(session, page, signal));
      urls.push(url);
      const picture = new Image();
      picture.src = url;
      await picture.decode();
      sheet.append(picture);
      if (signal.aborted) return null;
    }
    document.body.append(sheet);
    return await call('app.print', {});
  } catch (thrown) {
    if (signal.aborted) return null;
    throw thrown;
  } finally {
    sheet.remove();
    for (const url of urls) URL.revokeObjectURL(url);
    session.close();
  }
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

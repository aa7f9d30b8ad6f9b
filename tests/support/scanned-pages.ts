import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { degrees, PDFDocument } from '@cantoo/pdf-lib';

const scan = readFileSync(join(import.meta.dirname, '../../scripts/sample-case/sworn-statement.jpg'));

/** The same page with a line of text stamped on it, as a court's filing system does it. */
export async function stampedScan(stamp: string, scale = 1): Promise<Uint8Array> {
  const document = await PDFDocument.load(await scannedPages([0], scale));
  document.getPage(0).drawText(stamp, { x: 20 * scale, y: 775 * scale, size: 10 * scale });
  return document.save();
}

/**
 * A PDF of pages that each hold the sample case's scan, as a scanner makes them; turned as given, in whole degrees.
 * Small pages (a `scale` below 1) are soon recognised.
 */
export async function scannedPages(turns: readonly (0 | 90)[], scale = 1): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const image = await document.embedJpg(scan);
  for (const turn of turns) {
    const page = document.addPage([612 * scale, 792 * scale]);
    page.setRotation(degrees(turn));
    if (turn === 0) page.drawImage(image, { x: 0, y: 0, width: 612 * scale, height: 792 * scale });
    else page.drawImage(image, { x: 612, y: 0, width: 792, height: 612, rotate: degrees(90) });
  }
  return document.save();
}

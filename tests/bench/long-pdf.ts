import { writeFile } from 'node:fs/promises';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';

/** Writes a PDF of that many pages of text, forty lines each. */
export async function makeLongPdf(file: string, pages: number): Promise<void> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (let page = 1; page <= pages; page++) {
    const sheet = document.addPage([612, 792]);
    for (let line = 0; line < 40; line++) {
      const text = `Page ${page}, line ${line}: the provider shall disclose the records described in Attachment B, no. ${page * line}.`;
      sheet.drawText(text, { x: 72, y: 720 - line * 16, size: 11, font });
    }
  }
  await writeFile(file, await document.save());
}

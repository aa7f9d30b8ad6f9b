import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import type { Fonts } from './set-lines.ts';

async function standardFonts(doc: PDFDocument): Promise<Fonts> {
  return {
    serif: await doc.embedFont(StandardFonts.TimesRoman),
    'serif-bold': await doc.embedFont(StandardFonts.TimesRomanBold),
    'serif-italic': await doc.embedFont(StandardFonts.TimesRomanItalic),
    'serif-bold-italic': await doc.embedFont(StandardFonts.TimesRomanBoldItalic),
    sans: await doc.embedFont(StandardFonts.Helvetica),
    'sans-bold': await doc.embedFont(StandardFonts.HelveticaBold),
    'sans-italic': await doc.embedFont(StandardFonts.HelveticaOblique),
    mono: await doc.embedFont(StandardFonts.Courier),
    'mono-bold': await doc.embedFont(StandardFonts.CourierBold),
  };
}

export interface Description {
  readonly title: string;
  readonly author: string;
  /** When the paper claims to have been made; nothing of the clock of this run goes into the file. */
  readonly made: string;
}

/** The bytes of one sample PDF; the same input gives the same bytes on every machine. */
export async function samplePdf(
  about: Description,
  fill: (doc: PDFDocument, fonts: Fonts) => void | Promise<void>,
): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  doc.setTitle(about.title);
  doc.setAuthor(about.author);
  doc.setCreator('Redrope sample case');
  doc.setProducer('Redrope sample case');
  doc.setCreationDate(new Date(about.made));
  doc.setModificationDate(new Date(about.made));
  await fill(doc, await standardFonts(doc));
  return doc.save();
}

import { PDFDocument, PDFName, PDFString, StandardFonts, type PDFPage } from '@cantoo/pdf-lib';

/**
 * A PDF of pages `Page N of the order`, with an outline of its first and last page, a link on the first page that leads
 * to the last, and one that leads out. A bar tells the pages apart, whatever fonts they are drawn with.
 */
export async function outlinedPdf(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  const sheets = Array.from({ length: pages }, (_, index) => {
    const sheet = document.addPage([612, 792]);
    sheet.drawText(`Page ${index + 1} of the order`, { x: 72, y: 720, size: 14, font });
    sheet.drawRectangle({ x: 40 + 8 * index, y: 40, width: 6, height: 30 });
    return sheet;
  });
  const [first, last] = [sheets[0], sheets.at(-1)];
  if (first === undefined || last === undefined) throw new Error('It needs a page.');
  const { context } = document;
  const [root, begin, end] = [context.nextRef(), context.nextRef(), context.nextRef()];
  context.assign(
    begin,
    context.obj({ Title: PDFString.of('Beginning'), Parent: root, Dest: to(first), Next: end }),
  );
  context.assign(
    end,
    context.obj({ Title: PDFString.of('Signature'), Parent: root, Dest: to(last), Prev: begin }),
  );
  context.assign(root, context.obj({ Type: 'Outlines', First: begin, Last: end, Count: 2 }));
  document.catalog.set(PDFName.of('Outlines'), root);
  const within = { Type: 'Annot', Subtype: 'Link', Rect: [72, 650, 300, 670], Dest: to(last) };
  const uri = PDFString.of('https://example.org/collect');
  const out = { Type: 'Annot', Subtype: 'Link', Rect: [72, 600, 300, 620], A: { S: 'URI', URI: uri } };
  first.node.set(PDFName.of('Annots'), context.obj([context.obj(within), context.obj(out)]));
  return document.save();
}

function to(sheet: PDFPage) {
  return [sheet.ref, PDFName.of('XYZ'), 0, 730, null];
}

import {
  PDFDocument,
  PDFName,
  PDFString,
  StandardFonts,
  TextRenderingMode,
  concatTransformationMatrix,
  drawObject,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  setGraphicsState,
  setTextRenderingMode,
  type PDFFont,
  type PDFPage,
} from '@cantoo/pdf-lib';
import { pageTree, rawPdf, stream } from '../documents/made-pdfs.ts';

interface Sheet {
  readonly document: PDFDocument;
  readonly page: PDFPage;
  readonly font: PDFFont;
}

/** Pages of 300 by 500 points, each with one honest line and what its function draws on it. */
export async function sheets(draws: readonly ((sheet: Sheet) => unknown)[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const draw of draws) {
    const page = document.addPage([300, 500]);
    page.drawText('An honest line of text', { x: 20, y: 450, size: 12, font });
    await draw({ document, page, font });
  }
  return document.save({ useObjectStreams: false, updateFieldAppearances: false });
}

function sheet(draw: (sheet: Sheet) => unknown): Promise<Uint8Array> {
  return sheets([draw]);
}

const black = rgb(0, 0, 0);
const white = rgb(1, 1, 1);

/** Each way of hiding words that inspections know, with the words. */
export const hiding = {
  invisible({ page, font }: Sheet, words: string) {
    page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible));
    page.drawText(words, { x: 20, y: 300, size: 12, font });
  },
  transparent: ({ page, font }: Sheet, words: string) =>
    page.drawText(words, { x: 20, y: 300, size: 12, font, opacity: 0 }),
  'same-colour': ({ page, font }: Sheet, words: string) =>
    page.drawText(words, { x: 20, y: 300, size: 12, font, color: white }),
  tiny: ({ page, font }: Sheet, words: string) => page.drawText(words, { x: 20, y: 300, size: 0.6, font }),
  'off-page': ({ page, font }: Sheet, words: string) =>
    page.drawText(words, { x: 400, y: 300, size: 12, font }),
} as const satisfies Readonly<Record<string, (sheet: Sheet, words: string) => unknown>>;

/** Words with a filled rectangle over them: `opacity` below 1 lets them be seen. */
export function boxed(words: string, color = black, opacity = 1): (sheet: Sheet) => void {
  return ({ page, font }) => {
    page.drawText(`The name is ${words} and no other`, { x: 20, y: 300, size: 12, font });
    const left = 20 + font.widthOfTextAtSize('The name is ', 12);
    const width = font.widthOfTextAtSize(words, 12);
    page.drawRectangle({ x: left - 1, y: 296, width: width + 2, height: 14, color, opacity });
  };
}

/** Words with a picture over them, of shades of gray in one row: `size` of the words, or of the page. */
export function pictured(words: string, shades: readonly number[], size: 'words' | 'page', opacity = 1) {
  return ({ document, page, font }: Sheet): void => {
    page.drawText(words, { x: 20, y: 300, size: 12, font });
    const shape = { Width: shades.length, Height: 1, ColorSpace: 'DeviceGray', BitsPerComponent: 8 };
    const picture = document.context.stream(Uint8Array.from(shades), {
      Type: 'XObject',
      Subtype: 'Image',
      ...shape,
    });
    const name = page.node.newXObject('Picture', document.context.register(picture));
    const state = page.node.newExtGState('See', document.context.obj({ ca: opacity }));
    const [x, y, width, height] = size === 'page' ? [0, 0, 300, 500] : [15, 295, 200, 16];
    page.pushOperators(
      pushGraphicsState(),
      setGraphicsState(state),
      concatTransformationMatrix(width, 0, 0, height, x, y),
      drawObject(name),
      popGraphicsState(),
    );
  };
}

/** Words under black lines that touch each other, and words under two that do not. */
export function lined(words: string): (sheet: Sheet) => void {
  return ({ page, font }) => {
    page.drawText(words, { x: 20, y: 300, size: 12, font });
    page.drawText('ruled', { x: 20, y: 200, size: 12, font });
    const line = (y: number): void =>
      page.drawLine({ start: { x: 15, y }, end: { x: 200, y }, thickness: 1.2, color: black });
    for (let y = 296; y <= 312; y++) line(y);
    for (const y of [202, 206]) line(y);
  };
}

/** Words under a black box that touches the last of two boxes which were drawn before the words. */
export function boxedUnderOthers(words: string): (sheet: Sheet) => void {
  return ({ page, font }) => {
    const box = (y: number): void => page.drawRectangle({ x: 15, y, width: 200, height: 16, color: black });
    box(327);
    box(311);
    page.drawText(words, { x: 20, y: 300, size: 12, font });
    box(295);
  };
}

/** Words under a black picture of `side` pixels a side, of one bit each, after `others` small ones over them. */
export function pictures(words: string, side: number, others: number): (sheet: Sheet) => void {
  return ({ document, page, font }) => {
    page.drawText(words, { x: 20, y: 300, size: 12, font });
    const { context } = document;
    const image = (pixels: number): PDFName => {
      const bits = new Uint8Array(Math.ceil(pixels / 8) * pixels);
      const shape = { Width: pixels, Height: pixels, ColorSpace: 'DeviceGray', BitsPerComponent: 1 };
      const picture = context.flateStream(bits, { Type: 'XObject', Subtype: 'Image', ...shape });
      return page.node.newXObject('Picture', context.register(picture));
    };
    const draw = (name: PDFName): void =>
      page.pushOperators(
        pushGraphicsState(),
        concatTransformationMatrix(200, 0, 0, 16, 15, 295),
        drawObject(name),
        popGraphicsState(),
      );
    const see = page.node.newExtGState('See', context.obj({ ca: 0.1 }));
    page.pushOperators(pushGraphicsState(), setGraphicsState(see));
    const small = image(8);
    for (let index = 0; index < others; index++) draw(small);
    page.pushOperators(popGraphicsState());
    draw(image(side));
  };
}

/** Headings in white on a black bar and in four black cells side by side, a rule under a line, a line struck through: all of it seen. */
export function seenText({ page, font }: Sheet): void {
  page.drawRectangle({ x: 10, y: 390, width: 280, height: 30, color: black });
  page.drawText('White on black', { x: 20, y: 400, size: 12, font, color: white });
  for (const x of [10, 80, 150, 220]) {
    page.drawRectangle({ x, y: 350, width: 70, height: 30, color: black });
    page.drawText('Cell', { x: x + 5, y: 360, size: 12, font, color: white });
  }
  page.drawText('Underlined and struck through', { x: 20, y: 300, size: 12, font });
  page.drawRectangle({ x: 20, y: 297, width: 160, height: 1, color: black });
  page.drawRectangle({ x: 20, y: 303, width: 160, height: 1, color: black });
}

/** The same words under an annotation of `type` that is never part of the page. */
export function annotated(words: string, type: 'Redact' | 'Square'): (sheet: Sheet) => void {
  return ({ document, page, font }) => {
    page.drawText(words, { x: 20, y: 300, size: 12, font });
    const fill = type === 'Square' ? { IC: [0, 0, 0] } : {};
    const annotation = document.context.obj({
      Type: 'Annot',
      Subtype: type,
      Rect: [18, 295, 200, 315],
      ...fill,
    });
    page.node.addAnnot(document.context.register(annotation));
  };
}

/** Words that a content stream cuts off by its clipping, and words on a layer that is off. */
export function framedPdf(clipped: string, layered: string): Uint8Array {
  const content = [
    'BT /H 12 Tf 20 450 Td (An honest line of text) Tj ET',
    'q 20 20 50 20 re W n',
    `BT /H 12 Tf 20 300 Td (${clipped}) Tj ET Q`,
    `/OC /L BDC BT /H 12 Tf 20 200 Td (${layered}) Tj ET EMC`,
  ].join('\n');
  const resources =
    '<< /Font << /H << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /Properties << /L 5 0 R >> >>';
  const [, ...tree] = pageTree([4], resources);
  return rawPdf([
    '<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [5 0 R] /D << /OFF [5 0 R] >> >> >>',
    ...tree,
    stream('', Buffer.from(content)),
    '<< /Type /OCG /Name (Draft remarks) >>',
  ]);
}

const ONE_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwADYQGAaCUtWwAAAABJRU5ErkJggg==',
  'base64',
);

/** A picture of a whole page with its text under it, as OCR leaves it. */
export function ocrPdf(words: string): Promise<Uint8Array> {
  return sheet(async ({ document, page, font }) => {
    page.drawImage(await document.embedPng(ONE_PIXEL), { x: 0, y: 0, width: 300, height: 500 });
    page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible));
    page.drawText(words, { x: 20, y: 300, size: 12, font });
  });
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

function utf16(character: string): string {
  return [...Array(character.length).keys()].map((unit) => hex(character.charCodeAt(unit), 4)).join('');
}

/** Text whose characters are the code points given, through a font's own ToUnicode table. */
export function unicodePdf(text: string): Uint8Array {
  const codes = Array.from(text, (character, index) => ({ code: index + 1, character }));
  const map = [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '1 begincodespacerange <00> <ff> endcodespacerange',
    `${String(codes.length)} beginbfchar`,
    ...codes.map(({ code, character }) => `<${hex(code, 2)}> <${utf16(character)}>`),
    'endbfchar endcmap end end',
  ].join('\n');
  const widths = codes.map(() => 500).join(' ');
  const shown = codes.map(({ code }) => hex(code, 2)).join('');
  const names = codes.map(() => '/a').join(' ');
  const font = `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 1 /LastChar ${String(codes.length)} /Widths [${widths}] /ToUnicode 5 0 R /Encoding << /Type /Encoding /Differences [1 ${names}] >> >>`;
  return rawPdf([
    ...pageTree([4], `<< /Font << /U ${font} >> >>`),
    stream('', Buffer.from(`BT /U 12 Tf 20 300 Td <${shown}> Tj ET`)),
    stream('', Buffer.from(map)),
  ]);
}

/** Everything that would act in another reader, and an attachment. */
export function busyPdf(): Promise<Uint8Array> {
  return sheet(async ({ document, page }) => {
    const { context } = document;
    document.addJavaScript('on opening', 'app.alert("opened")');
    await document.attach(new Uint8Array([1, 2, 3]), 'evidence.csv', { mimeType: 'text/csv' });
    const link = (box: readonly number[], action: Record<string, unknown>): void => {
      const literal = { Type: 'Annot', Subtype: 'Link', Rect: box, A: action };
      page.node.addAnnot(context.register(context.obj(literal as never)));
    };
    link([20, 445, 120, 465], { S: 'URI', URI: PDFString.of('https://elsewhere.example/pay') });
    link([20, 200, 120, 220], { S: 'Launch', F: PDFString.of('cmd.exe') });
    document.getForm().createTextField('account').addToPage(page, { x: 20, y: 100, width: 100, height: 20 });
    const typed = { Type: 'Annot', Subtype: 'Widget', FT: 'Tx', Rect: [20, 30, 120, 50] };
    const values = { T: PDFString.of('name'), V: PDFString.of('typed in value'), P: page.ref };
    const bare = context.register(context.obj({ ...typed, ...values } as never));
    page.node.addAnnot(bare);
    document.getForm().acroForm.addField(bare);
    const boxes = ['agreed', 'declined', 'seen'].map((name, index) => {
      const box = document.getForm().createCheckBox(name);
      box.addToPage(page, { x: 200, y: 100 + index * 30, width: 20, height: 20 });
      return box;
    });
    boxes[0]?.acroField.dict.set(PDFName.of('V'), PDFName.of('Yes'));
    boxes[1]?.check();
    boxes[1]?.acroField.dict.set(PDFName.of('V'), PDFName.of('Off'));
    boxes[2]?.check();
    const button = document.getForm().createButton('send');
    button.addToPage('Send', page, { x: 20, y: 60, width: 60, height: 20 });
    const submit = { S: 'SubmitForm', F: { FS: 'URL', F: PDFString.of('https://collect.example/in') } };
    button.acroField.dict.set(PDFName.of('A'), context.obj(submit as never));
    const opened = { S: 'URI', URI: PDFString.of('https://opened.example/') };
    document.catalog.set(PDFName.of('OpenAction'), context.obj(opened as never));
    document.setProducer('A maker of forms');
  });
}

/** A document in three revisions: the later ones add a page each. */
export async function revisedPdf(): Promise<{
  readonly bytes: Uint8Array;
  readonly ends: readonly number[];
}> {
  const first = await sheet(() => undefined);
  const ends = [first.length];
  let bytes: Uint8Array = first;
  for (const words of ['Added in revision two', 'Added in revision three']) {
    const document = await PDFDocument.load(bytes, { forIncrementalUpdate: true });
    document.addPage([300, 500]).drawText(words, { x: 20, y: 450, size: 12 });
    bytes = await document.commit();
    ends.push(bytes.length);
  }
  return { bytes, ends: ends.slice(0, -1) };
}

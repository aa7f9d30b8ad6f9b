import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { PDFDocument, StandardFonts, degrees } from '@cantoo/pdf-lib';

/** One page a text, in order, 300 by 500 points. */
export async function textPdf(texts: readonly string[]): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const text of texts) {
    const page = document.addPage([300, 500]);
    page.drawText(text, { x: 20, y: 450, size: 12, lineHeight: 16, font });
  }
  return document;
}

/** A page that its viewer turns by 90 degrees. */
export async function rotatedPdf(text: string): Promise<Uint8Array> {
  const document = await textPdf([text]);
  document.getPage(0).setRotation(degrees(90));
  return document.save();
}

/** Lines, each drawn in two pieces, on a page for each way that a page may be turned and its text may run. */
export async function turnedLinesPdf(lines: readonly (readonly [string, string])[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const quarters = [0, 90, 180, 270];
  for (const [turn, run] of quarters.flatMap((first) => quarters.map((second) => [first, second] as const))) {
    const page = document.addPage([400, 400]);
    page.setRotation(degrees(turn));
    const [cos, sin] = [Math.cos((run * Math.PI) / 180), Math.sin((run * Math.PI) / 180)];
    for (const [line, pieces] of lines.entries()) {
      for (const [piece, text] of pieces.entries()) {
        const [along, down] = [piece * 120 - 150, line * 40 - 60];
        const [x, y] = [200 + cos * along + sin * down, 200 + sin * along - cos * down];
        page.drawText(text, { x, y, size: 10, font, rotate: degrees(run) });
      }
    }
  }
  return document.save();
}

/** Opens with either password only. */
export async function encryptedPdf(text: string, userPassword: string): Promise<Uint8Array> {
  const document = await textPdf([text]);
  document.encrypt({ userPassword, ownerPassword: `${userPassword} of the owner` });
  return document.save();
}

const ONE_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A page that holds an image and nothing else, as a scanner makes it. */
export async function scannedPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const image = await document.embedPng(ONE_PIXEL);
  document.addPage([300, 500]).drawImage(image, { x: 0, y: 0, width: 300, height: 500 });
  return document.save();
}

/** A page of words, and one of words with a picture. */
export async function picturedPdf(): Promise<Uint8Array> {
  const document = await textPdf(['only words', 'words beside a seal']);
  const image = await document.embedPng(ONE_PIXEL);
  document.getPage(1).drawImage(image, { x: 10, y: 10, width: 80, height: 80 });
  return document.save();
}

/** A PDF file's objects in the order given, numbered from 1, the first being the catalog. */
export function rawPdf(objects: readonly (string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(rawPdfParts(objects));
}

/** The same in parts, so that a large object that comes often is held once. The table is the last part. */
export function rawPdfParts(objects: readonly (string | Uint8Array)[]): Uint8Array[] {
  const parts: Uint8Array[] = [];
  const offsets: number[] = [];
  let length = 0;
  const add = (part: string | Uint8Array): void => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    parts.push(bytes);
    length += bytes.length;
  };
  add('%PDF-1.7\n');
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    add(`${index + 1} 0 obj\n`);
    add(object);
    add('\nendobj\n');
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  add(
    `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\n` +
      `startxref\n${length}\n%%EOF\n`,
  );
  return parts;
}

/** Bytes `offset` to `offset + length` of what the parts are together. */
export function readParts(parts: readonly Uint8Array[], offset: number, length: number): Uint8Array {
  const found: Uint8Array[] = [];
  let at = 0;
  for (const part of parts) {
    if (at < offset + length && at + part.length > offset) {
      found.push(part.subarray(Math.max(0, offset - at), offset + length - at));
    }
    at += part.length;
  }
  return Buffer.concat(found);
}

/** A stream object. */
export function stream(dictionary: string, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

/** Catalog, page tree and pages whose contents are the objects numbered `contents`. */
export function pageTree(contents: readonly number[], resources = '<< >>'): string[] {
  const kids = contents.map((_, index) => `${index + 3} 0 R`).join(' ');
  return [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>`,
    ...contents.map(
      (content) =>
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 500] /Resources ${resources} /Contents ${content} 0 R >>`,
    ),
  ];
}

/** So many blanks (a multiple of 4 MiB), deflated twice; the first time by repeating one deflated block, in no time. */
function bomb(bytes: number): Uint8Array {
  const blanks = Buffer.alloc(4 * 1024 * 1024, ' ');
  const block = deflateRawSync(blanks, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const blocks = Array<Buffer>(bytes / blanks.length).fill(block);
  const [header, end, sum] = [Buffer.from('789c', 'hex'), Buffer.from('0300', 'hex'), Buffer.alloc(4)];
  sum.writeUInt32BE(adler32OfBlanks(BigInt(bytes)));
  return deflateSync(Buffer.concat([header, ...blocks, end, sum]), { level: 9 });
}

/** RFC 1950, 2.2. */
function adler32OfBlanks(bytes: bigint): number {
  const blank = 32n;
  const a = (1n + blank * bytes) % 65521n;
  const b = (bytes + (blank * bytes * (bytes + 1n)) / 2n) % 65521n;
  return Number(b * 65536n + a);
}

/** A one-page PDF whose content of a few kilobytes inflates to `bytes`. */
export function contentBombPdf(bytes: number): Uint8Array {
  const content = stream('/Filter [/FlateDecode /FlateDecode]', bomb(bytes));
  return rawPdf([...pageTree([4]), content]);
}

/** A PDF whose page tree lies in an object stream that inflates to `bytes`. */
export function objectStreamBombPdf(bytes: number): Uint8Array {
  const packed = stream('/Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode /FlateDecode]', bomb(bytes));
  const file = Buffer.from(rawPdf(['<< /Type /Catalog /Pages 3 0 R >>', packed]));
  const body = file.subarray(0, file.lastIndexOf('xref\n0 '));
  const at = (text: string): number => body.indexOf(text);
  const rows = [
    [0, 0, 255],
    [1, at('1 0 obj'), 0],
    [1, at('2 0 obj'), 0],
    [2, 2, 0],
    [1, body.length, 0],
  ];
  const table = Buffer.from(
    rows.flatMap(([type = 0, value = 0, extra = 0]) => [
      type,
      value >> 16,
      (value >> 8) & 255,
      value & 255,
      extra,
    ]),
  );
  const xref = stream('/Type /XRef /Size 5 /W [1 3 1] /Root 1 0 R', table);
  return Buffer.concat([
    body,
    Buffer.from('4 0 obj\n'),
    xref,
    Buffer.from(`\nendobj\nstartxref\n${body.length}\n%%EOF\n`),
  ]);
}

/**
 * Pages of which number `slow` (from 1) draws a form that draws a form ten times, and so on: ten to the
 * power of `depth` drawings. The other pages carry their number as text.
 */
export function slowPagePdf(pages: number, slow: readonly number[], depth = 12): Uint8Array {
  const form = pages + 3;
  const firstContent = form + depth + 1;
  const numbers = Array.from({ length: pages }, (_, index) => index + 1);
  const forms = Array.from({ length: depth + 1 }, (_, level) =>
    stream(
      `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F ${form + level + 1} 0 R >> >>`,
      Buffer.from(level < depth ? '/F Do\n'.repeat(10) : '0 0 m 1 1 l S\n'),
    ),
  );
  const contents = numbers.map((page) =>
    stream('', Buffer.from(slow.includes(page) ? '/F Do' : `BT /H 12 Tf 20 400 Td (page ${page}) Tj ET`)),
  );
  const resources = `<< /Font << /H << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /XObject << /F ${form} 0 R >> >>`;
  return rawPdf([
    ...pageTree(
      numbers.map((page) => firstContent + page - 1),
      resources,
    ),
    ...forms,
    ...contents,
  ]);
}

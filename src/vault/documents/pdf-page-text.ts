import { mayBeStamp } from '../../core/documents/stamp.ts';
import { isInvisible } from '../inspections/page-drawing.ts';
import type { PageText } from './extract-shapes.ts';
import type { PdfEngine } from './pdf-engine.ts';
import { pictureShare } from './picture-share.ts';
import { loadText } from './upright-text.ts';

const IMAGE_OBJECT = 3;
const FORM_OBJECT = 5;
/** Objects looked at, and forms entered, in search of an image on a page. */
const OBJECTS_LOOKED_AT = 10_000;
const FORM_DEPTH = 4;

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });

/** Reads page `page` (from 1) of an open document. A page that does not load is reported as damaged. */
export function readPage(engine: PdfEngine, document: number, page: number, pageChars: number): PageText {
  const handle = engine.call('FPDF_LoadPage', document, page - 1);
  if (handle === 0) return unreadPage(page, 'damaged');
  const { text, cut, maybeScan } = readText(engine, handle, pageChars);
  const pictures = hasImage(engine, handle);
  const read: PageText = {
    page,
    width: points(engine.call('FPDF_GetPageWidthF', handle)),
    height: points(engine.call('FPDF_GetPageHeightF', handle)),
    rotation: quarterTurns(engine.call('FPDFPage_GetRotation', handle)),
    text,
    pictures,
    imageOnly: pictures && !cut && maybeScan && isScan(engine, handle, text),
    problem: cut ? 'cut' : null,
  };
  engine.call('FPDF_ClosePage', handle);
  return read;
}

/** The share of a page that its picture covers where it is a scan. */
const SCAN_SHARE = 0.75;

/** Whether the text of a page with pictures is in them: it has none, or what may be a stamp on a scan. */
function isScan(engine: PdfEngine, page: number, text: string): boolean {
  return text.trim() === '' || pictureShare(engine, page) >= SCAN_SHARE;
}

/** The report of a page that was not read. */
export function unreadPage(page: number, problem: Exclude<PageText['problem'], 'cut' | null>): PageText {
  return { page, width: 0, height: 0, rotation: 0, text: '', pictures: false, imageOnly: false, problem };
}

interface TextRead {
  readonly text: string;
  readonly cut: boolean;
  /** There is no more text than may be stamped on a scan, and none of it is what a scanner made out. */
  readonly maybeScan: boolean;
}

function readText(engine: PdfEngine, page: number, pageChars: number): TextRead {
  const handle = loadText(engine, page);
  if (handle === 0) return { text: '', cut: false, maybeScan: true };
  const count = engine.call('FPDFText_CountChars', handle);
  const wanted = Math.min(count, pageChars);
  const text = wanted > 0 ? textOf(engine, handle, wanted) : '';
  const maybeScan = mayBeStamp(text) && !hasInvisible(engine, handle, wanted);
  engine.call('FPDFText_ClosePage', handle);
  return { text, cut: count > wanted, maybeScan };
}

/** Whether a letter of a page's text is drawn for no eye, as a scanner adds the text that it made out. */
function hasInvisible(engine: PdfEngine, textPage: number, count: number): boolean {
  for (let index = 0; index < count; index++) {
    // Up to the space, all are white space or control characters.
    if (engine.call('FPDFText_GetUnicode', textPage, index) <= 0x20) continue;
    const object = engine.call('FPDFText_GetTextObject', textPage, index);
    if (object !== 0 && isInvisible(engine.call('FPDFTextObj_GetTextRenderMode', object))) return true;
  }
  return false;
}

function textOf(engine: PdfEngine, textPage: number, count: number): string {
  // Two units a character and the closing zero: room even where a character takes a surrogate pair.
  const buffer = engine.call('malloc', count * 4 + 4);
  if (buffer === 0) throw new Error('no memory for the text of a page');
  const units = engine.call('FPDFText_GetText', textPage, 0, count, buffer);
  const raw = utf16.decode(new Uint8Array(engine.memory.buffer, buffer, Math.max(0, units - 1) * 2));
  engine.call('free', buffer);
  return cleanText(raw);
}

const LINE_END_HYPHEN = '\ufffe';
const BROKEN_WORD = /(?<=\p{Ll})\ufffe(?=\p{Ll})/gu;
// oxlint-disable-next-line no-control-regex
const NO_TEXT = /[\0-\u0008\u000b-\u001f\u007f-\u009f\uffff]/g;

/**
 * PDFium's text as we keep it. Lines end in `\n`. PDFium joins a word that a hyphen breaks at the end of
 * a line and leaves U+FFFE for the hyphen: between two small letters it goes, as `pdftotext` does;
 * elsewhere it stays as "-", since "COVID-19" and "2021-NCSC-57" are no broken words. Control characters
 * become U+FFFD, but for tab, and for the zero, which goes. Lone surrogates were replaced in decoding.
 */
export function cleanText(raw: string): string {
  const whole = raw.includes(LINE_END_HYPHEN)
    ? raw.replace(BROKEN_WORD, '').replaceAll(LINE_END_HYPHEN, '-')
    : raw;
  return whole.replace(/\r\n?/g, '\n').replaceAll('\0', '').replace(NO_TEXT, '\ufffd');
}

function hasImage(engine: PdfEngine, page: number): boolean {
  let left = OBJECTS_LOOKED_AT;
  const among = (kind: 'FPDFPage' | 'FPDFFormObj', parent: number, depth: number): boolean => {
    const count = engine.call(`${kind}_CountObjects`, parent);
    for (let index = 0; index < count && left-- > 0; index++) {
      const object = engine.call(`${kind}_GetObject`, parent, index);
      const type = engine.call('FPDFPageObj_GetType', object);
      if (type === IMAGE_OBJECT) return true;
      if (type === FORM_OBJECT && depth < FORM_DEPTH && among('FPDFFormObj', object, depth + 1)) return true;
    }
    return false;
  };
  return among('FPDFPage', page, 0);
}

function points(value: number): number {
  return Number.isFinite(value) ? Math.round(value * 1000) / 1000 : 0;
}

function quarterTurns(turns: number): PageText['rotation'] {
  return ([0, 90, 180, 270] as const)[turns & 3] ?? 0;
}

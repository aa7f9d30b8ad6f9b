import type { DocumentLink, EyePlace, FontUse } from '../../core/documents/inspection.ts';
import type { Box } from '../../core/findings/events.ts';
import { loadText } from '../documents/upright-text.ts';
import { isDark, readDrawing, type Colour } from './page-drawing.ts';
import { placesOfPage, seenOnPage, type DrawnScene, type PageCharacter } from './page-places.ts';
import type { PdfReader } from './pdf-reader.ts';
import { coverOfPicture } from './picture-look.ts';

/** What was seen of one page. */
export interface PageInspection {
  readonly page: number;
  readonly places: readonly EyePlace[];
  readonly links: readonly DocumentLink[];
  readonly fonts: readonly FontUse[];
  readonly ocr: boolean;
  /** False: the page does not load, draws more than is looked at, or has text under a picture that is too large. */
  readonly whole: boolean;
}

const MOST_CHARACTERS = 200_000;
const MOST_ANNOTATIONS = 5_000;
const MOST_PLACES = 500;

const LINK = 2;
const HIGHLIGHT = 9;
const REDACT = 28;
/** Link, popup, text, widget: they lie over the page and hide nothing of it. */
const SHOW_THROUGH = [1, LINK, 16, 20];

/** Looks at page `number` (from 1) of an open document. */
export function inspectPage(
  pdf: PdfReader,
  document: number,
  number: number,
  layersOff: ReadonlySet<string>,
): PageInspection {
  const page = pdf.call('FPDF_LoadPage', document, number - 1);
  if (page === 0) return { page: number, places: [], links: [], fonts: [], ocr: false, whole: false };
  const text = loadText(pdf, page);
  const annotations = annotationsOf(pdf, document, page);
  const characters = text === 0 ? [] : charactersOf(pdf, text, MOST_CHARACTERS);
  const scene = { page: number, layersOff, ...drawnScene(pdf, document, page, annotations.covering) };
  const { drawing } = scene;
  const seen = placesOfPage(scene, characters);
  const links = annotations.links.map((link) => ({
    ...link,
    page: number,
    words: wordsIn(pdf, text, link.box),
  }));
  if (text !== 0) pdf.call('FPDFText_ClosePage', text);
  pdf.call('FPDF_ClosePage', page);
  return {
    page: number,
    places: seen.places.slice(0, MOST_PLACES),
    links,
    fonts: [...drawing.fonts].map(([name, embedded]) => ({ name, embedded })),
    ocr: seen.ocr,
    whole: drawing.whole && seen.whole && characters.length < MOST_CHARACTERS,
  };
}

/** The characters of a loaded page, of its text `text`, that a reader surely sees; others stand as spaces. */
export function seenCharacters(
  pdf: PdfReader,
  document: number,
  page: number,
  text: number,
  most: number,
): PageCharacter[] {
  const { covering } = annotationsOf(pdf, document, page);
  const isSeen = seenOnPage(drawnScene(pdf, document, page, covering));
  return charactersOf(pdf, text, most).map((character) =>
    character.text.trim() === '' || isSeen(character) ? character : { ...character, text: ' ' },
  );
}

function drawnScene(
  pdf: PdfReader,
  document: number,
  page: number,
  coveredByAnnotations: readonly Box[],
): DrawnScene {
  return {
    visible: pdf.rectangle('FPDF_GetPageBoundingBox', page) ?? [0, 0, 612, 792],
    drawing: readDrawing(pdf, page),
    coveredByAnnotations,
    coverOf: (picture) => coverOfPicture(pdf, document, page, picture),
  };
}

function charactersOf(pdf: PdfReader, text: number, most: number): PageCharacter[] {
  const count = Math.min(pdf.call('FPDFText_CountChars', text), most);
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const code = pdf.call('FPDFText_GetUnicode', text, index) >>> 0;
    const isLone = code >= 0xd800 && code <= 0xdfff;
    const [left = 0, right = 0, bottom = 0, top = 0] =
      pdf.doubles('FPDFText_GetCharBox', 4, text, index) ?? [];
    return {
      text: code === 0 || code > 0x10ffff || isLone ? ' ' : String.fromCodePoint(code),
      box: [left, bottom, right, top],
      object: pdf.call('FPDFText_GetTextObject', text, index),
    };
  });
}

function wordsIn(pdf: PdfReader, text: number, [left, bottom, right, top]: Box): string {
  return text === 0 ? '' : pdf.boundedText(text, [left, top, right, bottom]).slice(0, 200).trim();
}

interface Annotations {
  readonly links: readonly Omit<DocumentLink, 'page' | 'words'>[];
  readonly covering: readonly Box[];
}

function annotationsOf(pdf: PdfReader, document: number, page: number): Annotations {
  const count = Math.min(pdf.call('FPDFPage_GetAnnotCount', page), MOST_ANNOTATIONS);
  const links: Omit<DocumentLink, 'page' | 'words'>[] = [];
  const covering: Box[] = [];
  for (let index = 0; index < count; index++) {
    const annotation = pdf.call('FPDFPage_GetAnnot', page, index);
    if (annotation === 0) continue;
    const subtype = pdf.call('FPDFAnnot_GetSubtype', annotation);
    const box = pdf.rectangle('FPDFAnnot_GetRect', annotation);
    if (box !== null && subtype === LINK) links.push(...linkOf(pdf, document, annotation, box));
    if (box !== null && !SHOW_THROUGH.includes(subtype) && hidesThePage(pdf, annotation, subtype)) {
      covering.push(box);
    }
    pdf.call('FPDFPage_CloseAnnot', annotation);
  }
  return { links: distinct(links), covering };
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** A redaction that was never applied, or an annotation that is filled with something dark. */
function hidesThePage(pdf: PdfReader, annotation: number, subtype: number): boolean {
  if (subtype === REDACT) return true;
  const keys = subtype === HIGHLIGHT ? (['C', 'IC'] as const) : (['IC'] as const);
  if (keys.some((key) => isDarkFill(pdf.annotationColour(annotation, key)))) return true;
  const objects = Math.min(pdf.call('FPDFAnnot_GetObjectCount', annotation), 100);
  for (let index = 0; index < objects; index++) {
    const object = pdf.call('FPDFAnnot_GetObject', annotation, index);
    if (object === 0 || !pdf.isFilled(object) || !pdf.isRectangle(object)) continue;
    if (isDarkFill(pdf.fillOf(object))) return true;
  }
  return false;
}

function isDarkFill(colour: Colour | null): boolean {
  return colour !== null && colour[3] > 200 && isDark(colour);
}

const TO_ANOTHER_FILE = 2;
const TO_AN_ADDRESS = 3;
const START_A_PROGRAM = 4;

function linkOf(
  pdf: PdfReader,
  document: number,
  annotation: number,
  box: Box,
): Omit<DocumentLink, 'page' | 'words'>[] {
  const link = pdf.call('FPDFAnnot_GetLink', annotation);
  const action = link === 0 ? 0 : pdf.call('FPDFLink_GetAction', link);
  if (action === 0) return [];
  switch (pdf.call('FPDFAction_GetType', action)) {
    case TO_AN_ADDRESS:
      return [{ box, kind: 'address', target: pdf.text('utf-8', 'FPDFAction_GetURIPath', document, action) }];
    case TO_ANOTHER_FILE:
      return [{ box, kind: 'file', target: pdf.text('utf-8', 'FPDFAction_GetFilePath', action) }];
    case START_A_PROGRAM:
      return [{ box, kind: 'program', target: pdf.text('utf-8', 'FPDFAction_GetFilePath', action) }];
    default:
      return [];
  }
}

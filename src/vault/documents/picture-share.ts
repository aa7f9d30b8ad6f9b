import { meet, readDrawing } from '../inspections/page-drawing.ts';
import { PdfReader } from '../inspections/pdf-reader.ts';
import type { PdfEngine } from './pdf-engine.ts';

const readers = new WeakMap<PdfEngine, PdfReader>();

/** The share of a page that its pictures cover, counted once for each of them. */
export function pictureShare(engine: PdfEngine, page: number): number {
  const pdf = readers.get(engine) ?? new PdfReader(engine);
  readers.set(engine, pdf);
  const visible = pdf.rectangle('FPDF_GetPageBoundingBox', page);
  if (visible === null) return 0;
  const areaOf = ([left, bottom, right, top]: typeof visible): number =>
    Math.max(0, right - left) * Math.max(0, top - bottom);
  const covered = readDrawing(pdf, page)
    .areas.filter(({ picture }) => picture !== 0)
    .reduce((sum, { box }) => sum + areaOf(meet(box, visible) ?? box), 0);
  return areaOf(visible) === 0 ? 0 : covered / areaOf(visible);
}

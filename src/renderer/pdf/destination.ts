import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { Box } from '../../core/findings/events.ts';

/** Where a link or a line of the outline leads inside its document: a name, or a destination of ISO 32000-1, 12.3.2.2. */
export type Destination = string | readonly unknown[];

export interface DestinationPlace {
  readonly page: number;
  /** In user space; null for the top of the page. */
  readonly box: Box | null;
}

/** Where a destination is in the document; null where the file has no such place. */
export async function placeOfDestination(
  document: PDFDocumentProxy,
  destination: Destination,
): Promise<DestinationPlace | null> {
  const explicit: unknown =
    typeof destination === 'string' ? await document.getDestination(destination) : destination;
  if (!Array.isArray(explicit)) return null;
  const [target, kind, ...numbers] = explicit as unknown[];
  const page = await pageNumber(document, target);
  if (page === null || page < 1 || page > document.numPages) return null;
  const name = (kind as { readonly name?: unknown } | null | undefined)?.name;
  const y = name === 'XYZ' ? numbers[1] : name === 'FitH' || name === 'FitBH' ? numbers[0] : null;
  const x = name === 'XYZ' && typeof numbers[0] === 'number' ? numbers[0] : 0;
  return { page, box: typeof y === 'number' ? [x, y, x, y] : null };
}

async function pageNumber(document: PDFDocumentProxy, target: unknown): Promise<number | null> {
  if (typeof target === 'number' && Number.isInteger(target)) return target + 1;
  if (typeof target !== 'object' || target === null || !('num' in target) || !('gen' in target)) return null;
  const { num, gen } = target;
  if (typeof num !== 'number' || typeof gen !== 'number') return null;
  return document.getPageIndex({ num, gen }).then(
    (index) => index + 1,
    () => null,
  );
}

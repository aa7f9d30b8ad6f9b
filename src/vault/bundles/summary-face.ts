import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib';
import { printableText } from '../../core/bundles/printable-text.ts';

/** A font of the summary, with what laying out text needs of it. */
export interface SummaryFace {
  readonly font: PDFFont;
  /** The text with what the font cannot show written as `⟨U+XXXX⟩`. */
  printable(text: string): string;
  /** Points, of a printable text. */
  width(text: string, size: number): number;
}

/**
 * Ligatures off: a reader who copies a word out of the summary gets its letters. Kerning and marks off: PDFs are drawn
 * by the glyphs' own widths, so that moving glyphs is work for nothing.
 */
const features = { liga: false, kern: false, mark: false, mkmk: false };

/** Embeds as much of a font as is used, under a fixed name so that the bytes do not change from run to run. */
export async function summaryFace(
  document: PDFDocument,
  file: Uint8Array,
  name: string,
): Promise<SummaryFace> {
  const font = await document.embedFont(file, { subset: true, customName: name, features });
  const known = new Set(font.getCharacterSet());
  const widths = new Map<string, number>();
  return {
    font,
    printable: (text) => printableText(text, (codePoint) => known.has(codePoint)),
    width(text, size) {
      let width = widths.get(text);
      if (width === undefined) widths.set(text, (width = font.widthOfTextAtSize(text, 1000)));
      return (width * size) / 1000;
    },
  };
}

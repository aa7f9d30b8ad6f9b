import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { Destination } from './destination.ts';

/** A line of the document's own table of contents. */
export interface OutlineLine {
  readonly title: string;
  /** How deep it stands, from 0. */
  readonly level: number;
  /** Null for a line that leads nowhere in this document. */
  readonly destination: Destination | null;
}

const MOST_LINES = 5000;
const DEEPEST = 12;
const LONGEST = 300;

interface OutlineNode {
  readonly title: string;
  readonly dest: Destination | null;
  readonly items: readonly OutlineNode[];
}

/** The outline in its order, with what hangs below each line behind it. Bounded, whatever the file says. */
export async function readOutline(document: PDFDocumentProxy): Promise<OutlineLine[]> {
  const lines: OutlineLine[] = [];
  const take = (nodes: readonly OutlineNode[], level: number): void => {
    for (const { title, dest, items } of nodes) {
      if (lines.length >= MOST_LINES) return;
      lines.push({ title: title.slice(0, LONGEST).toWellFormed(), level, destination: dest });
      if (level < DEEPEST) take(items, level + 1);
    }
  };
  take((await document.getOutline()) ?? [], 0);
  return lines;
}

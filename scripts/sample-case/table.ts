import { rgb } from '@cantoo/pdf-lib';
import { breakLines } from './set-lines.ts';
import type { Sheet } from './sheet.ts';

interface Table {
  readonly size: number;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A ruled table at the cursor, its columns `widths` points wide from the left margin on. */
export function drawTable(sheet: Sheet, widths: readonly number[], table: Table): void {
  const leading = table.size * 1.25;
  const all = [table.head.map((cell) => `**${cell}**`), ...table.rows];
  for (const [index, row] of all.entries()) {
    const lines = row.map(
      (cell, column) => breakLines(cell, 'serif', sheet.fonts, table.size, (widths[column] ?? 0) - 12).length,
    );
    const height = Math.max(...lines) * leading + 9;
    const top = sheet.y;
    let x = sheet.left;
    for (const [column, cell] of row.entries()) {
      const width = widths[column] ?? 0;
      const shade = index === 0 ? { fill: rgb(0.92, 0.92, 0.92) } : {};
      sheet.box(x, top - height, width, height, { line: 0.5, ...shade });
      sheet.y = top - 2;
      sheet.paragraph(cell, { size: table.size, leading, left: x + 6, right: x + width - 6, after: 0 });
      x += width;
    }
    sheet.y = top - height;
  }
}

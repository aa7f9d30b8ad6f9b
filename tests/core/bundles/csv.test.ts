import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralise, writeCsv } from '../../../src/core/bundles/csv.ts';

/** A reader of RFC 4180 written from the RFC alone. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length;) {
    expect(text[at]).toBe('"');
    let cell = '';
    at++;
    for (; text[at] !== '"' || text[at + 1] === '"'; at++) {
      if (text[at] === '"') at++;
      cell += text[at] ?? '';
      if (at > text.length) throw new Error('open quote');
    }
    at++;
    row.push(cell);
    if (text[at] === ',') at++;
    else {
      expect(text.slice(at, at + 2)).toBe('\r\n');
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

describe('writeCsv', () => {
  it('is read back by RFC 4180, cell by cell', () => {
    const cells = fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 2 }));
    fc.assert(
      fc.property(cells, (rows) => {
        expect(readCsv(writeCsv(rows))).toEqual(rows.map((row) => row.map(neutralise)));
      }),
    );
  });

  it('leaves no line that begins as a formula, behind whatever is invisible', () => {
    const part = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      ' ',
      '\u00A0',
      '\u200B',
      '\uFEFF',
      'a',
      '＝',
      "'",
      '\u2028',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const safe = neutralise(parts.join(''));
        for (const line of safe.split('\n')) {
          // oxlint-disable-next-line no-control-regex
          expect(line).not.toMatch(/^[\s\u0000\u200B\uFEFF]*[=+\-@＝]/);
          expect(line).not.toMatch(/^[\t\r]/);
        }
        expect(safe).not.toMatch(/^\n|\r|\u2028/);
      }),
    );
  });

  it('leaves what is harmless as it is', () => {
    expect(neutralise('j.doe@example.com, 3-4 = 5')).toBe('j.doe@example.com, 3-4 = 5');
    expect(neutralise('=1+1')).toBe("'=1+1");
    expect(neutralise('a\r\n  -2')).toBe("a\n'  -2");
  });
});

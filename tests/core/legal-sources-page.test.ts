import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dataCategories, elements, processes, reasons } from '../../src/core/legal-basis.ts';

const page = readFileSync(new URL('../../docs/legal-sources.md', import.meta.url), 'utf8');

/** The ids in the first column of the table under a heading. */
function idsUnder(heading: string): string[] {
  const [, section = ''] = new RegExp(`## ${heading}\n([^]*?)(?=\n## )`).exec(page) ?? [];
  const rows = section.split('\n').filter((row) => row.startsWith('| `'));
  return rows.flatMap((row) =>
    Array.from(row.split('|')[1]?.matchAll(/`([^`]+)`/g) ?? [], ([, id = '']) => id),
  );
}

describe('the page on legal sources', () => {
  it.each([
    ['Processes', processes.ids],
    ['Data categories', dataCategories.ids],
    ['Elements', elements.ids],
    ['Reasons', reasons.ids],
  ])('has a row for each of the %s, and for nothing else', (heading, ids) => {
    expect(new Set(idsUnder(heading))).toEqual(new Set(ids));
    expect(idsUnder(heading)).toHaveLength(ids.length);
  });
});

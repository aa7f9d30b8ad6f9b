import { array, assert, asyncProperty, constantFrom } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/core/cases/case-state.ts';
import { describeStretch, placeAnchor } from '../../../src/core/findings/place-anchor.ts';
import { compareDocuments } from '../../../src/vault/compare/compare-documents.ts';
import { compareWords } from '../../../src/vault/compare/compare-words.ts';
import { failureCode } from '../../support/failing.ts';

const document = 'd'.repeat(64);

function findingOn(pages: readonly string[], page: number, words: string): Finding {
  const text = pages[page - 1] ?? '';
  const start = text.indexOf(words);
  const described = describeStretch(text, start, start + words.length);
  if (start === -1 || described === null) throw new Error(`not there: ${words}`);
  return {
    id: words,
    document,
    anchor: { page, ...described, boxes: [] },
    reading: { element: 'written', verdict: 'supports', note: '' },
    changed: null,
    withdrawn: null,
    entry: 'e'.repeat(64),
    author: 'a'.repeat(64),
    at: '2026-11-25T00:00:00.000Z',
    zone: 'UTC',
  };
}

function compare(before: readonly string[], after: readonly string[], findings: readonly Finding[] = []) {
  return compareDocuments({ findings, before, after });
}

const order = [
  'The Court orders that Example Cloud produce all contents of the account j.doe@example.com.',
  'The period is 1 June 2026 to 31 August 2026. Signed, the Judge.',
];

/** As a court's papers are numbered, at the head and at the foot. */
function numbered(bodies: readonly string[]): string[] {
  return bodies.map(
    (body, at) =>
      `Case 20-1507 Page: ${at + 1} of ${bodies.length}\n${body}\nas ordered\nhere\n- ${at + 1} -`,
  );
}

/** A page each, with a number before its sentence and one in it. */
function sections(counts: readonly number[]): string[] {
  return counts.map((count) => `${count}.\nThe records cover ${count} months before\nthe date of service.`);
}

function manyWords(letter: string): string {
  return Array.from({ length: 20_000 }, (_, at) => `${letter}${at}`).join(' ');
}

it('is stopped when it is told to, however different the two are', async () => {
  const control = new AbortController();
  const comparing = compareDocuments({
    findings: [],
    before: [manyWords('a')],
    after: [manyWords('b')],
    signal: control.signal,
  });
  control.abort();
  expect(await failureCode(() => comparing)).toBe('cancelled');
});

describe('two versions of an order', () => {
  it('differ in the words that were changed, added and taken out, where they stand', async () => {
    const amended = [
      'The Court hereby orders that Example Cloud produce the headers of the account j.doe@example.com.',
      'The period is 1 June 2026 to 31 July 2026. Signed.',
    ];
    const { changes, same, words } = await compare(order, amended);
    const inWords = changes.map(({ before, after }) => [
      before.map(({ page, quote }) => `${page}: ${quote?.exact}`),
      after.map(({ page, quote }) => `${page}: ${quote?.exact}`),
    ]);
    expect(inWords).toEqual([
      [[], ['1: hereby']],
      [['1: all contents'], ['1: the headers']],
      [['2: August'], ['2: July']],
      [['2: Signed, the Judge.'], ['2: Signed.']],
    ]);
    expect([same, words]).toEqual([20, 26]);
    for (const [index, { before, after }] of changes.entries()) {
      for (const anchor of before)
        expect(placeAnchor(anchor, order[anchor.page - 1] ?? ''), `${index}`).not.toBeNull();
      for (const anchor of after) expect(placeAnchor(anchor, amended[anchor.page - 1] ?? '')).not.toBeNull();
    }
  });

  it('are the same where only lines, hyphens and quotation marks differ', async () => {
    const before = ['He said “never” and\nco\u00ADoperated —'];
    expect((await compare(before, ['He said "never"\nand cooperated'])).changes).toEqual([]);
  });

  it('carry a finding to where its words stand now, and not where they changed', async () => {
    const amended = ['A new first page.', ...order.map((page) => page.replace('August', 'July'))];
    const findings = [
      findingOn(order, 1, 'all contents of the account'),
      findingOn(order, 2, '31 August 2026'),
      { ...findingOn(order, 1, 'The Court'), anchor: { page: 1, quote: null, position: null, boxes: [] } },
    ];
    const carried = (await compare(order, amended, findings)).findings;
    expect(carried.map(({ anchor }) => anchor?.page ?? null)).toEqual([2, null, null]);
    const [first] = carried;
    const placed = placeAnchor(first?.anchor ?? { quote: null, position: null }, amended[1] ?? '');
    expect(amended[1]?.slice(placed?.start, placed?.end)).toBe('all contents of the account');
  });

  it('carry a finding without what stands at the ends of its words and is not of it', async () => {
    const before = ['Produce (all contents of the account).'];
    const after = ['A new first page.', ...before];
    const [carried] = (await compare(before, after, [findingOn(before, 1, 'all contents of the account')]))
      .findings;
    expect(carried?.anchor?.quote?.exact).toBe('all contents of the account');
  });

  it('fold the numbers of pages that moved, and no other numbers', async () => {
    const bodies = ['Produce all records\nwithin 4 days.', 'Keep them for\n30 days.', 'Signed on 3 June.'];
    const before = numbered(bodies);
    const later = numbered(['A new first page.', ...bodies.map((body) => body.replace('4 days', '5 days'))]);
    const footer = findingOn(before, 2, 'here\n- 2 -');
    const { changes, pageNumbers, findings } = await compare(before, later, [
      footer,
      findingOn(before, 2, '30 days'),
    ]);
    const inWords = changes.map(({ before: out, after: put }) =>
      [out, put].map((anchors) => anchors.map(({ quote }) => quote?.exact).join(' / ')),
    );
    expect(inWords).toHaveLength(2);
    expect(inWords[0]?.[0]).toBe('');
    expect(inWords[0]?.[1]).toContain('A new first page.');
    expect(inWords[1]).toEqual(['4', '5']);
    expect(pageNumbers).toBe(8);
    expect(findings.map(({ anchor }) => anchor?.page ?? null)).toEqual([null, 3]);

    // One exhibit a page, and each keeps its number on another page.
    const exhibits = ['Exhibit 1', 'Exhibit 2', 'Exhibit 3'];
    const added = await compare(exhibits, ['A new first page.', ...exhibits]);
    expect([added.changes.length, added.pageNumbers]).toEqual([1, 0]);
  });

  it('fold no number of a sentence or a section, though it goes with its page on every page', async () => {
    const before = sections([1, 2, 3, 4]);
    const raised = sections([1, 3, 4, 5]).toSpliced(1, 0, 'A new page.');
    const { changes, pageNumbers } = await compare(before, raised);
    const swaps = changes.flatMap(({ before: out, after: put }) =>
      out.length === 0 ? [] : [[out[0]?.quote?.exact, put.at(-1)?.quote?.exact].join(' > ')],
    );
    expect(swaps).toEqual(['2. > 3.', '2 > 3', '3. > 4.', '3 > 4', '4. > 5.', '4 > 5']);
    expect(pageNumbers).toBe(0);

    const moved = before.toSpliced(1, 0, 'A new page.');
    const carried = await compare(before, moved, [findingOn(before, 2, 'cover 2 months')]);
    expect(carried.changes).toHaveLength(1);
    expect(carried.findings[0]?.anchor?.page).toBe(3);
  });

  it('cannot be compared without text', async () => {
    expect(await failureCode(() => compare(order, ['', ' \n']))).toBe('not-comparable');
  });

  it('give pairs of places that go down both', async () => {
    const { pairs } = await compare(order, ['A new first page.', ...order]);
    expect(pairs[0]).toEqual({ before: { page: 1, down: 0 }, after: { page: 2, down: 0 } });
  });
});

describe('stretches', () => {
  it('put together again give both texts, and what is called the same is', async () => {
    const words = array(constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });
    await assert(
      asyncProperty(words, words, async (before, after) => {
        const stretches = (await compareWords(before, after)) ?? [];
        expect(stretches.flatMap((one) => before.slice(...one.before))).toEqual(before);
        expect(stretches.flatMap((one) => after.slice(...one.after))).toEqual(after);
        for (const { same, before: left, after: right } of stretches) {
          if (same) expect(before.slice(...left)).toEqual(after.slice(...right));
        }
        expect(stretches.every((one, at) => stretches[at + 1]?.same !== one.same)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { decisionsCsv } from '../../../src/core/bundles/decisions-csv.ts';
import { findingsJsonLd } from '../../../src/core/bundles/findings-jsonld.ts';
import { printableText } from '../../../src/core/bundles/printable-text.ts';
import { summaryOf } from '../../../src/core/bundles/summary.ts';
import { projectCase } from '../../../src/core/cases/projection.ts';
import { sampleCase, sampleOtherBytes, samplePdfBytes, sha256 } from '../../support/sample-ledger.ts';

const state = projectCase(sampleCase([samplePdfBytes, sampleOtherBytes], { disputed: true }));

interface Annotation {
  readonly type: string;
  readonly body: readonly { readonly purpose: string; readonly value: string }[];
  readonly target: {
    readonly source: string;
    readonly selector: {
      readonly type: string;
      readonly value: string;
      readonly refinedBy?: readonly Record<string, unknown>[];
    };
  };
  readonly 'redrope:withdrawn'?: string;
}

describe('findings.jsonld', () => {
  const read = JSON.parse(findingsJsonLd(state, (id) => id === sha256(samplePdfBytes))) as {
    readonly total: number;
    readonly first: { readonly items: readonly Annotation[] };
  };

  it('is a collection of Web Annotations with quote, position, page and boxes', () => {
    expect(read.total).toBe(3);
    const [first] = read.first.items;
    expect(first?.type).toBe('Annotation');
    expect(first?.target.source).toBe(`../../documents/${sha256(samplePdfBytes)}.pdf`);
    expect(first?.target.selector).toMatchObject({ type: 'FragmentSelector', value: 'page=3' });
    expect(first?.target.selector.refinedBy).toEqual([
      {
        type: 'TextQuoteSelector',
        exact: 'any and all records, without limit of date',
        prefix: 'produce ',
        suffix: '. It is',
      },
      { type: 'TextPositionSelector', start: 812, end: 848 },
      { type: 'redrope:BoxSelector', 'redrope:boxes': [[72, 500.5, 300, 512]] },
    ]);
    expect(first?.body.map(({ value }) => value).slice(0, 2)).toEqual(['particularity-dates', 'breaks']);
  });

  it('keeps withdrawn findings, marked', () => {
    expect(read.first.items.map((item) => item['redrope:withdrawn'])).toEqual([
      undefined,
      undefined,
      'A better scan came.',
    ]);
  });
});

describe('decisions.csv', () => {
  it('has both positions of a disagreement, and no formula', () => {
    const lines = decisionsCsv(state, {}).split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain('"narrow","overly-broad"');
    expect(lines[1]).toContain('"disputed"');
    expect(lines[2]).toContain('"reject","unsigned"');
    expect(decisionsCsv(state, {})).not.toMatch(/"[=+@-]/);
  });

  it('compares each decision once, however many stand on one demand', () => {
    const [decision] = state.decisions;
    if (decision === undefined) throw new Error('the sample has decisions');
    let reads = 0;
    const decisions = Array.from({ length: 200 }, (_, index) => ({
      ...decision,
      entry: sha256(Buffer.from(`decision ${index}`)),
      supersededBy: [],
      position: {
        ...decision.position,
        get narrowed() {
          reads += 1;
          return decision.position.narrowed;
        },
      },
    }));
    expect(decisionsCsv({ ...state, decisions }, {}).match(/"alike"/g)).toHaveLength(200);
    expect(reads).toBeLessThan(200 * 5);
  });
});

describe('the summary', () => {
  it('says request, demands, both decisions, findings, documents and heads', () => {
    const text = JSON.stringify(summaryOf(state, {}));
    for (const said of [
      '24-SW-0417',
      'Search warrant',
      'Narrow (disputed)',
      'Reject (disputed)',
      'any and all records',
      'Not decided',
      ...state.heads,
    ]) {
      expect(text).toContain(said);
    }
  });

  it('stays of sensible length whatever the case holds', () => {
    const many = { ...state, findings: Array.from({ length: 5000 }, () => state.findings).flat() };
    const blocks = summaryOf(many, {});
    expect(JSON.stringify(blocks).length).toBeLessThan(2_000_000);
    expect(JSON.stringify(blocks.at(-1))).toContain('because of its length');
  });

  it('shows what the font has no sign for by its number', () => {
    expect(printableText('a法\u202E', (codePoint) => codePoint < 0x100 || codePoint === 0x27e8)).toContain(
      '⟨U+6CD5⟩'.slice(1, 7),
    );
    expect(printableText('e\u0301', (codePoint) => codePoint === 0xe9)).toBe('é');
  });
});

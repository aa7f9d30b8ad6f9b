import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OpenError, openFailure } from '../../../src/renderer/pdf/open-failure.ts';
import { outputScale, MOST_PIXELS } from '../../../src/renderer/pdf/paint-page.ts';
import { readRange } from '../../../src/renderer/pdf/pdf-source.ts';

describe('reading a range', () => {
  it('keeps within the longest read and puts the parts together', async () => {
    const file = new Uint8Array(20_000_000).map((_, index) => index * 31);
    const lengths: number[] = [];
    const source = {
      bytes: file.length,
      read: (offset: number, length: number) => {
        lengths.push(length);
        return Promise.resolve(file.subarray(offset, offset + length));
      },
      password: () => Promise.resolve(null),
    };
    const range = await readRange(source, 100, 19_000_000);
    expect(Buffer.compare(range, file.subarray(100, 19_000_000))).toBe(0);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(4_194_304);
  });
});

describe('a canvas', () => {
  it('never has more pixels than it may', () => {
    const side = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(side, side, fc.constantFrom(1, 1.5, 2, 3), (width, height, ratio) => {
        const scale = outputScale(width, height, ratio);
        expect(scale).toBeLessThanOrEqual(ratio);
        expect(width * scale * height * scale).toBeLessThanOrEqual(MOST_PIXELS * 1.0001);
      }),
    );
  });
});

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

describe('why a document does not open', () => {
  it('tells a damaged PDF from something else', () => {
    expect(openFailure(new Error('Invalid PDF structure.'), bytes('%PDF-1.7 and rubbish')).kind).toBe(
      'damaged',
    );
    expect(openFailure(new Error('Invalid PDF structure.'), bytes('<html>')).kind).toBe('not-a-pdf');
  });

  it('keeps what is known already', () => {
    const failure = { kind: 'unreadable', detail: 'The vault is locked.' } as const;
    expect(openFailure(new OpenError(failure), bytes(''))).toEqual(failure);
  });
});

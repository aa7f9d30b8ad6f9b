import { expect, it } from 'vitest';
import type { RecognizedPage } from '../../../src/ipc/recognition-views.ts';
import { pdfWasmModule } from '../../../src/vault/documents/pdf-wasm-module.ts';
import { startPdfEngine } from '../../../src/vault/documents/pdf-engine.ts';
import { withPagePicture, type QuarterTurns } from '../../../src/vault/recognition/page-picture.ts';
import { outcomeOf } from '../../../src/vault/recognition/recognise-page.ts';
import { ownLines } from '../../../src/vault/recognition/own-lines.ts';
import { readUpright } from '../../../src/vault/recognition/read-upright.ts';
import { boxed, framedPdf, hiding, pictured, sheets } from '../inspections/eye-pdfs.ts';
import { scannedPages } from '../../support/scanned-pages.ts';

const box = [0, 0, 1, 1] as const;
const nobody = (): void => undefined;
const word = (text: string, confidence: number) => [[{ text, confidence, box }]];

it('reads a sheet that lies on its side turned until its words are sure, and an upright one once', () => {
  const asked: QuarterTurns[] = [];
  const sheet = (upright: QuarterTurns) => (turns: QuarterTurns) => {
    asked.push(turns);
    return turns === upright ? word('statement', 91) : word('|=~', 22);
  };
  for (const upright of [0, 1, 3, 2] as const)
    expect(readUpright(sheet(upright), nobody)).toEqual(word('statement', 91));
  expect(asked).toEqual([0, 0, 1, 0, 1, 3, 0, 1, 3, 2]);
  expect(readUpright(() => [], nobody)).toEqual([]);
});

it('keeps what the first reading gave where the page is out of time in a later one', () => {
  let kept: RecognizedPage['lines'] | null = null;
  const slow = (turns: QuarterTurns) => {
    if (turns !== 0) throw new Error('ended');
    return word('|statement=~', 45);
  };
  expect(() => readUpright(slow, (lines) => (kept = lines))).toThrow('ended');
  expect(kept).toEqual(word('|statement=~', 45));
  const late = { kind: 'lost', reason: 'time', page: 1 } as const;
  const page = { languages: ['eng'], lines: word('|statement=~', 45) };
  expect(outcomeOf(late, page)).toEqual({ kind: 'recognized', page });
  expect(outcomeOf(late, null)).toMatchObject({ kind: 'failed', why: expect.stringContaining('too long') });
});

async function opened(bytes: Uint8Array) {
  const engine = startPdfEngine(await pdfWasmModule(), (offset, into) => {
    into.set(bytes.subarray(offset, offset + into.length));
    return true;
  });
  return { engine, document: engine.openDocument(bytes.length, undefined) };
}

it("takes as a page's own words those alone that are seen", async () => {
  const ways = Object.values(hiding).map(
    (hide): Parameters<typeof sheets>[0][number] =>
      (sheet) =>
        hide(sheet, '60 days'),
  );
  const under = [pictured('60 days', [0, 255, 90], 'words'), pictured('60 days', [0, 255, 90], 'page')];
  const { engine, document } = await opened(await sheets([...ways, boxed('60 days'), ...under]));
  const own = [...ways, boxed, ...under].map((_, index) =>
    ownLines(engine, document, index + 1).map((line) => line.map(({ text }) => text).join(' ')),
  );
  const honest = 'An honest line of text';
  expect(own).toEqual([...ways.map(() => [honest]), [honest, 'The name is and no other'], [honest], []]);
  const framed = await opened(framedPdf('60 days', '60 days'));
  expect(ownLines(framed.engine, framed.document, 1)).toHaveLength(1);
});

it('gives a part of a turned picture its own place on the page', async () => {
  const { engine, document } = await opened(await scannedPages([90], 1));
  const places = withPagePicture(engine, document, 1, (draw) => {
    const [upright, right, over, left] = ([0, 1, 2, 3] as const).map(draw);
    const [, width = 0, height = 0] =
      /^P5\n(\d+) (\d+)/.exec(Buffer.from(upright?.pgm ?? []).toString('latin1', 0, 20))?.map(Number) ?? [];
    const part = { left: 100, top: 200, width: 300, height: 40 };
    const across = { width: part.height, height: part.width };
    return [
      upright?.toUserSpace(part),
      right?.toUserSpace({ left: height - 240, top: 100, ...across }),
      over?.toUserSpace({ ...part, left: width - 400, top: height - 240 }),
      left?.toUserSpace({ left: 200, top: width - 400, ...across }),
    ];
  });
  const [first, ...others] = places ?? [];
  expect(first?.map((edge) => edge > 0)).toEqual([true, true, true, true]);
  for (const place of others) {
    for (const [edge, at] of (place ?? []).entries()) expect(at).toBeCloseTo(first?.[edge] ?? Number.NaN, 0);
  }
  expect(others).toHaveLength(3);
});

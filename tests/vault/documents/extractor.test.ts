import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  type DocumentSource,
  extract,
  type ExtractOptions,
  type ExtractOutcome,
  type PageText,
} from '../../../src/vault/documents/extractor.ts';
import { asManyAs, isLongRun } from '../../support/long-run.ts';
import {
  encryptedPdf,
  pageTree,
  picturedPdf,
  rawPdf,
  rotatedPdf,
  scannedPdf,
  slowPagePdf,
  stream,
  textPdf,
  turnedLinesPdf,
} from './made-pdfs.ts';
import { ocrPdf } from '../inspections/eye-pdfs.ts';
import type { DocumentName, Measurement } from './measured-extraction.ts';

const MIB = 1024 * 1024;

function bytesSource(bytes: Uint8Array): DocumentSource {
  return { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) };
}

interface Extracted {
  readonly outcome: ExtractOutcome;
  readonly pages: PageText[];
  readonly totals: Set<number>;
}

async function extracted(
  source: DocumentSource | Uint8Array,
  options: Partial<ExtractOptions> = {},
): Promise<Extracted> {
  const pages: PageText[] = [];
  const totals = new Set<number>();
  const outcome = await extract(source instanceof Uint8Array ? bytesSource(source) : source, {
    ...options,
    onPage(page, total) {
      pages.push(page);
      totals.add(total);
      options.onPage?.(page, total);
    },
  });
  return { outcome, pages, totals };
}

/** Extracts one of measured-extraction.ts's documents in a process of its own and reports what that took. */
async function measured(name: DocumentName): Promise<Measurement> {
  const script = join(import.meta.dirname, 'measured-extraction.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, name]);
  return JSON.parse(stdout) as Measurement;
}

describe('what is read', () => {
  test('each page in order, with its lines and size', async () => {
    const texts = Array.from({ length: 40 }, (_, index) => `Page ${index + 1}\nsecond line`);
    const { outcome, pages, totals } = await extracted(await (await textPdf(texts)).save());
    expect(outcome).toEqual({ kind: 'done', pages: 40, unread: [] });
    expect(pages.map((page) => page.text)).toEqual(texts);
    expect(pages.map((page) => page.page)).toEqual(texts.map((_, index) => index + 1));
    expect([...totals]).toEqual([40]);
    expect(pages[0]).toEqual({
      page: 1,
      width: 300,
      height: 500,
      rotation: 0,
      text: 'Page 1\nsecond line',
      pictures: false,
      imageOnly: false,
      problem: null,
    });
  });

  test('a turned page has the size that its reader sees', async () => {
    const { pages } = await extracted(await rotatedPdf('sideways'));
    expect(pages).toMatchObject([{ width: 500, height: 300, rotation: 90, text: 'sideways' }]);
  });

  test('lines come in their order however the page is turned, and however the text on it', async () => {
    const { pages } = await extracted(
      await turnedLinesPdf([
        ['the first line', 'begins the page'],
        ['the second line', 'goes on'],
        ['the third line', 'ends it'],
      ]),
    );
    expect(pages).toHaveLength(16);
    const texts = new Set(pages.map(({ text }) => text));
    expect([...texts]).toEqual([
      'the first line begins the page\nthe second line goes on\nthe third line ends it',
    ]);
  });

  test('a scan is recognised, a page with nothing on it is none', async () => {
    expect((await extracted(await scannedPdf())).pages).toMatchObject([{ text: '', imageOnly: true }]);
    expect((await extracted(await picturedPdf())).pages).toMatchObject([
      { imageOnly: false },
      { pictures: true, imageOnly: false },
    ]);
    expect((await extracted(await (await textPdf([''])).save())).pages).toMatchObject([
      { text: '', imageOnly: false },
    ]);
  });

  test('a scan with the text that its scanner made out is none to recognise, however little that is', async () => {
    const { pages } = await extracted(await ocrPdf('SO ORDERED this 3 May 2013'));
    expect(pages).toMatchObject([{ pictures: true, imageOnly: false }]);
    expect(pages[0]?.text).toContain('SO ORDERED this 3 May 2013');
  });

  test('a text longer than the limit is cut and says so', async () => {
    const bytes = await (await textPdf(['a rather long line', 'short'])).save();
    const { outcome, pages } = await extracted(bytes, { limits: { pageChars: 8 } });
    expect(outcome).toEqual({ kind: 'done', pages: 2, unread: [] });
    expect(pages).toMatchObject([
      { text: 'a rather', problem: 'cut' },
      { text: 'short', problem: null },
    ]);
  });

  test('a document with more text than its limit is stopped', async () => {
    const texts = Array.from({ length: 3000 }, () => 'some text on every page');
    const { outcome } = await extracted(await (await textPdf(texts)).save(), {
      limits: { documentChars: 100 },
    });
    expect(outcome).toMatchObject({ kind: 'stopped', reason: 'memory' });
  });

  test('two documents at once do not mix', async () => {
    const [one, two] = await Promise.all(
      ['one', 'two'].map(async (word) => extracted(await (await textPdf(Array(30).fill(word))).save())),
    );
    expect(new Set(one?.pages.map((page) => page.text))).toEqual(new Set(['one']));
    expect(new Set(two?.pages.map((page) => page.text))).toEqual(new Set(['two']));
  });
});

describe('what is no readable PDF', () => {
  test('an empty file', async () => {
    expect((await extracted(new Uint8Array())).outcome).toEqual({ kind: 'empty' });
  });

  test('a text file named .pdf', async () => {
    const { outcome } = await extracted(Buffer.from('Dear Sir or Madam,\n'.repeat(200)));
    expect(outcome).toEqual({ kind: 'not-a-pdf' });
  });

  test('a header and nothing behind it', async () => {
    expect((await extracted(Buffer.from('%PDF-1.7\n'))).outcome.kind).toBe('damaged');
  });

  test('cut short anywhere: an outcome, and no page that was not there', async () => {
    const whole = await (await textPdf(['first', 'second', 'third'])).save({ useObjectStreams: false });
    for (const part of [0.1, 0.3, 0.5, 0.7, 0.9, 0.99]) {
      const { outcome, pages } = await extracted(whole.subarray(0, Math.floor(whole.length * part)));
      expect(['damaged', 'done']).toContain(outcome.kind);
      for (const page of pages) expect(['first', 'second', 'third', '']).toContain(page.text);
    }
  });

  test('a password is asked for, a wrong one refused, the right one opens', async () => {
    const bytes = await encryptedPdf('sealed by the court', 'sésame');
    expect((await extracted(bytes)).outcome).toEqual({ kind: 'password-needed' });
    expect((await extracted(bytes, { password: 'guess' })).outcome).toEqual({ kind: 'password-wrong' });
    const { outcome, pages } = await extracted(bytes, { password: 'sésame' });
    expect(outcome).toEqual({ kind: 'done', pages: 1, unread: [] });
    expect(pages).toMatchObject([{ text: 'sealed by the court' }]);
  });
});

describe('a huge file', () => {
  const whole = { kind: 'done', pages: 25, unread: [] };

  test('is read by range: little of it, and little memory', async () => {
    const { outcome, size, taken, grown } = await measured('huge');
    expect(outcome).toEqual(whole);
    expect(size).toBeGreaterThan(500 * MIB);
    expect(taken).toBeLessThan(4 * MIB);
    expect(grown).toBeLessThan(150 * MIB);
  });

  test('with a damaged table is searched from end to end', { timeout: 60_000 }, async () => {
    const { outcome, taken, grown } = await measured('huge-damaged');
    expect(outcome).toEqual(whole);
    expect(taken).toBeGreaterThan(500 * MIB);
    expect(grown).toBeLessThan(300 * MIB);
  });

  test('of which every byte is needed takes less memory than it has', { timeout: 60_000 }, async () => {
    const { outcome, taken, grown } = await measured('huge-needed');
    expect(outcome).toEqual(whole);
    expect(taken).toBeGreaterThan(500 * MIB);
    expect(grown).toBeLessThan(400 * MIB);
  });
});

describe('what is hostile', () => {
  test.each(['content-bomb', 'object-stream-bomb'] as const)('a %s of 2 GB', async (name) => {
    const { outcome, size, grown } = await measured(name);
    expect(size).toBeLessThan(100_000);
    expect(outcome).toMatchObject({ kind: 'stopped', reason: 'memory' });
    expect(grown).toBeLessThan(768_000_000);
  });

  test('a page that takes for ever is given up, the others are read', { timeout: 60_000 }, async () => {
    const { outcome, pages } = await extracted(slowPagePdf(5, [3]), { limits: { pageMs: 1000 } });
    expect(outcome).toEqual({ kind: 'done', pages: 5, unread: [3] });
    expect(pages.map((page) => page.text)).toEqual(['page 1', 'page 2', '', 'page 4', 'page 5']);
    expect(pages[2]?.problem).toBe('time');
  });

  test('such a page in a long document: all others, in order', { timeout: 60_000 }, async () => {
    const { outcome, pages } = await extracted(slowPagePdf(200, [60, 131]), { limits: { pageMs: 1000 } });
    expect(outcome).toEqual({ kind: 'done', pages: 200, unread: [60, 131] });
    expect(pages.map((page) => page.page)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    for (const page of pages)
      expect(page.text).toBe([60, 131].includes(page.page) ? '' : `page ${page.page}`);
  });

  test('too many such pages end the document', { timeout: 60_000 }, async () => {
    const { outcome, pages } = await extracted(slowPagePdf(6, [2, 3, 4, 5]), {
      limits: { pageMs: 500, lostPages: 2 },
    });
    expect(outcome).toEqual({ kind: 'stopped', reason: 'time', page: 4 });
    expect(pages[0]?.text).toBe('page 1');
  });

  test('a document of one such page is stopped', { timeout: 60_000 }, async () => {
    const { outcome } = await extracted(slowPagePdf(1, [1]), { limits: { pageMs: 500 } });
    expect(outcome).toEqual({ kind: 'stopped', reason: 'time', page: 1 });
  });

  test('a page count that lies', async () => {
    const [catalog = '', , page = ''] = pageTree([4]);
    const lying = '<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>';
    const bytes = rawPdf([catalog, lying, page, stream('', Buffer.from(' '))]);
    const { outcome } = await extracted(bytes);
    expect(['done', 'damaged', 'stopped']).toContain(outcome.kind);
  });
});

describe('cancelling', () => {
  test('before it began', async () => {
    const bytes = await (await textPdf(['one'])).save();
    const { outcome, pages } = await extracted(bytes, { signal: AbortSignal.abort() });
    expect(outcome).toEqual({ kind: 'cancelled' });
    expect(pages).toEqual([]);
  });

  test('mid-way: no page is reported after it', async () => {
    const bytes = await (await textPdf(Array(2000).fill('a page among many'))).save();
    const abort = new AbortController();
    const { outcome, pages } = await extracted(bytes, {
      signal: abort.signal,
      onPage: (page) => page.page === 10 && abort.abort(),
    });
    expect(outcome).toEqual({ kind: 'cancelled' });
    expect(pages).toHaveLength(10);
  });

  test('in the middle of a page that takes for ever', async () => {
    const abort = new AbortController();
    const { outcome } = await extracted(slowPagePdf(2, [2]), {
      signal: abort.signal,
      onPage: () => abort.abort(),
    });
    expect(outcome).toEqual({ kind: 'cancelled' });
  });
});

describe('a source or a listener that fails', () => {
  test('reaches the caller', async () => {
    const bytes = await (await textPdf(['one'])).save();
    let reads = 0;
    const broken: DocumentSource = {
      size: bytes.length,
      read(offset, length) {
        if (++reads > 1) throw new Error('the disk is gone');
        return bytes.subarray(offset, offset + length);
      },
    };
    await expect(extracted(broken)).rejects.toThrow('the disk is gone');
    await expect(extracted(bytes, { onPage: noRoom })).rejects.toThrow('no room for the page');
  });
});

function noRoom(): never {
  throw new Error('no room for the page');
}

describe('the corpus', () => {
  const corpus = join(import.meta.dirname, '../../../../shared/corpus');

  test(
    `${isLongRun ? 'every file' : 'every sixth file'} ends in an outcome`,
    { timeout: 300_000 },
    async () => {
      if (!existsSync(corpus)) {
        console.log('The corpus of foreign PDFs is not here: this test has looked at nothing.');
        return;
      }
      const [header = '', ...rows] = readFileSync(join(corpus, 'INDEX.tsv'), 'utf8').trim().split('\n');
      const column = new Map(header.split('\t').map((name, index) => [name, index]));
      const kinds = new Map<string, number>();
      for (const row of rows.filter((_, index) => index % asManyAs(6, 1) === 0)) {
        const cells = row.split('\t');
        const cell = (name: string): string => cells[column.get(name) ?? -1] ?? '';
        const { outcome, pages } = await extracted(readFileSync(join(corpus, cell('path'))));
        kinds.set(outcome.kind, (kinds.get(outcome.kind) ?? 0) + 1);
        if (cell('needs_password') === '1')
          expect([cell('path'), outcome.kind]).toEqual([cell('path'), 'password-needed']);
        if (outcome.kind === 'done') expect(pages).toHaveLength(outcome.pages);
        for (const page of pages) expect(page.text.isWellFormed()).toBe(true);
      }
      console.log(`Of a corpus of ${rows.length} files:`, Object.fromEntries(kinds));
      expect(readdirSync(corpus)).toContain('INDEX.tsv');
    },
  );
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type DocumentSource,
  extract,
  type ExtractOptions,
  type ExtractOutcome,
  type PageText,
} from '../../../src/vault/documents/extractor.ts';
import {
  contentBombPdf,
  encryptedPdf,
  objectStreamBombPdf,
  pageTree,
  rawPdf,
  rotatedPdf,
  scannedPdf,
  slowPagePdf,
  stream,
  textPdf,
} from './made-pdfs.ts';

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

/** The most memory that this process held while `work` ran, in bytes above what it held before. */
async function peakMemory(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage.rss();
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 10);
  try {
    await work();
  } finally {
    clearInterval(watch);
  }
  return peak - before;
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
      imageOnly: false,
      problem: null,
    });
  });

  test('a turned page has the size that its reader sees', async () => {
    const { pages } = await extracted(await rotatedPdf('sideways'));
    expect(pages).toMatchObject([{ width: 500, height: 300, rotation: 90, text: 'sideways' }]);
  });

  test('a scan is recognised, a page with nothing on it is none', async () => {
    expect((await extracted(await scannedPdf())).pages).toMatchObject([{ text: '', imageOnly: true }]);
    expect((await extracted(await (await textPdf([''])).save())).pages).toMatchObject([
      { text: '', imageOnly: false },
    ]);
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

describe('what is hostile', () => {
  test('a content stream that inflates to 2 GB', { timeout: 60_000 }, async () => {
    const bytes = await contentBombPdf(2048 * MIB);
    expect(bytes.length).toBeLessThan(100_000);
    const grown = await peakMemory(async () => {
      const { outcome, pages } = await extracted(bytes);
      expect(['stopped', 'damaged']).toContain(outcome.kind);
      expect(pages.every((page) => page.text === '')).toBe(true);
    });
    expect(grown).toBeLessThan(768_000_000);
  });

  test('an object stream that inflates to 2 GB', { timeout: 60_000 }, async () => {
    const bytes = await objectStreamBombPdf(2048 * MIB);
    const grown = await peakMemory(async () => {
      expect(['stopped', 'damaged']).toContain((await extracted(bytes)).outcome.kind);
    });
    expect(grown).toBeLessThan(768_000_000);
  });

  test('a page that takes for ever is given up, the others are read', { timeout: 60_000 }, async () => {
    const { outcome, pages } = await extracted(slowPagePdf(5, [3]), { limits: { pageMs: 1000 } });
    expect(outcome).toEqual({ kind: 'done', pages: 5, unread: [3] });
    expect(pages.map((page) => page.text)).toEqual(['page 1', 'page 2', '', 'page 4', 'page 5']);
    expect(pages[2]?.problem).toBe('time');
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
    const broken: DocumentSource = {
      size: bytes.length,
      read(offset, length) {
        if (length > 1024) throw new Error('the disk is gone');
        return bytes.subarray(offset, offset + length);
      },
    };
    await expect(extracted(broken)).rejects.toThrow('the disk is gone');
    const onPage = (): never => {
      throw new Error('no room for the page');
    };
    await expect(extracted(bytes, { onPage })).rejects.toThrow('no room for the page');
  });
});

describe('a huge file', () => {
  const SIZE = 500 * MIB;

  /** The file's head and tail as made, and in between as many blanks as make it 500 MB: an unused stream. */
  async function hugeSource(tableIsBroken: boolean): Promise<DocumentSource & { taken: number }> {
    const [marker, filler] = ['FILLER', 'x'.repeat(9)];
    const contents = [4, 4, 4].map(() => 6);
    const objects = [...pageTree(contents), stream('', Buffer.from(''))];
    const text = stream('', Buffer.from('0 0 m 9 9 l S'));
    const file = Buffer.from(
      rawPdf([...objects.slice(0, 5), text, stream('', Buffer.from(marker + filler))]),
    );
    const gap = file.indexOf(marker);
    const head = file.subarray(0, gap);
    const added = SIZE - file.length;
    const tail = Buffer.from(
      file
        .subarray(gap)
        .toString('latin1')
        .replace(
          /startxref\n(\d+)/,
          (_, at: string) => `startxref\n${tableIsBroken ? 7 : Number(at) + added}`,
        ),
      'latin1',
    );
    const size = head.length + added + tail.length;
    return {
      size,
      taken: 0,
      read(offset, length) {
        this.taken += length;
        const bytes = Buffer.alloc(Math.min(length, size - offset), ' ');
        if (offset < head.length) head.copy(bytes, 0, offset);
        const tailAt = size - tail.length;
        if (offset + bytes.length > tailAt)
          tail.copy(bytes, Math.max(0, tailAt - offset), Math.max(0, offset - tailAt));
        return bytes;
      },
    };
  }

  test('is read by range: little of it, and little memory', async () => {
    const source = await hugeSource(false);
    const grown = await peakMemory(async () => {
      expect((await extracted(source)).outcome).toEqual({ kind: 'done', pages: 3, unread: [] });
    });
    expect(source.taken).toBeLessThan(4 * MIB);
    expect(grown).toBeLessThan(200 * MIB);
  });

  test('with a damaged table is searched through in flat memory', { timeout: 120_000 }, async () => {
    const source = await hugeSource(true);
    const grown = await peakMemory(async () => {
      expect((await extracted(source)).outcome).toEqual({ kind: 'done', pages: 3, unread: [] });
    });
    expect(grown).toBeLessThan(200 * MIB);
  });
});

describe('the corpus', () => {
  const corpus = join(import.meta.dirname, '../../../../shared/corpus');

  test('every file ends in an outcome', { timeout: 300_000 }, async () => {
    if (!existsSync(corpus)) {
      console.log('The corpus of foreign PDFs is not here: this test has looked at nothing.');
      return;
    }
    const [header = '', ...rows] = readFileSync(join(corpus, 'INDEX.tsv'), 'utf8').trim().split('\n');
    const column = new Map(header.split('\t').map((name, index) => [name, index]));
    const kinds = new Map<string, number>();
    for (const row of rows) {
      const cells = row.split('\t');
      const cell = (name: string): string => cells[column.get(name) ?? -1] ?? '';
      const { outcome, pages } = await extracted(readFileSync(join(corpus, cell('path'))));
      kinds.set(outcome.kind, (kinds.get(outcome.kind) ?? 0) + 1);
      if (cell('needs_password') === '1')
        expect([cell('path'), outcome.kind]).toEqual([cell('path'), 'password-needed']);
      if (outcome.kind === 'done') expect(pages).toHaveLength(outcome.pages);
      for (const page of pages) expect(page.text.isWellFormed()).toBe(true);
    }
    console.log(`Corpus of ${rows.length} files:`, Object.fromEntries(kinds));
    expect(readdirSync(corpus)).toContain('INDEX.tsv');
  });
});

import { createHash, randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../src/core/events.ts';
import { blankRequest, openCase } from '../../src/core/requests/commands.ts';
import { write } from '../../src/vault/database.ts';
import { storePages } from '../../src/vault/documents/page-store.ts';
import { receiveDocument } from '../../src/vault/documents/intake.ts';
import { storeRecognition } from '../../src/vault/recognition/recognition-store.ts';
import { recordEvents } from '../../src/vault/ledger-store.ts';
import type { SearchWithin } from '../../src/ipc/views.ts';
import { setApart } from '../../src/vault/search-letters.ts';
import { searchVault } from '../../src/vault/search.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { temporaryVault } from '../support/temporary-vault.ts';

const demand = randomUUID();
const finding = randomUUID();

function received(vault: Vault, caseId: string, text: string, name = 'letter.pdf'): string {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const source = {
    size: bytes.length,
    read: (at: number, length: number) => bytes.subarray(at, at + length),
  };
  receiveDocument(vault, { case: caseId, name, role: 'request', source, sha256 });
  return sha256;
}

function read(vault: Vault, document: string, text: string, page = 1): void {
  const size = { width: 595, height: 842, rotation: 0 } as const;
  storePages(vault.db, document, [{ page, ...size, text, pictures: false, imageOnly: false, problem: null }]);
}

async function vaultWithCase() {
  const vault = await temporaryVault();
  const caseId = randomUUID();
  const terms = { data: 'stored-content', identifiers: ['j.doe@example.com'], from: null, to: null } as const;
  const request = { ...blankRequest, reference: '24-SW-0417', agency: 'Bureau of Fishery' };
  recordEvents(
    vault,
    caseId,
    openCase(request, [terms], () => demand),
  );
  const document = received(vault, caseId, 'first', 'harbour-letter.pdf');
  read(
    vault,
    document,
    'The Court orders the disclosure\nof all contents of the account. Señor Müller agrees.',
    3,
  );
  return { vault, caseId, document };
}

const hits = (vault: Vault, words: string, limit = 50) => searchVault(vault.db, words, limit);

describe('search', () => {
  it('finds words on pages, wherever their case and accents, and marks them', async () => {
    const { vault, caseId, document } = await vaultWithCase();
    expect(hits(vault, 'SENOR muller')).toEqual([
      {
        case: caseId,
        reference: '24-SW-0417',
        kind: 'document',
        document,
        documentName: 'harbour-letter.pdf',
        page: 3,
        finding: null,
        excerpt:
          'The Court orders the disclosure\nof all contents of the account. \u0001Señor\u0002 \u0001Müller\u0002 agrees.',
        recognized: false,
      },
    ]);
  });

  it('finds a word by ß and by ss', async () => {
    const { vault, document } = await vaultWithCase();
    read(vault, document, 'Die Großstraße am Fluss', 11);
    read(vault, document, 'DIE GROSSSTRASSE, WASSERSTRAẞE', 12);
    const found = (words: string) => hits(vault, words).map(({ page }) => page);
    for (const words of [
      'grossstrasse',
      'Großstraße',
      'Großstrasse',
      'gross*',
      '"die großs*"',
      'die großstr*',
    ]) {
      expect(found(words)).toEqual([11, 12]);
    }
    expect([found('fluß'), found('wasserstrasse'), found('grostrase')]).toEqual([[11], [12], []]);
    const [hit] = hits(vault, 'fluß großstrasse');
    expect(hit?.excerpt).toBe('Die \u0001Großstraße\u0002 am \u0001Fluss\u0002');
  });

  it('tells text that was recognised from text of a page whose recognition failed', async () => {
    const { vault } = await vaultWithCase();
    const recognized = (outcome: object): boolean | undefined => {
      write(
        vault.db,
        'INSERT OR REPLACE INTO recognition SELECT document, number, ? FROM page',
        JSON.stringify(outcome),
      );
      return hits(vault, 'muller')[0]?.recognized;
    };
    expect(recognized({ state: 'failed', why: 'It took too long.' })).toBe(false);
    expect(recognized({ state: 'recognized', languages: ['eng'], lines: [] })).toBe(true);
  });

  it('takes beginnings with a star, phrases in quotes, and asks for all words', async () => {
    const { vault } = await vaultWithCase();
    const found = (words: string) => hits(vault, words).length;
    expect([found('disclos*'), found('disclos')]).toEqual([1, 0]);
    expect([found('"all contents"'), found('"contents all"'), found('contents all')]).toEqual([1, 0, 1]);
    expect([found('court disclosure'), found('court nowhere')]).toEqual([1, 0]);
    expect(found('"all contents')).toBe(1);
    expect([found('"contents of the acc*"'), found('"contents of acc*"')]).toEqual([1, 0]);
  });

  it('shows of several words each, however far apart they stand', async () => {
    const { vault, document } = await vaultWithCase();
    const filler = 'and so on '.repeat(40);
    read(vault, document, `The gagging order. ${filler}Served on a Monday. ${filler}`, 4);
    const [hit] = hits(vault, 'gagging serv*');
    expect(hit?.excerpt).toContain('\u0001gagging\u0002');
    expect(hit?.excerpt).toContain('so on \u0001Served\u0002 on a Monday.');
  });

  it('finds cases by reference, agency and identifier, and documents by name', async () => {
    const { vault, caseId } = await vaultWithCase();
    for (const words of ['24-SW-0417', 'fishery', 'j.doe@example.com', 'doe']) {
      expect(hits(vault, words)).toMatchObject([{ case: caseId, kind: 'case' }]);
    }
    expect(hits(vault, 'harbour')).toMatchObject([
      { kind: 'document', documentName: 'harbour-letter.pdf', page: null },
    ]);
  });

  it('finds findings and decisions by what was written, as it stands now', async () => {
    const { vault, caseId, document } = await vaultWithCase();
    const reading = { element: 'nexus', verdict: 'breaks', note: 'No nexus to the trawler' } as const;
    const anchor = {
      page: 3,
      quote: { exact: 'all contents', prefix: '', suffix: '' },
      position: null,
      boxes: [],
    };
    const events: CaseEvent[] = [{ type: 'finding-made', finding, document, anchor, reading }];
    recordEvents(vault, caseId, events);
    expect(hits(vault, 'trawler')).toMatchObject([{ kind: 'finding', finding, document, page: 3 }]);
    recordEvents(vault, caseId, [
      { type: 'finding-changed', finding, reading: { ...reading, note: 'No nexus to the dinghy' } },
    ]);
    expect([hits(vault, 'trawler').length, hits(vault, 'dinghy').length]).toEqual([0, 1]);
    recordEvents(vault, caseId, [{ type: 'finding-withdrawn', finding, reason: 'misread' }]);
    expect(hits(vault, 'dinghy')).toEqual([]);
  });

  it('gives a hit for each case that holds the document, and no more than asked for', async () => {
    const { vault } = await vaultWithCase();
    const other = randomUUID();
    recordEvents(vault, other, openCase({ ...blankRequest, reference: 'OTHER' }, [], randomUUID));
    received(vault, other, 'first', 'copy.pdf');
    expect(
      hits(vault, 'disclosure')
        .map(({ reference }) => reference)
        .toSorted(),
    ).toEqual(['24-SW-0417', 'OTHER']);
    expect(hits(vault, 'disclosure', 1)).toHaveLength(1);
  });

  it('is narrowed to a kind, a case and a document', async () => {
    const { vault, caseId, document } = await vaultWithCase();
    const other = randomUUID();
    recordEvents(vault, other, openCase({ ...blankRequest, reference: 'COURT-2' }, [], randomUUID));
    received(vault, other, 'first', 'court-copy.pdf');
    const second = received(vault, caseId, 'second', 'court-annex.pdf');
    read(vault, second, 'The Court again');
    const places = (within: SearchWithin) =>
      searchVault(vault.db, 'court', 50, within).map((hit) => [hit.kind, hit.reference, hit.documentName]);
    expect(places({ kind: 'case' })).toEqual([['case', 'COURT-2', null]]);
    expect(places({ case: other, kind: 'document' })).toEqual([
      ['document', 'COURT-2', 'court-copy.pdf'],
      ['document', 'COURT-2', 'court-copy.pdf'],
    ]);
    expect(places({ case: caseId, document: second })).toHaveLength(2);
    expect(places({ case: caseId, document })).toEqual([['document', '24-SW-0417', 'harbour-letter.pdf']]);
    expect(places({ kind: 'finding' })).toEqual([]);
  });

  it('gives a long document ten pages and how many more there are, and all of them when it alone is searched', async () => {
    const { vault, caseId, document } = await vaultWithCase();
    const long = received(vault, caseId, 'long', 'long.pdf');
    const size = { width: 595, height: 842, rotation: 0 } as const;
    const same = { ...size, text: 'orders', pictures: false, imageOnly: false, problem: null };
    const numbers = Array.from({ length: 700 }, (_, at) => at + 1);
    storePages(
      vault.db,
      long,
      numbers.map((number) => ({ page: number, ...same })),
    );
    const found = hits(vault, 'orders');
    expect(found.map(({ page }) => page)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 3]);
    expect(found.map(({ more }) => more)).toEqual([...Array(9).fill(undefined), 690, undefined]);
    expect(found.at(-1)).toMatchObject({ document });
    const alone = searchVault(vault.db, 'orders', 50, { case: caseId, document: long });
    expect(alone.map(({ page }) => page)).toEqual(numbers.slice(0, 50));
    expect(alone.at(-1)).toMatchObject({ more: 650 });
  });

  it('never fails on what a person types, and never takes it as query syntax', async () => {
    const { vault } = await vaultWithCase();
    const syntax = [
      '"',
      '*',
      'NEAR(',
      'a OR b',
      'text:court',
      '^court',
      'NOT',
      '- -',
      '()',
      `'; DROP TABLE note; --`,
    ];
    for (const words of syntax) expect(Array.isArray(hits(vault, words))).toBe(true);
    expect(hits(vault, 'court OR nowhere')).toEqual([]);
    expect(hits(vault, 'text:court')).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (words) => {
        expect(Array.isArray(hits(vault, words))).toBe(true);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});

/** A document to put pages into, and on which of them words are found. */
async function pages() {
  const { vault, caseId, document } = await vaultWithCase();
  const within = { case: caseId, document, kind: 'document' } as const;
  return {
    vault,
    document,
    put: (texts: readonly string[]) => texts.forEach((text, at) => read(vault, document, text, 11 + at)),
    found: (words: string) =>
      searchVault(vault.db, words, 1000, within).flatMap(({ page }) => (page === null ? [] : [page - 11])),
  };
}

describe('search in scripts without blanks between words', () => {
  it('finds a word within a run of letters, and in letters that were placed one by one', async () => {
    const { put, found } = await pages();
    put(['地方法院命令公司', '法 院\n命 令', '院法', '方\n法']);
    expect(found('法院')).toEqual([0, 1]);
    expect(found('法院*')).toEqual([0, 1]);
    expect(found('"法院命令"')).toEqual([0, 1]);
    expect(found('命令 法令')).toEqual([]);
    expect(found('法院 公*')).toEqual([0]);
    expect(found('方法')).toEqual([0, 3]);
    expect(found('"法 院"')).toEqual([0, 1]);
  });

  it('finds words of several scripts that stand without a blank between them', async () => {
    const { put, found } = await pages();
    put(['依FBI法院之命令', '本法第3条の規定', '本法第３５条の規定', 'FBI orders']);
    expect(found('FBI')).toEqual([0, 3]);
    expect(found('FBI法院')).toEqual([0]);
    expect([found('第3条'), found('第35条'), found('第3*')]).toEqual([[1], [2], [1, 2]]);
    expect(found('fb*')).toEqual([0, 3]);
  });

  it('takes marks for part of their letter, and one letter for the same however it is encoded', async () => {
    const { put, found } = await pages();
    put(['ガス会社', 'ｶﾞｽ会社', 'カス会社', '법원명령은', '법원명령은'.normalize('NFD'), '⽅法']);
    expect(found('ガス')).toEqual([0, 1]);
    expect(found('カ\u3099ス')).toEqual([0, 1]);
    expect(found('カス')).toEqual([2]);
    expect(found('명령')).toEqual([3, 4]);
    expect(found('방법')).toEqual([]);
    expect(found('方法')).toEqual([5]);
  });

  it.each([
    ['Thai', 'ศาลออกหมายค้น', 'หมายค้น', 'หมายคน'],
    ['Lao', 'ສານອອກຄຳສັ່ງ', 'ຄຳສັ່ງ', 'ຄຳສງ'],
    ['Khmer', 'តុលាការចេញដីកា', 'ដីកា', 'ដូកា'],
    ['Myanmar', 'တရားရုံးအမိန့်', 'အမိန့်', 'အမန'],
  ])('finds a word in %s, and none that other vowels or tones make', async (_, text, word, other) => {
    const { put, found } = await pages();
    put([text]);
    expect([found(word), found(other)]).toEqual([[0], []]);
  });

  it('shows texts as they are written, with what was hit marked', async () => {
    const { vault, put } = await pages();
    const excerpts = (words: string) => hits(vault, words).map(({ excerpt }) => excerpt);
    put(['依FBI法院之命令，公司應提交。', `${'公司'.repeat(40)}證人${'機關'.repeat(40)}令狀`]);
    expect(excerpts('法院')).toEqual(['依FBI\u0001法院\u0002之命令，公司應提交。']);
    const [far] = excerpts('證人 令狀');
    expect(far).toContain('司\u0001證人\u0002機');
    expect(far).toContain('關\u0001令狀\u0002');
    expect(far).not.toContain('\u0003');
  });

  it('finds recognised words, cases, findings and documents by their names', async () => {
    const { vault, caseId, document } = await vaultWithCase();
    const size = { width: 595, height: 842, rotation: 0 } as const;
    const scan = { page: 9, ...size, text: '', pictures: true, imageOnly: true, problem: null };
    storePages(vault.db, document, [scan]);
    const line = ['地', '方', '法', '院'].map((text) => ({
      text,
      box: [0, 0, 1, 1] as const,
      confidence: 90,
    }));
    storeRecognition(vault.db, document, 9, { state: 'recognized', languages: ['chi_tra'], lines: [line] });
    received(vault, caseId, 'second', '法院命令.pdf');
    recordEvents(vault, caseId, [
      {
        type: 'finding-made',
        finding,
        document,
        anchor: {
          page: 3,
          quote: { exact: 'contents', prefix: '', suffix: '' },
          position: null,
          boxes: [],
        },
        reading: { element: 'nexus', verdict: 'breaks', note: '地方法院沒有說明' },
      },
    ]);
    expect(hits(vault, '法院').map(({ kind, page }) => [kind, page])).toEqual([
      ['finding', 3],
      ['document', null],
      ['document', 9],
    ]);
    recordEvents(vault, caseId, [{ type: 'finding-withdrawn', finding, reason: 'misread' }]);
    expect(hits(vault, '法院')).toHaveLength(2);
    for (const table of ['page_words', 'note_words']) {
      write(vault.db, `INSERT INTO ${table} (${table}, rank) VALUES ('integrity-check', 1)`);
    }
  });

  it('sets letters of very long and of hostile texts apart', () => {
    expect(setApart('地方法院命令'.repeat(20_000))).toBe(
      '地方法院命令'.repeat(20_000).split('').join('\u0003'),
    );
    // Of marks that want another order; putting all of them in order together would take minutes.
    for (const marks of ['\u3099\u302a', '\u0e38\u0e48', '\u3099\u0323', '\u0301\u0302\u3099']) {
      const apart = setApart(`法${marks.repeat(200_000)}院`);
      expect(apart.endsWith('\u0003院')).toBe(true);
    }
  });

  it('leaves Latin letters and their marks as they are', () => {
    for (const text of ['OʼBrien', 'sen\u0303or', 'Ha\u0323nh', 'Знамʼянка', 'a·b'])
      expect(setApart(text)).toBe(text);
  });

  it('finds every stretch of a text, whatever blanks stand in it', async () => {
    const { vault, put, found } = await pages();
    const letter = fc.constantFrom('法', '院', '令', 'ガ', 'す', 'ー', '법', '령', 'ที่', 'ศ', 'ដី', 'ရုံး', '𠮷');
    const blank = fc.constantFrom('', '', ' ', '\n');
    const text = fc.array(fc.tuple(letter, blank), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (parts, a, b) => {
        write(vault.db, 'DELETE FROM page');
        put([parts.flat().join('')]);
        const from = a % parts.length;
        const wanted = parts.slice(from, from + 1 + (b % (parts.length - from)));
        expect(found(wanted.map(([one]) => one).join(''))).toEqual([0]);
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});

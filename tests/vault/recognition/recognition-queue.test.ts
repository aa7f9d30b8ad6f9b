import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createRequire } from 'node:module';
import { describe, expect, it, onTestFinished } from 'vitest';
import { blankRequest, openCase } from '../../../src/core/requests/commands.ts';
import type { AppEvent } from '../../../src/ipc/views.ts';
import { value, write } from '../../../src/vault/database.ts';
import { receiveDocument } from '../../../src/vault/documents/intake.ts';
import { pageText } from '../../../src/vault/documents/page-store.ts';
import { ReadingQueue } from '../../../src/vault/documents/reading-queue.ts';
import { Jobs } from '../../../src/vault/jobs.ts';
import { recordEvents } from '../../../src/vault/ledger-store.ts';
import {
  addLanguage,
  chosenLanguages,
  chooseLanguages,
  recognitionLanguages,
  removeLanguage,
} from '../../../src/vault/recognition/languages.ts';
import { RecognitionQueue } from '../../../src/vault/recognition/recognition-queue.ts';
import {
  duePages,
  pageRecognition,
  storeRecognition,
} from '../../../src/vault/recognition/recognition-store.ts';
import { docket } from '../../../src/vault/review/docket.ts';
import { searchVault } from '../../../src/vault/search.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { scannedPages, stampedScan } from '../../support/scanned-pages.ts';
import { failureCode } from '../../support/failing.ts';
import { temporaryVault } from '../../support/temporary-vault.ts';
import { textPdf } from '../documents/made-pdfs.ts';

async function scanned(bytes: Uint8Array) {
  const vault = await temporaryVault();
  const caseId = randomUUID();
  recordEvents(vault, caseId, openCase({ ...blankRequest, reference: '24-SW-0417' }, [], randomUUID));
  const { document } = receiveDocument(vault, {
    case: caseId,
    name: 'statement.pdf',
    role: 'attachment',
    source: sourceOf(bytes),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  const jobs = new Jobs(vault.emit);
  const reading = new ReadingQueue(vault, jobs);
  const queue = new RecognitionQueue(vault, jobs);
  onTestFinished(async () => {
    await reading.close();
    await queue.close();
  });
  await reading.idle();
  return { vault, document, queue, jobs, reading };
}

function sourceOf(bytes: Uint8Array) {
  return {
    size: bytes.length,
    read: (offset: number, length: number) => bytes.subarray(offset, offset + length),
  };
}

function eventsOf(vault: Vault): AppEvent[] {
  const events: AppEvent[] = [];
  vault.onEvent((event) => events.push(event));
  return events;
}

describe('a page that is a picture', () => {
  it('is recognised when it is read, with where each word lies, and found by its words', async () => {
    const { vault, document, queue } = await scanned(await scannedPages([0]));
    const events = eventsOf(vault);
    expect(pageRecognition(vault.db, document, 1)).toEqual({ state: 'waiting' });
    expect(searchVault(vault.db, 'sworn', 10)).toEqual([]);
    queue.want(document, 1);
    await queue.idle();
    const recognized = pageRecognition(vault.db, document, 1);
    if (recognized.state !== 'recognized') throw new Error(`it is ${recognized.state}`);
    const words = recognized.lines.flat();
    expect(recognized.languages).toEqual(['eng']);
    expect(words.length).toBeGreaterThan(20);
    for (const { box, confidence } of words) {
      expect(box[0]).toBeGreaterThanOrEqual(0);
      expect(box[2]).toBeLessThanOrEqual(612);
      expect(box[1]).toBeLessThan(box[3]);
      expect(confidence).toBeLessThanOrEqual(100);
    }
    expect(pageText(vault.db, document, 1)).toContain(words[0]?.text);
    expect(
      searchVault(vault.db, words.find(({ text }) => /^[A-Za-z]{6,}$/.test(text))?.text ?? '', 10),
    ).toMatchObject([{ document, page: 1 }]);
    expect(events).toContainEqual({ type: 'recognized', document, page: 1 });
  });

  it('gives its words the same places in user space when the page is turned', async () => {
    const { vault, document, queue } = await scanned(await scannedPages([90]));
    queue.want(document, 1);
    await queue.idle();
    const recognized = pageRecognition(vault.db, document, 1);
    if (recognized.state !== 'recognized') throw new Error(`it is ${recognized.state}`);
    const long = recognized.lines.flat().filter(({ text }) => text.length > 8);
    expect(long.length).toBeGreaterThan(3);
    // The page is shown turned right, so that its upright words stand on their side in user space.
    for (const { box } of long) expect(box[3] - box[1]).toBeGreaterThan(box[2] - box[0]);
  });
});

describe('a page that cannot be recognised', () => {
  it('fails where its bytes are damaged, and the vault goes on; the gate of its case is reckoned anew', async () => {
    const { vault, document, queue } = await scanned(await scannedPages([0], 0.1));
    const reckoned = () => value(vault.db, 'SELECT count(*) FROM case_clock');
    docket(vault, '2026-11-22T09:00:00.000Z');
    expect(reckoned()).toBe(1);
    write(vault.db, 'DELETE FROM document_chunk');
    queue.want(document, 1);
    await queue.idle();
    expect(reckoned()).toBe(0);
    expect(pageRecognition(vault.db, document, 1)).toMatchObject({
      state: 'failed',
      why: expect.stringContaining('is missing from the vault') as string,
    });
  });

  it('waits where the vault cannot keep the outcome, and stops what was asked of its document', async () => {
    const { vault, document, queue } = await scanned(await scannedPages([0], 0.1));
    write(
      vault.db,
      `CREATE TEMP TRIGGER full BEFORE INSERT ON main.recognition BEGIN SELECT RAISE(ABORT, 'full'); END`,
    );
    queue.wantAll(document);
    await queue.idle();
    expect(pageRecognition(vault.db, document, 1)).toEqual({ state: 'waiting' });
    expect(queue.stateOf(document).working).toBe(false);
    write(vault.db, 'DROP TRIGGER full');
    queue.wantAll(document);
    await queue.idle();
    expect(pageRecognition(vault.db, document, 1).state).toBe('recognized');
  });
});

describe('a document of pictures', () => {
  it('is recognised page by page, and stops when it is told to', async () => {
    const { vault, document, queue } = await scanned(await scannedPages([0, 0, 0], 0.1));
    expect(queue.stateOf(document)).toMatchObject({ pictures: 3, recognized: 0, failed: 0, working: false });
    vault.onEvent((event) => {
      if (event.type === 'recognized' && event.page === 2) queue.stop(document);
    });
    queue.wantAll(document);
    expect(queue.stateOf(document).working).toBe(true);
    await queue.idle();
    expect(queue.stateOf(document)).toMatchObject({ pictures: 3, recognized: 2, failed: 0, working: false });
  });

  it('forgets what was recognised when it is read again', async () => {
    const { vault, document, queue, reading } = await scanned(await scannedPages([0], 0.4));
    queue.want(document, 1);
    await queue.idle();
    expect(pageText(vault.db, document, 1)).not.toBe('');
    reading.readAgain(document);
    await reading.idle();
    expect(pageRecognition(vault.db, document, 1)).toEqual({ state: 'waiting' });
    expect(pageText(vault.db, document, 1)).toBe('');
  });

  it('of another document waits where all of this one was asked for, but the one that was read last', async () => {
    const { vault, document, queue, reading } = await scanned(await scannedPages([0], 0.1));
    const bytes = await scannedPages([0, 0, 0, 0], 0.1);
    const { document: other } = receiveDocument(vault, {
      case: docket(vault, '2026-11-22T09:00:00.000Z')[0]?.id ?? '',
      name: 'account.pdf',
      role: 'attachment',
      source: sourceOf(bytes),
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    await reading.idle();
    const events = eventsOf(vault);
    // The first is at work already when the others are wanted.
    for (const page of [1, 2, 3, 4]) queue.want(other, page);
    queue.wantAll(document);
    await queue.idle();
    expect(
      events.flatMap((event) => (event.type === 'recognized' ? [[event.document, event.page]] : [])),
    ).toEqual([
      [document, null],
      [other, 1],
      [other, 4],
      [document, 1],
      [document, null],
      [other, 3],
      [other, 2],
    ]);
    expect(queue.stateOf(other)).toMatchObject({ pictures: 4, recognized: 4 });
  });

  it('is also one with a stamp on it, whose own words stay as they are', async () => {
    const stamp = 'Case 1:25-cv-00417 Page 1 of 4';
    const { vault, document, queue } = await scanned(await stampedScan(stamp, 0.4));
    expect(searchVault(vault.db, '00417', 10)).toMatchObject([{ page: 1, recognized: false }]);
    expect(queue.stateOf(document)).toMatchObject({ pictures: 1, recognized: 0 });
    queue.want(document, 1);
    await queue.idle();
    const [first, ...rest] = pageText(vault.db, document, 1).split('\n');
    expect([first, rest.length > 3, rest.join(' ').includes('00417')]).toEqual([stamp, true, false]);
  });

  it('leaves pages with text of their own alone', async () => {
    const { vault, document, queue } = await scanned(await (await textPdf(['Words of its own'])).save());
    queue.want(document, 1);
    queue.wantAll(document);
    await queue.idle();
    expect(queue.stateOf(document)).toMatchObject({ pictures: 0, working: false });
    expect(pageRecognition(vault.db, document, 1)).toEqual({ state: 'no-picture' });
    expect(pageText(vault.db, document, 1)).toBe('Words of its own');
  });
});

describe('a document recognised with other languages than are chosen now', () => {
  it('is recognised again when that is asked for, and keeps its words until then', async () => {
    const { vault, document, queue } = await scanned(await scannedPages([0], 0.1));
    const read = { text: 'Griinde', confidence: 93, box: [10, 10, 90, 20] as const };
    const french = { state: 'recognized' as const, languages: ['fra'], lines: [[read]] };
    storeRecognition(vault.db, document, 1, french);
    expect(queue.stateOf(document)).toMatchObject({ recognized: 1, outdated: 1 });
    queue.want(document, 1);
    await queue.idle();
    expect(pageText(vault.db, document, 1)).toBe('Griinde');
    queue.wantAll(document);
    await queue.idle();
    expect(pageRecognition(vault.db, document, 1)).toMatchObject({ languages: ['eng'] });
    expect(pageText(vault.db, document, 1)).not.toBe('Griinde');
    expect(queue.stateOf(document)).toMatchObject({ recognized: 1, outdated: 0, working: false });
    // Where a page cannot be recognised again its words stay, and it is not tried for ever.
    storeRecognition(vault.db, document, 1, french);
    write(vault.db, 'DELETE FROM document_chunk');
    queue.wantAll(document);
    await queue.idle();
    expect(pageRecognition(vault.db, document, 1)).toEqual({ ...french, inVain: ['eng'] });
    expect(queue.stateOf(document)).toMatchObject({ recognized: 1, failed: 0, outdated: 0 });
    expect(pageText(vault.db, document, 1)).toBe('Griinde');
  });

  it('is outdated by another order of them too, but not where a vault did not keep with which it failed', async () => {
    const { vault, document, queue } = await scanned(await scannedPages([0], 0.1));
    storeRecognition(vault.db, document, 1, { state: 'failed', why: 'damaged' });
    expect(queue.stateOf(document)).toMatchObject({ failed: 1, outdated: 0 });
    expect(duePages(vault.db, document, 10)).toEqual([]);
    write(vault.db, `INSERT INTO setting (key, value) VALUES ('recognition-languages', '["eng","deu"]')`);
    for (const [languages, outdated] of [
      [['deu', 'eng'], 0],
      [['eng', 'deu'], 1],
    ] as const) {
      storeRecognition(vault.db, document, 1, { state: 'recognized', languages, lines: [] });
      expect(queue.stateOf(document)).toMatchObject({ recognized: 1, outdated });
    }
  });
});

describe('languages', () => {
  const english = gunzipSync(
    readFileSync(
      createRequire(import.meta.url).resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'),
    ),
  );

  it('come in from a file, are chosen, and go again', async () => {
    const { db } = await temporaryVault();
    expect(recognitionLanguages(db)).toEqual([{ code: 'eng', origin: 'built-in', chosen: true }]);
    const added = await addLanguage(db, 'deu.traineddata', sourceOf(english));
    expect(added).toContainEqual({ code: 'deu', origin: 'own', chosen: true });
    expect(chosenLanguages(db).map(({ code }) => code)).toEqual(['deu', 'eng']);
    expect(chooseLanguages(db, ['deu']).map(({ chosen }) => chosen)).toEqual([false, true]);
    expect(removeLanguage(db, 'deu')).toEqual([{ code: 'eng', origin: 'built-in', chosen: true }]);
  });

  it('are refused when they are none, and nothing changes', async () => {
    const { db } = await temporaryVault();
    for (const [name, bytes] of [
      ['deu.traineddata', Buffer.from('no language')],
      ['deu.traineddata', Buffer.alloc(0)],
      ['deu.traineddata.gz', english.subarray(0, 1000)],
      ['eng.traineddata', english],
      ['../deu.traineddata', english],
      ['words.txt', english],
    ] as const) {
      expect(await failureCode(() => addLanguage(db, name, sourceOf(bytes)))).toBe('invalid-input');
    }
    expect(await failureCode(async () => chooseLanguages(db, ['fra']))).toBe('invalid-input');
    expect(recognitionLanguages(db)).toEqual([{ code: 'eng', origin: 'built-in', chosen: true }]);
  });
});

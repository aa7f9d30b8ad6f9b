import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { blankRequest, openCase } from '../../../src/core/requests/commands.ts';
import type { AppEvent, Extraction, Received } from '../../../src/ipc/views.ts';
import { checkVault } from '../../../src/vault/check.ts';
import { value, write } from '../../../src/vault/database.ts';
import { chunkBytes, DocumentCopy, documentSource } from '../../../src/vault/document-store.ts';
import { receiveDocument, receiveInSteps } from '../../../src/vault/documents/intake.ts';
import { documentPassword, pageText, pageTextsFrom } from '../../../src/vault/documents/page-store.ts';
import { ReadingQueue } from '../../../src/vault/documents/reading-queue.ts';
import { Jobs } from '../../../src/vault/jobs.ts';
import { caseState, entriesOf, recordEvents } from '../../../src/vault/ledger-store.ts';
import { storedDocuments } from '../../../src/vault/review/decision-basis.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { failureCode } from '../../support/failing.ts';
import { reopened, temporaryVault } from '../../support/temporary-vault.ts';
import { encryptedPdf, scannedPdf, textPdf } from './made-pdfs.ts';

const sample = readFileSync(
  join(import.meta.dirname, '../../../resources/sample-case/24-SW-0417-search-warrant.pdf'),
);

function newCase(vault: Vault, reference = '24-SW-0417'): string {
  const id = randomUUID();
  recordEvents(vault, id, openCase({ ...blankRequest, reference }, [], randomUUID));
  return id;
}

function receive(vault: Vault, caseId: string, bytes: Uint8Array, name = 'warrant.pdf'): Received {
  return receiveDocument(vault, {
    case: caseId,
    name,
    role: 'request',
    source: { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) },
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
}

function queueOf(vault: Vault) {
  const jobs = new Jobs(vault.emit);
  const queue = new ReadingQueue(vault, jobs);
  onTestFinished(() => queue.close());
  return { queue, jobs };
}

async function readingOf(bytes: Uint8Array): Promise<Extraction> {
  const vault = await temporaryVault();
  const { document } = receive(vault, newCase(vault), bytes);
  const { queue } = queueOf(vault);
  await queue.idle();
  expect(Buffer.compare(documentSource(vault.db, document).read(0, bytes.length), bytes)).toBe(0);
  return queue.stateOf(document);
}

describe('a file that comes in', () => {
  it('becomes a document of the case, byte for byte, by its SHA-256', async () => {
    const vault = await temporaryVault();
    const caseId = newCase(vault);
    const received = receive(vault, caseId, sample);
    expect(received).toEqual({
      document: createHash('sha256').update(sample).digest('hex'),
      name: 'warrant.pdf',
      bytes: sample.length,
      alreadyInCase: false,
      alsoIn: [],
    });
    expect(caseState(vault.db, caseId).documents).toMatchObject([
      { sha256: received.document, role: 'request' },
    ]);
    const stored = documentSource(vault.db, received.document).read(0, sample.length);
    expect(Buffer.from(stored).equals(sample)).toBe(true);
  });

  it('is recognised when it comes again: in the case, and in another one', async () => {
    const vault = await temporaryVault();
    const [one, two] = [newCase(vault, 'ONE'), newCase(vault, 'TWO')];
    receive(vault, one, sample);
    const entries = entriesOf(vault.db, one).length;
    expect(receive(vault, one, sample, 'again.pdf')).toMatchObject({ alreadyInCase: true, alsoIn: [] });
    expect(entriesOf(vault.db, one)).toHaveLength(entries);
    expect(receive(vault, two, sample)).toMatchObject({
      alreadyInCase: false,
      alsoIn: [{ case: one, reference: 'ONE' }],
    });
    expect(value(vault.db, 'SELECT count(*) FROM document')).toBe(1);
  });

  it('leaves neither document nor entry when it changes while it is read', async () => {
    const vault = await temporaryVault();
    const caseId = newCase(vault);
    const changing = {
      case: caseId,
      name: 'a.pdf',
      role: 'request' as const,
      source: { size: 3, read: () => Uint8Array.of(1, 2, 3) },
      sha256: 'a'.repeat(64),
    };
    expect(await failureCode(() => receiveDocument(vault, changing))).toBe('file-unreadable');
    expect(caseState(vault.db, caseId).documents).toEqual([]);
    expect(value(vault.db, 'SELECT count(*) FROM document')).toBe(0);
  });

  it('for a case that is not there is refused', async () => {
    const vault = await temporaryVault();
    expect(await failureCode(() => receive(vault, randomUUID(), sample))).toBe('case-unknown');
  });
});

function chunks({ db }: Vault) {
  return value(db, 'SELECT count(*) FROM document_chunk');
}

describe('a large file', () => {
  const large = randomBytes(3_000_000);
  const sha256 = createHash('sha256').update(large).digest('hex');
  const file = (caseId: string) => ({
    case: caseId,
    name: 'large.pdf',
    role: 'request' as const,
    source: { size: large.length, read: (at: number, length: number) => large.subarray(at, at + length) },
    sha256,
  });

  it('comes in by steps between which other acts are recorded, and is shown only when it is whole', async () => {
    const vault = await temporaryVault();
    const caseId = newCase(vault);
    const told: number[] = [];
    const onProgress = (done: number) => {
      told.push(done);
      expect(caseState(vault.db, caseId).documents).toEqual([]);
      recordEvents(vault, caseId, [{ type: 'request-changed', changes: { agency: `Agency ${done}` } }]);
    };
    const { signal } = new AbortController();
    await receiveInSteps(vault, file(caseId), { signal, onProgress });
    expect(told).toEqual([1_048_576, 2_097_152, 3_000_000]);
    expect(caseState(vault.db, caseId).documents).toMatchObject([{ sha256, bytes: 3_000_000 }]);
    expect(Buffer.from(documentSource(vault.db, sha256).read(0, large.length)).equals(large)).toBe(true);
  });

  it('that comes twice at the same time is kept once', async () => {
    const vault = await temporaryVault();
    const [one, two] = [newCase(vault), newCase(vault)];
    const options = { signal: new AbortController().signal, onProgress: () => undefined };
    await Promise.all([one, two].map((caseId) => receiveInSteps(vault, file(caseId), options)));
    expect(chunks(vault)).toBe(Math.ceil(large.length / chunkBytes));
    expect((await checkVault(vault)).ok).toBe(true);
  });

  it('can be stopped, and leaves nothing; neither does a crash in its middle', async () => {
    const vault = await temporaryVault();
    const caseId = newCase(vault);
    const controller = new AbortController();
    const options = { signal: controller.signal, onProgress: () => controller.abort() };
    expect(await failureCode(() => receiveInSteps(vault, file(caseId), options))).toBe('cancelled');
    expect([chunks(vault), caseState(vault.db, caseId).documents]).toEqual([0, []]);
    new DocumentCopy(vault.db, file(caseId).source, sha256).step();
    expect(chunks(vault)).toBe(1);
    expect(chunks(await reopened(vault))).toBe(0);
  });
});

describe('reading documents in the background', () => {
  it('stores the text of pages, tells how far it is, and says when it is done', async () => {
    const vault = await temporaryVault();
    const events: AppEvent[] = [];
    vault.onEvent((event) => events.push(event));
    const { queue } = queueOf(vault);
    const { document } = receive(vault, newCase(vault), sample);
    expect(queue.stateOf(document).state).toBe('waiting');
    await queue.idle();
    const end = queue.stateOf(document);
    expect(end).toMatchObject({ state: 'read', unreadPages: [] });
    expect(pageText(vault.db, document, 1)).toContain('SEARCH AND SEIZURE WARRANT');
    expect(pageText(vault.db, document, 999)).toBe('');
    const [first, beyond] = [pageText(vault.db, document, 1), end.state === 'read' ? end.pages + 1 : 0];
    expect(pageTextsFrom(vault.db, document, 1, 2)).toEqual([first, pageText(vault.db, document, 2)]);
    expect(pageTextsFrom(vault.db, document, beyond, 3)).toEqual(['', '', '']);
    write(vault.db, `UPDATE page SET text = ? WHERE number = 1`, 'word '.repeat(20_000));
    expect(pageTextsFrom(vault.db, document, 1, 2)).toHaveLength(1);
    expect(events.at(-2)).toEqual({ type: 'extraction', document, extraction: end });
    expect(events.at(-1)?.type).toBe('job-ended');
    expect(events.some(({ type }) => type === 'progress')).toBe(true);
  });

  it('says of an empty file, of something else and of a damaged PDF what it is, and keeps them', async () => {
    expect(await readingOf(new Uint8Array(0))).toMatchObject({ state: 'failed', kind: 'empty' });
    expect(await readingOf(Buffer.from('MZ this is a program'))).toMatchObject({
      state: 'failed',
      kind: 'not-a-pdf',
    });
    expect(await readingOf(Buffer.from('%PDF-1.7\nand then nothing'))).toMatchObject({
      state: 'failed',
      kind: 'damaged',
    });
    expect(await readingOf(await scannedPdf())).toMatchObject({ state: 'read', imageOnlyPages: 1 });
  });

  it('asks for a password, refuses a wrong one, and keeps the right one in the vault', async () => {
    const vault = await temporaryVault();
    const { document } = receive(vault, newCase(vault), await encryptedPdf('Sealed words', 'open sesame'));
    const { queue } = queueOf(vault);
    await queue.idle();
    expect(queue.stateOf(document)).toEqual({ state: 'password-needed' });
    expect(await failureCode(() => queue.unlock(document, 'wrong'))).toBe('password-wrong');
    expect(documentPassword(vault.db, document)).toBeNull();
    await queue.unlock(document, 'open sesame');
    await queue.idle();
    expect(queue.stateOf(document)).toMatchObject({ state: 'read', pages: 1 });
    expect(pageText(vault.db, document, 1)).toContain('Sealed words');
    const again = await reopened(vault);
    expect(documentPassword(again.db, document)).toBe('open sesame');
  });

  it('can be stopped, and begun again from the start', async () => {
    const vault = await temporaryVault();
    const long = await (await textPdf(Array.from({ length: 300 }, (_, page) => `Page ${page + 1}`))).save();
    const caseId = newCase(vault);
    const { document } = receive(vault, caseId, long);
    const { queue, jobs } = queueOf(vault);
    const stop = vault.onEvent((event) => {
      if (event.type === 'progress') jobs.cancel(event.job);
    });
    await queue.idle();
    expect(queue.stateOf(document)).toEqual({ state: 'cancelled' });
    stop();
    queue.readAgain(document);
    await queue.idle();
    expect(queue.stateOf(document)).toMatchObject({ state: 'read', pages: 300 });
    expect(value(vault.db, 'SELECT count(*) FROM page')).toBe(300);
    queue.readAgain(document);
    // A search of some pages is not one of the whole document, even before these are counted again.
    const searched = storedDocuments(vault.db, caseState(vault.db, caseId));
    expect(searched).toEqual([{ sha256: document, pages: 300 }]);
    queue.stop(document);
    await queue.idle();
    expect(queue.stateOf(document)).toEqual({ state: 'cancelled' });
  });

  it('goes on after the vault was closed in the middle', async () => {
    const vault = await temporaryVault();
    const caseId = newCase(vault);
    const long = await (await textPdf(Array.from({ length: 300 }, (_, page) => `Page ${page + 1}`))).save();
    const documents = [long, sample].map((bytes) => receive(vault, caseId, bytes).document);
    const { queue } = queueOf(vault);
    const begun = new Promise((resolve) =>
      vault.onEvent((event) => event.type === 'progress' && resolve(event)),
    );
    await begun;
    await queue.close();
    const again = await reopened(vault);
    const next = queueOf(again).queue;
    await next.idle();
    expect(documents.map((document) => next.stateOf(document).state)).toEqual(['read', 'read']);
    expect(value(again.db, 'SELECT count(*) FROM page WHERE text LIKE ?', 'Page %')).toBe(300);
  });
});

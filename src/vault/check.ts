import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { projectCase } from '../core/cases/projection.ts';
import { summarise } from '../core/cases/summary.ts';
import { Failure } from '../core/failure.ts';
import { canonicalJson, type Json } from '../core/ledger/canonical-json.ts';
import { readSignedEntry, type SignedEntry } from '../core/ledger/entry.ts';
import { checkGraph } from '../core/ledger/graph.ts';
import type { CheckReport } from '../ipc/views.ts';
import { chainHolds, latestArrival } from './arrivals.ts';
import { withheldIn } from './case-entries.ts';
import { countingState, keptState, openPart } from './case-projection.ts';
import { row, rows, value, type ReadableDb } from './database.ts';
import { chunkBytes, documentSource } from './document-store.ts';
import { historiesOf } from './people/histories.ts';
import { ownMissing } from './people/witnessed-heads.ts';
import { checkPublishedReports } from './reports/published-store.ts';
import { isCountedAs } from './reports/report-case.ts';
import { ledgerCrypto } from './ledger-crypto.ts';
import { caseIds } from './ledger-store.ts';
import { storageFailure } from './sqlite-failure.ts';
import { lossOf, type Vault } from './vault.ts';

export interface CheckOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Checks everything anew: the database file, what was acknowledged, every entry's id and signature, every graph, every
 * published report, what is shown against what the ledger gives, every document's SHA-256. Changes nothing. Failure `cancelled`.
 */
export async function checkVault(vault: Vault, options: CheckOptions = {}): Promise<CheckReport> {
  const { db } = vault;
  const problems: string[] = [];
  const warnings: string[] = [];
  const attempt = (what: string, work: () => readonly string[]) => problems.push(...tried(what, work));
  const cases = caseIds(db);
  const documents = rows<{ sha256: string }>(db, 'SELECT sha256 FROM document ORDER BY id');
  const total = cases.length + documents.length + 1;
  let done = 0;
  const step = async () => {
    options.onProgress?.((done += 1), total);
    await setImmediate();
    if (options.signal?.aborted === true)
      throw new Failure('cancelled', 'The check was stopped. Nothing was changed.');
  };
  attempt('The database file', () => [...checkFile(db), ...checkArrivals(vault), ...ownMissing(vault)]);
  attempt('The published reports', () => checkPublishedReports(db));
  await step();
  for (const caseId of cases) {
    attempt(`Case ${caseId}`, () => checkCase(db, caseId));
    warnings.push(...tried(`Case ${caseId}`, () => historiesInWords(db, caseId)));
    await step();
  }
  for (const { sha256 } of documents) {
    problems.push(...(await checkDocument(db, sha256, options)));
    await step();
  }
  return {
    ok: problems.length === 0,
    entries: value<number>(db, 'SELECT count(*) FROM entry') ?? 0,
    documents: documents.length,
    problems,
    warnings,
  };
}

function historiesInWords(db: ReadableDb, caseId: string): readonly string[] {
  return historiesOf(db, caseId).map(({ words }) => `Case ${caseId}: ${words}`);
}

function tried(what: string, work: () => readonly string[]): readonly string[] {
  try {
    return work();
  } catch (thrown) {
    return [`${what}: ${told(thrown)}`];
  }
}

function told(thrown: unknown): string {
  const failure = storageFailure(thrown);
  if (failure instanceof Failure) return failure.message;
  return 'it could not be checked: what is stored is not what Redrope writes.';
}

function checkFile(db: ReadableDb): string[] {
  const found = rows<{ integrity_check: string }>(db, 'PRAGMA integrity_check(20)');
  const faults = found.map(({ integrity_check }) => integrity_check).filter((line) => line !== 'ok');
  return faults.map((fault) => `The database file is damaged: ${fault}`);
}

function checkArrivals({ db, witnessed }: Vault): string[] {
  const problems: string[] = [];
  const loss = lossOf(db, witnessed());
  if (loss !== null) problems.push(loss);
  if (!chainHolds(db))
    problems.push('The order in which the acts came in was changed, or an act was taken out.');
  if ((witnessed()?.count ?? 0) < latestArrival(db).count) {
    problems.push(
      'The file "witness" could not be written lately. Check that the disk has room and is not write-protected.',
    );
  }
  return problems;
}

interface StoredEntry {
  readonly id: string;
  readonly height: number;
  readonly body: string;
  readonly signature: string;
}

function checkCase(db: ReadableDb, caseId: string): string[] {
  const stored = rows<StoredEntry>(
    db,
    'SELECT id, height, body, signature FROM entry WHERE case_id = ? ORDER BY height, id',
    caseId,
  );
  const entries = stored.map((entry) => checkEntry(entry, caseId));
  checkGraph(entries, () => undefined, null);
  return [
    ...checkView(db, caseId, entries),
    ...checkWithheld(db, caseId, entries),
    ...checkDocuments(db, caseId, entries),
  ];
}

function checkEntry({ id, height, body, signature }: StoredEntry, caseId: string): SignedEntry {
  const signed = readSignedEntry({ id, entry: JSON.parse(body) as unknown, signature }, ledgerCrypto);
  if (
    signed.entry.case === caseId &&
    signed.entry.height === height &&
    canonicalJson(signed.entry) === body
  ) {
    return signed;
  }
  throw new Failure(
    'entry-invalid',
    `Ledger entry ${id} is filed under another case or height than it says.`,
  );
}

function checkView(db: ReadableDb, caseId: string, entries: readonly SignedEntry[]): string[] {
  const state = projectCase(entries);
  const counting = countingState(db, state);
  const view = row<{ state: string; counting: string | null; summary: string }>(
    db,
    'SELECT state, coalesce(counting, state) AS counting, summary FROM case_view WHERE case_id = ?',
    caseId,
  );
  const isShown = shows(view?.state, keptState(state)) && shows(view?.summary, summarise(counting));
  if (
    isShown &&
    shows(view?.counting ?? undefined, counting === state ? keptState(state) : counting) &&
    isCountedAs(db, openPart(db, counting))
  )
    return [];
  return [`What is shown of case ${caseId} is not what its ledger says. Run: redrope check --rebuild`];
}

/** What leaves the vault must be whole without what is withheld. */
function checkWithheld(db: ReadableDb, caseId: string, entries: readonly SignedEntry[]): string[] {
  const withheld = withheldIn(db, caseId);
  return entries
    .filter(({ id, entry }) => !withheld.has(id) && entry.parents.some((parent) => withheld.has(parent)))
    .map(({ id }) => `Entry ${id} of case ${caseId} rests on what is withheld: the case cannot be exported.`);
}

function shows(stored: string | undefined, expected: object | null): boolean {
  return stored !== undefined && canonicalJson(JSON.parse(stored) as Json) === canonicalJson(plain(expected));
}

function plain(shown: object | null): Json {
  return JSON.parse(JSON.stringify(shown)) as Json;
}

function checkDocuments(db: ReadableDb, caseId: string, entries: readonly SignedEntry[]): string[] {
  const problems: string[] = [];
  for (const { entry } of entries) {
    if (entry.event.type !== 'document-added') continue;
    const { document, bytes } = entry.event;
    const stored = value<number>(db, 'SELECT bytes FROM document WHERE sha256 = ?', document);
    if (stored === undefined) problems.push(`Document ${document} of case ${caseId} is missing.`);
    else if (stored !== bytes)
      problems.push(`Document ${document} has not the size that case ${caseId} says.`);
  }
  return problems;
}

const bytesBetweenPauses = 16 * chunkBytes;

async function checkDocument(
  db: ReadableDb,
  sha256: string,
  { signal }: CheckOptions,
): Promise<readonly string[]> {
  try {
    const source = documentSource(db, sha256);
    const hash = createHash('sha256');
    for (let offset = 0; offset < source.size; offset += chunkBytes) {
      hash.update(source.read(offset, chunkBytes));
      if (offset % bytesBetweenPauses !== 0) continue;
      await setImmediate();
      if (signal?.aborted === true) return [];
    }
    if (hash.digest('hex') === sha256) return [];
    return [`Document ${sha256} was changed: its bytes have another SHA-256 by now.`];
  } catch (thrown) {
    return [`Document ${sha256}: ${told(thrown)}`];
  }
}

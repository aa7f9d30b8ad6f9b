import { randomUUID } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SentFile } from '../../ipc/folder-views.ts';
import { writeBundle } from '../bundles/write-bundle.ts';
import { caseState } from '../case-projection.ts';
import { inTransaction, row, rows, write, type ReadableDb, type WritableDb } from '../database.ts';
import { noteSentTo } from '../people/addressees.ts';
import { exchangeOf, sharedCases } from '../people/exchange-store.ts';
import type { Person } from '../../ipc/people-views.ts';
import type { Vault } from '../vault.ts';
import { bundleEnding } from './folder-files.ts';
import { folderLimits } from './folder-limits.ts';
import { rememberFile, type SharedFolder } from './folder-store.ts';

interface SentRow {
  readonly case_id: string;
  readonly entries: number;
  /** The own file that holds the case for that person; null where none had to be written. */
  readonly file: number | null;
  readonly sends: number;
}

export interface Outbox {
  readonly person: Person;
  /** In portions: each becomes a bundle. */
  readonly portions: readonly (readonly string[])[];
}

/**
 * What a person lacks of the cases that they have a part in: what changed since, and what was put into the folder and is
 * there no more although nothing shows that it arrived. `named` goes to them for the first time. `present` has the own
 * files that are there; `isSame` says whether the folder still is what it was: an empty one may be a drive that is not
 * connected.
 */
export function outboxFor(
  db: WritableDb,
  folder: SharedFolder,
  person: Person,
  { named, present, isSame }: { named: readonly string[]; present: ReadonlySet<number>; isSame: boolean },
): Outbox {
  const before = new Map(
    rows<SentRow>(
      db,
      'SELECT case_id, entries, file, sends FROM folder_sent WHERE folder = ? AND key = ?',
      folder.id,
      person.key,
    ).map((sent) => [sent.case_id, sent]),
  );
  const counts = entryCounts(db);
  const cases = [...new Set([...sharedCases(db, person.key), ...named])].filter((caseId) => {
    const sent = before.get(caseId);
    const entries = counts.get(caseId) ?? 0;
    const isUnchanged = sent?.entries === entries;
    const isLost = isUnchanged && sent.file !== null && !present.has(sent.file);
    if (isUnchanged && (!isLost || !isSame || sent.sends >= folderLimits.sends)) return false;
    const { behind, unconfirmed } = exchangeOf(db, person.key, caseId);
    if (behind > 0 || (isLost && unconfirmed > 0)) return true;
    noteSentRow(db, folder, person.key, { case_id: caseId, entries, file: null, sends: 0 });
    return false;
  });
  return { person, portions: inPortions(db, cases) };
}

/** How many entries of each case may leave: none ever ceases to, so another number is another set. */
function entryCounts(db: ReadableDb): ReadonlyMap<string, number> {
  const sql =
    'SELECT case_id, count(*) AS entries FROM entry WHERE id NOT IN (SELECT entry FROM withheld) GROUP BY case_id';
  return new Map(
    rows<{ case_id: string; entries: number }>(db, sql).map(({ case_id, entries }) => [case_id, entries]),
  );
}

function inPortions(db: ReadableDb, cases: readonly string[]): string[][] {
  const portions: { readonly cases: string[]; bytes: number }[] = [];
  for (const caseId of cases) {
    const bytes = caseState(db, caseId).documents.reduce((sum, document) => sum + document.bytes, 0);
    const last = portions.at(-1);
    const fits =
      last !== undefined &&
      last.cases.length < folderLimits.casesAtOnce &&
      last.bytes + bytes <= folderLimits.documentsAtOnce;
    if (fits) last.cases.push(caseId);
    else portions.push({ cases: [caseId], bytes: 0 });
    const portion = portions.at(-1);
    if (portion !== undefined) portion.bytes += bytes;
  }
  return portions.map((portion) => portion.cases);
}

function noteSentRow(db: WritableDb, folder: SharedFolder, key: string, sent: SentRow): void {
  write(
    db,
    `INSERT INTO folder_sent (folder, key, case_id, entries, file, sends) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET entries = excluded.entries, file = excluded.file, sends = excluded.sends`,
    folder.id,
    key,
    sent.case_id,
    sent.entries,
    sent.file,
    sent.sends,
  );
}

/**
 * Puts cases into the folder for one person, by the one way in which bundles leave: under a name that says nothing,
 * first beside it under another ending. What a crash leaves of it is known as `writing`.
 */
export async function sendPortion(
  vault: Vault,
  folder: SharedFolder,
  person: Person,
  cases: readonly string[],
  signal: AbortSignal | undefined,
): Promise<SentFile> {
  const { db } = vault;
  const name = `${randomUUID().replaceAll('-', '')}${bundleEnding}`;
  const own = { signer: null, detail: '{}', tries: 0 };
  rememberFile(db, folder.id, { name, bytes: 0, modified: 0 }, { ...own, outcome: 'writing' });
  const path = join(folder.path, name);
  const sealing = { recipients: [person.recipient], passphrase: null };
  const receipt = await writeBundle(
    vault,
    { cases, ...sealing },
    path,
    signal === undefined ? {} : { signal },
  );
  const { size: bytes, mtimeMs: modified } = await lstat(path);
  const counts = entryCounts(db);
  inTransaction(db, () => {
    noteSentTo(vault, [person], cases, receipt.sha256);
    const file = rememberFile(db, folder.id, { name, bytes, modified }, { ...own, outcome: 'sent' });
    for (const caseId of cases) {
      const entries = counts.get(caseId) ?? 0;
      const again = sendsOf(db, folder, person.key, caseId, entries) + 1;
      noteSentRow(db, folder, person.key, { case_id: caseId, entries, file, sends: again });
    }
  });
  const { name: whom, key } = person;
  const { cases: count, entries, documents } = receipt;
  return { file: name, for: { name: whom, key }, cases: count, entries, documents, bytes };
}

/** How often a case was put there in the state that it has. */
function sendsOf(db: ReadableDb, folder: SharedFolder, key: string, caseId: string, entries: number): number {
  const sent = row<SentRow>(
    db,
    'SELECT case_id, entries, file, sends FROM folder_sent WHERE folder = ? AND key = ? AND case_id = ?',
    folder.id,
    key,
    caseId,
  );
  return sent?.entries === entries ? sent.sends : 0;
}

import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SentFile } from '../../ipc/folder-views.ts';
import { breathe } from '../bundles/zip-content.ts';
import { caseState } from '../case-projection.ts';
import { inTransaction, rows, write, type ReadableDb, type WritableDb } from '../database.ts';
import { writeGuarded } from '../exports/guarded-export.ts';
import { casesLacking, exchangeOf, sharedCases } from '../people/exchange-store.ts';
import type { Person } from '../../ipc/people-views.ts';
import type { Vault } from '../vault.ts';
import { vaultFiles } from '../vault-folder.ts';
import { allowedTo, isAllowed } from './allowed.ts';
import { bundleEnding } from './drive-acts.ts';
import type { FolderDrive } from './folder-drive.ts';
import { folderLimits } from './folder-limits.ts';
import { rememberFile, type SharedFolder } from './folder-store.ts';

interface SentRow {
  readonly case_id: string;
  readonly entries: number;
  /** The own file that holds the case for that person; null where none had to be written. */
  readonly file: number | null;
  readonly sends: number;
}

interface HeldRow extends SentRow {
  /** SHA-256 of that file; null where it is not known. */
  readonly bundle: string | null;
}

export interface Outbox {
  readonly person: Person;
  /** In portions: each becomes a bundle. */
  readonly portions: readonly (readonly string[])[];
  /** Of these, cases that went before as they are, and go again. */
  readonly again: ReadonlySet<string>;
  /** How many cases whose bundles are not in the folder any more wait, since it may be a drive that is not connected. */
  readonly vanished: number;
  /** Cases that wait until somebody has looked at what goes to the person. */
  readonly held: readonly string[];
}

export type UnrepeatedFile = Omit<SentFile, 'again'>;

export interface OutboxOptions {
  /** Cases that go to the person for the first time. */
  readonly named: readonly string[];
  /** The own files that are there. */
  readonly present: ReadonlySet<number>;
  /** Whether the folder still is what it was: an empty one may be a drive that is not connected. */
  readonly isSame: boolean;
  /** Tries again what was kept here, though it did not change since: what kept it may have ended. */
  readonly isFirst: boolean;
  /** Sends again what nothing shows to have arrived. */
  readonly unconfirmed: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * What a person lacks of the cases that they have a part in: what changed since; what was put into the folder and is there
 * no more although nothing shows that it arrived; what a receipt of theirs lacked.
 */
export async function outboxFor(
  db: WritableDb,
  folder: SharedFolder,
  person: Person,
  options: OutboxOptions,
): Promise<Outbox> {
  const before = sentTo(db, folder, person.key);
  const counts = entryCounts(db);
  const cases: string[] = [];
  const again = new Set<string>();
  const held: string[] = [];
  let vanished = 0;
  const allowed = allowedTo(db, folder, person.key);
  const lacking = new Set(casesLacking(db, person.key));
  const looked = new Set([...sharedCases(db, person.key), ...options.named]);
  for (const [index, caseId] of [...looked].entries()) {
    if (index % casesBetweenPauses === 0) await breathe(options.signal);
    const sent = before.get(caseId);
    const standing = { sent, entries: counts.get(caseId) ?? 0, isLacking: lacking.has(caseId) };
    const why = whyToSend(db, folder, person.key, caseId, standing, options);
    if (why === 'vanished') vanished += 1;
    if (why !== 'again' && why !== 'changed') continue;
    if (!isAllowed(allowed, caseId)) held.push(caseId);
    else cases.push(caseId);
    if (why === 'again') again.add(caseId);
  }
  return { person, portions: inPortions(db, cases), again, vanished, held };
}

const casesBetweenPauses = 50;
/** Of `sends`: the case may not go to that person. */
const kept = -1;
/** Of `entries`: the file that was to hold the case did not come to be. */
const forgotten = -1;

interface Standing {
  readonly sent: HeldRow | undefined;
  /** How many the case has that may leave. */
  readonly entries: number;
  /** Whether a receipt lacked something that had been sent. */
  readonly isLacking: boolean;
}

/** Why a case goes to a person now; null where it does not, `vanished` where it waits for the folder to be what it was. */
function whyToSend(
  db: WritableDb,
  folder: SharedFolder,
  key: string,
  caseId: string,
  { sent, entries, isLacking }: Standing,
  { present, isSame, isFirst, unconfirmed: all }: OutboxOptions,
): 'changed' | 'again' | 'vanished' | null {
  const isUnchanged = sent?.entries === entries;
  const isThere = typeof sent?.file === 'number' && present.has(sent.file);
  const isGone = sent !== undefined && (sent.entries === forgotten || (sent.file !== null && !isThere));
  const isAskedFor = all || (isLacking && sent?.sends !== kept);
  const isTriedAgain = isUnchanged && sent.sends === kept && isFirst;
  if (isUnchanged && !isTriedAgain && !isAskedFor) {
    if (!isGone || sent.sends >= folderLimits.sends) return null;
    if (!isSame) return 'vanished';
  }
  const { behind, unconfirmed, lost, lastSent } = exchangeOf(db, key, caseId);
  const wentThisWay = sent !== undefined && sent.bundle === lastSent?.bundle;
  if (behind > 0) return 'changed';
  if (unconfirmed > 0 && (all || (lost > 0 && !wentThisWay))) return 'again';
  if (unconfirmed > 0 && isGone) return isSame ? 'again' : 'vanished';
  // What they may not have read yet stays in the folder, whatever came from them meanwhile.
  const awaited = unconfirmed > 0 && isThere ? sent : { file: null, sends: 0 };
  noteSentRow(db, folder, key, { case_id: caseId, entries, file: awaited.file, sends: awaited.sends });
  return null;
}

function sentTo(db: ReadableDb, folder: SharedFolder, key: string): ReadonlyMap<string, HeldRow> {
  const sql = `SELECT case_id, entries, file, sends, json_extract(detail, '$.sha256') AS bundle
    FROM folder_sent LEFT JOIN folder_file ON folder_file.id = folder_sent.file
    WHERE folder_sent.folder = ? AND key = ?`;
  return new Map(rows<HeldRow>(db, sql, folder.id, key).map((sent) => [sent.case_id, sent]));
}

/** Remembers that a case may not go to a person as it is: it is not tried again before it changes. */
export function noteKept(db: WritableDb, folder: SharedFolder, key: string, caseId: string): void {
  const entries = entryCounts(db).get(caseId) ?? 0;
  noteSentRow(db, folder, key, { case_id: caseId, entries, file: null, sends: kept });
}

/** Whether a case went into the folder for a person as often as it does by itself. */
export function isLastSend(db: ReadableDb, folder: SharedFolder, key: string, caseId: string): boolean {
  return (sentTo(db, folder, key).get(caseId)?.sends ?? 0) >= folderLimits.sends;
}

/** The file that was to hold cases does not: they count as changed. */
export function forgetSends(db: WritableDb, file: number): void {
  write(db, 'UPDATE folder_sent SET entries = ?, file = NULL WHERE file = ?', forgotten, file);
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
 * Puts cases into the folder for one person, by the one way in which bundles leave, which keeps here what may not: under a
 * name that says nothing. It is written beside the vault first, so that a drive that hangs holds up its own thread alone; the gate is passed for the making and the noting, not for the copying. What a
 * crash leaves of it in the folder is known as `writing`, and what it was to hold is noted before, so that it is sent again
 * where it did not come to be. Failures as of `exportGuarded`, and `folder-silent`.
 */
export async function sendPortion(
  vault: Vault,
  { drive, folder }: { readonly drive: FolderDrive; readonly folder: SharedFolder },
  person: Person,
  cases: readonly string[],
  signal: AbortSignal | undefined,
): Promise<UnrepeatedFile> {
  const { db, gate } = vault;
  const name = `${randomUUID().replaceAll('-', '')}${bundleEnding}`;
  const own = { signer: null, detail: '{}', tries: 0 };
  const { outgoing } = vaultFiles(vault.folder);
  const from = join(outgoing, name);
  const target = { cases, people: [person.key], recipients: [], open: false, passphrase: null, lifts: [] };
  try {
    mkdirSync(outgoing, { recursive: true, mode: 0o700 });
    const { receipt, noteSent } = await gate.inBackground(() => {
      inTransaction(db, () => {
        const unwritten = { name, bytes: 0, modified: 0 };
        const file = rememberFile(db, folder.id, unwritten, { ...own, outcome: 'writing' });
        noteSends(db, folder, person.key, cases, file);
      });
      return writeGuarded(vault, target, from, signal === undefined ? {} : { signal });
    });
    const { sha256 } = receipt;
    const put = await drive.ask('put', { from, folder: folder.path, name, sha256 }, signal);
    await gate.inBackground(() => {
      rememberFile(db, folder.id, put, { ...own, outcome: 'sent', detail: JSON.stringify({ sha256 }) });
      noteSent();
    });
    const { name: whom, key } = person;
    const { cases: count, entries, documents, bytes } = receipt;
    return { file: name, for: { name: whom, key }, cases: count, entries, documents, bytes };
  } finally {
    rmSync(from, { force: true });
  }
}

function noteSends(
  db: WritableDb,
  folder: SharedFolder,
  key: string,
  cases: readonly string[],
  file: number,
): void {
  const counts = entryCounts(db);
  const before = sentTo(db, folder, key);
  for (const caseId of cases) {
    const entries = counts.get(caseId) ?? 0;
    const earlier = before.get(caseId);
    const sends = earlier?.entries === entries ? Math.max(0, earlier.sends) + 1 : 1;
    noteSentRow(db, folder, key, { case_id: caseId, entries, file, sends });
  }
}

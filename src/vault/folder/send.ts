import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SentFile } from '../../ipc/folder-views.ts';
import { breathe } from '../bundles/zip-content.ts';
import { caseState } from '../case-projection.ts';
import { inTransaction, type ReadableDb, type WritableDb } from '../database.ts';
import { noteWritten, writeGuarded, type Written } from '../exports/guarded-export.ts';
import { casesLacking, exchangeOf } from '../people/exchange-store.ts';
import type { Person } from '../../ipc/people-views.ts';
import type { Vault } from '../vault.ts';
import { vaultFiles } from '../vault-folder.ts';
import { allowedTo, isAllowed } from './allowed.ts';
import { bundleEnding } from './drive-acts.ts';
import type { FolderDrive } from './folder-drive.ts';
import { folderLimits } from './folder-limits.ts';
import { noteConfirmed } from './receipt-due.ts';
import { rememberFile, type KnownFile, type ListedFile, type SharedFolder } from './folder-store.ts';
import {
  casesWith,
  entryCounts,
  forgotten,
  kept,
  noteSentRow,
  noteWished,
  sentTo,
  type HeldRow,
  type SentRow,
} from './sent-store.ts';

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
  /** The own files that were gone when the folder was found empty: they may lie on a drive that is not connected. */
  readonly away: ReadonlySet<number>;
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
  const looked = new Set([...casesWith(db, folder, person.key), ...options.named]);
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

interface Standing {
  readonly sent: HeldRow | undefined;
  /** How many the case has that may leave. */
  readonly entries: number;
  /** Whether a receipt lacked something that had been sent. */
  readonly isLacking: boolean;
}

/** Why a case goes to a person now; null where it does not, `vanished` where its file may lie on another drive. */
function whyToSend(
  db: WritableDb,
  folder: SharedFolder,
  key: string,
  caseId: string,
  { sent, entries, isLacking }: Standing,
  { present, away, isFirst, unconfirmed: all }: OutboxOptions,
): 'changed' | 'again' | 'vanished' | null {
  const isUnchanged = sent?.entries === entries;
  const isThere = typeof sent?.file === 'number' && present.has(sent.file);
  const isAway = typeof sent?.file === 'number' && away.has(sent.file);
  const isGone =
    sent !== undefined &&
    sent.sends !== kept &&
    (sent.entries === forgotten || (sent.file !== null && !isThere));
  const isAskedFor = all || (isLacking && sent?.sends !== kept);
  const isTriedAgain = isUnchanged && sent.sends === kept && isFirst;
  if (isUnchanged && !isTriedAgain && !isAskedFor) {
    if (!isGone || sent.sends >= folderLimits.sends) return null;
    if (isAway) return 'vanished';
  }
  const { behind, unconfirmed, lost, lastSent } = exchangeOf(db, key, caseId);
  const wentThisWay = sent !== undefined && sent.bundle === lastSent?.bundle;
  if (behind > 0) return 'changed';
  if (unconfirmed > 0 && (all || (lost > 0 && !wentThisWay))) return 'again';
  if (unconfirmed > 0 && isGone) return isAway ? 'vanished' : 'again';
  // What they may not have read yet stays in the folder, whatever came from them meanwhile.
  const awaited = unconfirmed > 0 && isThere ? sent : { file: null, sends: 0 };
  noteSentRow(db, folder, key, { case_id: caseId, entries, file: awaited.file, sends: awaited.sends });
  return null;
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

/** What is noted of a file once it lies in the folder under its name. */
interface Placed {
  readonly person: Pick<Person, 'key' | 'name'>;
  readonly cases: readonly Omit<SentRow, 'file'>[];
  readonly written: Written;
}

/**
 * Puts cases into the folder for one person, by the one way in which bundles leave, which keeps here what may not: under a
 * name that says nothing. It is written beside the vault first, so that a drive that hangs holds up its own thread alone; the gate is passed for the making and the noting, not for the copying. What a
 * crash leaves of it in the folder is known as `writing`, with all that is to be noted of it, and what it was to hold is noted before, so that it is sent again
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
  const { outgoing } = vaultFiles(vault.folder);
  const from = join(outgoing, name);
  const target = { cases, people: [person.key], recipients: [], open: false, passphrase: null, lifts: [] };
  try {
    mkdirSync(outgoing, { recursive: true, mode: 0o700 });
    const placed = await gate.inBackground(async (): Promise<Placed> => {
      const wished = inTransaction(db, () => noteWished(db, folder, person.key, cases));
      const written = await writeGuarded(vault, target, from, signal === undefined ? {} : { signal });
      const whole = { person: { key: person.key, name: person.name }, cases: wished, written };
      const file = { name, bytes: 0, modified: 0 };
      rememberFile(db, folder.id, file, { ...own, outcome: 'writing', detail: JSON.stringify(whole) });
      return whole;
    });
    const { sha256 } = placed.written.receipt;
    const put = await drive.ask('put', { from, folder: folder.path, name, sha256 }, signal);
    await gate.inBackground(() => notePlaced(vault, folder, put, placed));
    return placedFile(name, placed);
  } finally {
    rmSync(from, { force: true });
  }
}

const own = { signer: null, tries: 0 };

/** What a file holds that a crash left as `writing` although it has its name: from now on it counts as sent. */
export function placedUnnoted(
  vault: Vault,
  folder: SharedFolder,
  { detail }: KnownFile,
  file: ListedFile,
): UnrepeatedFile {
  const placed = JSON.parse(detail) as Placed;
  notePlaced(vault, folder, file, placed);
  return placedFile(file.name, placed);
}

function notePlaced(
  vault: Vault,
  folder: SharedFolder,
  file: ListedFile,
  { person: { key }, cases, written }: Placed,
): void {
  const { db } = vault;
  const detail = JSON.stringify({ sha256: written.receipt.sha256 });
  inTransaction(db, () => {
    const id = rememberFile(db, folder.id, file, { ...own, outcome: 'sent', detail });
    for (const sent of cases) noteSentRow(db, folder, key, { ...sent, file: id });
    // Every bundle has the receipts of what came from its reader of the cases in it.
    const confirmed = cases.map(({ case_id }) => case_id);
    noteConfirmed(db, folder, key, confirmed, null);
    noteWritten(db, written);
  });
}

function placedFile(file: string, { person: { name, key }, written: { receipt } }: Placed): UnrepeatedFile {
  const { cases, entries, documents, bytes } = receipt;
  return { file, for: { name, key }, cases, entries, documents, bytes };
}

import { isTrusted } from '../../core/people/standing.ts';
import { counted } from '../../core/cases/summary.ts';
import { Failure, type FailureCode } from '../../core/failure.ts';
import type {
  FolderLogLine,
  FolderRound,
  FoundReceipt,
  KeptCase,
  PlacedReceipt,
  ReceivedFile,
  SentFile,
  SkippedFile,
} from '../../ipc/folder-views.ts';
import { caseState } from '../case-projection.ts';
import { inTransaction, row, type ReadableDb, type WritableDb } from '../database.ts';
import type { Person } from '../../ipc/people-views.ts';
import { people } from '../people/person-store.ts';
import { personStates } from '../people/standing.ts';
import type { Vault } from '../vault.ts';
import { allowCases } from './allowed.ts';
import { FolderDrive } from './folder-drive.ts';
import {
  awayFiles,
  clearAway,
  filesOf,
  forgetFile,
  knownFiles,
  logLine,
  logLines,
  markAway,
  markWaiting,
  type KnownFile,
  type ListedFile,
  type SharedFolder,
} from './folder-store.ts';
import { isOwn, refusalOf, skippedFiles, waitingFiles } from './folder-lists.ts';
import { lookAtFile, type Looked } from './look-at-file.ts';
import {
  foundReceipt,
  isToBeLookedAt,
  lookedInWords,
  receivedFile,
  rememberLooked,
  waitsForMore,
} from './receive.ts';
import { outboxFor, placedUnnoted, sendPortion, type Outbox, type UnrepeatedFile } from './send.ts';
import { isUnfinishedReceipt, sendReceipt } from './send-receipt.ts';
import { isLastSend, noteKept } from './sent-store.ts';

export interface RoundOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told before each piece of work that takes time: how many are done, of how many. */
  readonly onWork?: (done: number, total: number) => void;
  /** Cases that go to people for the first time. */
  readonly named?: { readonly cases: readonly string[]; readonly to: readonly Person[] };
  /** Whether this is the first round since the program started, or a person asked for it. */
  readonly isFirst?: boolean;
  /** Sends again what nothing shows to have arrived. */
  readonly unconfirmed?: boolean;
  /** The way to the folder; one of its own where it is left out. */
  readonly drive?: FolderDrive;
}

/**
 * One round through a shared folder: what others put there for this vault comes in, what people lack goes out, own
 * bundles that later ones replace are removed. Others' files stay as they are. It can be stopped at any moment and goes on
 * from there. What it writes into the vault goes through the gate, piece by piece. Failures: `file-unreadable` where the
 * folder is not there, `folder-silent`, `cancelled`, `disk-full`.
 */
export async function exchangeRound(
  vault: Vault,
  folder: SharedFolder,
  options: RoundOptions = {},
): Promise<FolderRound> {
  const drive = options.drive ?? new FolderDrive();
  try {
    return await roundOver(new Round(vault, folder, drive, options), vault, folder);
  } finally {
    if (options.drive === undefined) drive.close();
  }
}

async function roundOver(round: Round, vault: Vault, folder: SharedFolder): Promise<FolderRound> {
  await round.list();
  const received = await round.receive();
  const { sent, kept, held, vanished } = await round.send();
  const confirmed = await round.confirm();
  const tidied = await round.tidy();
  return {
    sent,
    kept,
    held,
    vanished,
    received,
    receipts: { sent: confirmed, received: round.receipts },
    waiting: waitingFiles(vault, folder.id),
    skipped: skippedFiles(vault, folder.id).map((one) => ({ ...one, isNew: round.isNewlySkipped(one) })),
    forOthers: filesOf(vault.db, folder.id, 'for-others').filter(({ name }) => round.isThere(name)).length,
    tidied,
  };
}

/** What is wrong with the folder or the disk, not with a case. */
const stopsTheRound: ReadonlySet<FailureCode> = new Set([
  'cancelled',
  'disk-full',
  'file-unreadable',
  'folder-silent',
  'vault-locked',
]);

const rememberedAtOnce = 200;

function sentInWords({ cases, for: { name }, file }: UnrepeatedFile): string {
  return `${counted(cases, 'case')} for ${name}, as ${file}.`;
}

function placedInWords({ cases, for: { name }, file }: PlacedReceipt): string {
  return `A receipt for ${name}, of what came of ${counted(cases, 'case')}, as ${file}.`;
}

/** Whether an own file is the last that has a case, or the receipt of one, for somebody. */
function isInUse(db: ReadableDb, file: number): boolean {
  const sql =
    'SELECT 1 FROM folder_sent WHERE file = ? UNION ALL SELECT 1 FROM folder_receipt WHERE file = ? LIMIT 1';
  return row(db, sql, file, file) !== undefined;
}

function heldInWords(name: string, cases: number): string {
  return `${counted(cases, 'case')} for ${name} ${cases === 1 ? 'waits' : 'wait'}: nothing went to them through this folder yet, so you look at it first.`;
}

function vanishedInWords(name: string, cases: number): string {
  return `What this vault had put into the folder is not there any more, and of ${counted(cases, 'case')} for ${name} nothing shows that it arrived. It may be a drive that is not connected, so nothing is sent again by itself. Connect it, or send again what was not confirmed.`;
}

class Round {
  readonly #vault: Vault;
  readonly #folder: SharedFolder;
  readonly #drive: FolderDrive;
  readonly #options: RoundOptions;
  #listed: ReadonlyMap<string, ListedFile> = new Map();
  #known: ReadonlyMap<string, KnownFile> = new Map();
  /** Own files that were gone when the folder was found empty. */
  #away: ReadonlySet<number> = new Set();
  readonly #newlySkipped = new Set<string>();
  /** The receipts that were found there. */
  readonly receipts: FoundReceipt[] = [];
  /** Whether the folder was found empty now. */
  #isEmptied = false;
  /** What was looked at and is not remembered yet. */
  #looked: { readonly file: ListedFile; readonly looked: Looked }[] = [];

  constructor(vault: Vault, folder: SharedFolder, drive: FolderDrive, options: RoundOptions) {
    this.#vault = vault;
    this.#folder = folder;
    this.#drive = drive;
    this.#options = options;
  }

  /** Sees what is there, and forgets files of others that are not. */
  async list(): Promise<void> {
    const { path } = this.#folder;
    const { files, more } = await this.#drive.ask('list', { folder: path }, this.#options.signal);
    this.#listed = new Map(files.map((file) => [file.name, file]));
    this.#known = knownFiles(this.#vault.db, this.#folder.id);
    const isSame = this.#known.size === 0 || [...this.#known.keys()].some((name) => this.#listed.has(name));
    const gone: number[] = [];
    for (const known of this.#known.values()) {
      const { id, name, outcome } = known;
      if (outcome === 'writing') await this.#settleUnfinished(known);
      else if (!isOwn(outcome) && !this.#listed.has(name) && (isSame || outcome === 'refused')) gone.push(id);
    }
    if (gone.length > 0) await this.#inVault((db) => gone.forEach((id) => forgetFile(db, id)));
    await this.#seeWhatIsAway(isSame);
    if (more)
      await this.#log(
        'trouble',
        'There are more files in the folder than are looked at. Remove what is old.',
      );
  }

  /** A crash came while it was written: it has its name once it is whole. */
  async #settleUnfinished(known: KnownFile): Promise<void> {
    const whole = this.#listed.get(known.name);
    if (isUnfinishedReceipt(known)) {
      await this.#remove(known.name);
      return this.#dropUnfinished(known);
    }
    if (whole === undefined) return this.#dropUnfinished(known);
    await this.#remove(`${known.name}.part`);
    await this.#inVault((db) => {
      const sent = placedUnnoted(this.#vault, this.#folder, known, whole);
      this.#known = knownFiles(db, this.#folder.id);
      const line = { at: this.#vault.now().at, kind: 'sent' as const, text: sentInWords(sent) };
      logLine(db, this.#folder.id, line);
    });
  }

  async #dropUnfinished({ id, name }: KnownFile): Promise<void> {
    await this.#remove(`${name}.part`);
    await this.#inVault((db) => forgetFile(db, id));
  }

  /** An empty folder may be a drive that is not connected: what lay there waits until something of it is back. */
  async #seeWhatIsAway(isSame: boolean): Promise<void> {
    const { id } = this.#folder;
    const away = awayFiles(this.#vault.db, id);
    const isBack = away.some(({ name }) => this.#listed.has(name));
    const waits = [...this.#known.values()].some(({ outcome }) => outcome === 'waits');
    if (waits) await this.#inVault((db) => markWaiting(db, id, !isSame));
    if (!isSame) await this.#inVault((db) => void (this.#isEmptied = markAway(db, id)));
    if (isBack) {
      await this.#inVault((db) => clearAway(db, id));
      await this.#log('sent', 'What this vault had put into the folder is there again.');
    }
    this.#away = new Set(awayFiles(this.#vault.db, id).map((file) => file.id));
  }

  /** Looks at what is new; what rests on entries that came with another file is looked at again. */
  async receive(): Promise<ReceivedFile[]> {
    const stateOf = personStates(this.#vault.db);
    const received = await this.#receiveEach((file, known) => isToBeLookedAt(file, known, stateOf));
    for (let more = received; more.some(({ added }) => added > 0);) {
      this.#known = knownFiles(this.#vault.db, this.#folder.id);
      more = await this.#receiveEach((_file, known) => known !== undefined && waitsForMore(known, false));
      received.push(...more);
    }
    return received;
  }

  async #receiveEach(
    isWanted: (file: ListedFile, known: KnownFile | undefined) => boolean,
  ): Promise<ReceivedFile[]> {
    const { isFirst = false, onWork, signal } = this.#options;
    const wanted = [...this.#listed.values()].filter((file) => {
      const known = this.#known.get(file.name);
      if (known !== undefined && isOwn(known.outcome) && known.bytes === file.bytes) return false;
      return isWanted(file, known) || (known !== undefined && isFirst && waitsForMore(known, true));
    });
    const received: ReceivedFile[] = [];
    try {
      for (const [index, file] of wanted.entries()) {
        onWork?.(index, wanted.length);
        const looked = await lookAtFile(this.#vault, this.#drive, this.#folder.path, file, { signal });
        this.#looked.push({ file, looked });
        if (looked.outcome === 'refused') this.#noteSkipped(file.name, looked.reason);
        if (looked.outcome === 'taken-in') received.push(receivedFile(file.name, looked.imported));
        if (looked.outcome === 'confirmed') this.receipts.push(foundReceipt(file.name, looked.receipt));
        if (this.#looked.length >= rememberedAtOnce) await this.#remember();
      }
    } finally {
      await this.#remember();
    }
    return received;
  }

  #noteSkipped(name: string, reason: string): void {
    const known = this.#known.get(name);
    if (known?.outcome !== 'refused' || refusalOf(known).reason !== reason) this.#newlySkipped.add(name);
  }

  /** What lay there stays remembered while the folder is found empty. */
  isThere(name: string): boolean {
    return this.#listed.has(name);
  }

  isNewlySkipped({ file }: Pick<SkippedFile, 'file'>): boolean {
    return this.#newlySkipped.has(file);
  }

  /** Many at once, since each transaction waits for the disk. Should this be cut off, they are looked at again. */
  async #remember(): Promise<void> {
    const { now } = this.#vault;
    const all = this.#looked;
    this.#looked = [];
    await this.#inVault((db) => {
      for (const { file, looked } of all) {
        const known = this.#known.get(file.name);
        rememberLooked(db, this.#folder, file, known, looked);
        for (const line of lookedInWords(file.name, known, looked))
          logLine(db, this.#folder.id, { at: now().at, ...line });
      }
    });
  }

  async send(): Promise<Pick<FolderRound, 'sent' | 'kept' | 'held' | 'vanished'>> {
    const outboxes = await this.#outboxes();
    const waiting = outboxes.flatMap((outbox) => outbox.portions.map((cases) => ({ outbox, cases })));
    const sent: SentFile[] = [];
    const kept: KeptCase[] = [];
    for (const [index, { outbox, cases }] of waiting.entries()) {
      this.#options.onWork?.(index, waiting.length);
      await this.#sendOrKeep(outbox, cases, { sent, kept });
    }
    const vanished = outboxes
      .filter((outbox) => outbox.vanished > 0)
      .map((outbox) => vanishedInWords(outbox.person.name, outbox.vanished));
    for (const words of vanished) await this.#logOnce('trouble', words, this.#isEmptied);
    const held = outboxes
      .map(({ person: { key, name }, held: cases }) => ({ key, name, cases }))
      .filter(({ cases }) => cases.length > 0);
    for (const { name, cases } of held) await this.#logOnce('waits', heldInWords(name, cases.length));
    return { sent, kept, held, vanished };
  }

  async #outboxes(): Promise<Outbox[]> {
    const { named = { cases: [], to: [] }, isFirst = false, unconfirmed = false, signal } = this.#options;
    const present = new Set(
      [...this.#known.values()]
        .filter(({ outcome, name, bytes }) => isOwn(outcome) && this.#listed.get(name)?.bytes === bytes)
        .map(({ id }) => id),
    );
    await this.#inVault((db) => {
      for (const { key } of named.to) allowCases(db, this.#folder, key, named.cases);
    });
    const outboxes: Outbox[] = [];
    for (const person of people(this.#vault.db)) {
      if (!isTrusted(person)) continue;
      const first = named.to.some(({ key }) => key === person.key) ? named.cases : [];
      const what = { named: first, present, away: this.#away, isFirst, unconfirmed, signal };
      const { db, gate } = this.#vault;
      outboxes.push(await gate.inBackground(() => outboxFor(db, this.#folder, person, what)));
    }
    return outboxes;
  }

  /** What may not leave keeps the other cases of its portion from nothing: they go one by one then. */
  async #sendOrKeep(
    outbox: Outbox,
    cases: readonly string[],
    into: { readonly sent: SentFile[]; readonly kept: KeptCase[] },
  ): Promise<void> {
    const { person, again } = outbox;
    try {
      const to = { drive: this.#drive, folder: this.#folder };
      const sent = await sendPortion(this.#vault, to, person, cases, this.#options.signal);
      const repeated = cases.filter((one) => again.has(one));
      into.sent.push({ ...sent, again: repeated.length });
      await this.#log('sent', this.#sentInWords(sent, person.key, repeated));
    } catch (thrown) {
      const { message } = await this.#goOnAfter(thrown);
      const [only, ...others] = cases;
      if (only === undefined) return;
      if (others.length > 0) for (const one of cases) await this.#sendOrKeep(outbox, [one], into);
      else into.kept.push(await this.#kept(person, only, message));
    }
  }

  /** What keeps one thing here stops nothing else: gives why; throws on what stops the round. */
  async #goOnAfter(thrown: unknown): Promise<Failure> {
    // What stopped the round may keep the folder from answering: the next one sees to what is unfinished.
    if (!(thrown instanceof Failure) || stopsTheRound.has(thrown.code)) throw thrown;
    for (const unfinished of filesOf(this.#vault.db, this.#folder.id, 'writing'))
      await this.#dropUnfinished(unfinished);
    return thrown;
  }

  #sentInWords(placed: UnrepeatedFile, key: string, repeated: readonly string[]): string {
    const { cases } = placed;
    const sent = sentInWords(placed);
    if (repeated.length === 0) return sent;
    const isLast = repeated.some((one) => isLastSend(this.#vault.db, this.#folder, key, one));
    const last = isLast ? ' Should it disappear once more, it goes again only when you say so.' : '';
    return `${sent} ${repeated.length === cases ? 'It went' : `Of these ${repeated.length} went`} before, and nothing shows that it arrived.${last}`;
  }

  async #kept({ name, key }: Person, caseId: string, reason: string): Promise<KeptCase> {
    const { reference } = caseState(this.#vault.db, caseId).request;
    await this.#inVault((db) => noteKept(db, this.#folder, key, caseId));
    await this.#log('skipped', `${reference || caseId} does not go to ${name}: ${reason}`);
    return { case: caseId, reference, for: { name, key }, reason };
  }

  /** Tells people that what they put there came: no bundle that goes back to them need wait for it. */
  async confirm(): Promise<PlacedReceipt[]> {
    const placed: PlacedReceipt[] = [];
    for (const person of people(this.#vault.db).filter(isTrusted)) {
      try {
        await this.#confirmTo(person, placed);
      } catch (thrown) {
        const { message } = await this.#goOnAfter(thrown);
        await this.#logOnce('skipped', `No receipt goes to ${person.name}: ${message}`);
      }
    }
    return placed;
  }

  async #confirmTo(person: Person, placed: PlacedReceipt[]): Promise<void> {
    const to = { drive: this.#drive, folder: this.#folder };
    for (;;) {
      const receipt = await sendReceipt(this.#vault, to, person, this.#options.signal);
      if (receipt === null) return;
      placed.push(receipt);
      await this.#log('sent', placedInWords(receipt));
    }
  }

  /** Removes own files all of whose cases are in later ones. */
  async tidy(): Promise<number> {
    let tidied = 0;
    for (const { id, name, bytes } of filesOf(this.#vault.db, this.#folder.id, 'sent')) {
      if (isInUse(this.#vault.db, id)) continue;
      // Somebody may have put another file in its place, which is not ours to remove; and one that is not there may
      // lie on a drive that is not connected.
      if (this.#listed.get(name)?.bytes !== bytes) continue;
      await this.#remove(name);
      await this.#inVault((db) => forgetFile(db, id));
      tidied += 1;
    }
    return tidied;
  }

  #remove(name: string): Promise<null> {
    return this.#drive.ask('remove', { folder: this.#folder.path, name }, this.#options.signal);
  }

  /** Writes into the vault when nothing is alone with it, all or nothing. */
  #inVault(work: (db: WritableDb) => void): Promise<void> {
    const { db, gate } = this.#vault;
    return gate.together(() => inTransaction(db, () => work(db)));
  }

  /** What stands for many rounds is not told in each, but for one in which it began anew. */
  async #logOnce(kind: FolderLogLine['kind'], text: string, isNew = false): Promise<void> {
    const isTold = !isNew && logLines(this.#vault.db, this.#folder.id).some((line) => line.text === text);
    if (!isTold) await this.#log(kind, text);
  }

  #log(kind: FolderLogLine['kind'], text: string): Promise<void> {
    const line = { at: this.#vault.now().at, kind, text };
    return this.#inVault((db) => logLine(db, this.#folder.id, line));
  }
}

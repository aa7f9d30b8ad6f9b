import { isTrusted } from '../../core/people/standing.ts';
import { Failure } from '../../core/failure.ts';
import type { FolderRound, FolderView, PendingSending, WaitingFile } from '../../ipc/folder-views.ts';
import type { Job, Jobs } from '../jobs.ts';
import { addresseeNamed } from '../people/addressees.ts';
import { people } from '../people/person-store.ts';
import type { Vault } from '../vault.ts';
import { allowEverything } from './allowed.ts';
import { firstSendings } from './first-sendings.ts';
import type { RoundOptions } from './exchange-round.ts';
import { FolderDrive } from './folder-drive.ts';
import { skippedFiles, waitingFiles } from './folder-lists.ts';
import type { Decision } from './receive.ts';
import { checkedFolder, folderName } from './folder-path.ts';
import {
  chooseFolder,
  chosenFolder,
  logLine,
  logLines,
  turnFolder,
  type SharedFolder,
} from './folder-store.ts';

interface Sharing {
  /** Cases that go to people for the first time. */
  readonly cases?: readonly string[];
  readonly people?: readonly string[];
  /** Sends again what nothing shows to have arrived. */
  readonly unconfirmed?: boolean;
  /** Whether a person asked for the round: what was kept here is tried again, since what kept it may have ended. */
  readonly isAsked?: boolean;
}

export interface FolderPace {
  /** How long after a change, here or in the folder, a round begins, so that many make one. */
  readonly quietMs: number;
  /** How long after a round the next one begins where nothing was told: network drives tell nothing. */
  readonly intervalMs: number;
}

const unexpected =
  'Exchanging through the shared folder failed for a reason that Redrope does not know. Nothing is lost: what is to be sent waits in the vault, and is tried again.';

const usualPace: FolderPace = { quietMs: 3000, intervalMs: 60_000 };

/** Exchanges through the chosen folder for as long as the vault is open and the folder is turned on. */
export class FolderService {
  readonly #vault: Vault;
  readonly #jobs: Jobs;
  readonly #pace: FolderPace;
  readonly #drive: FolderDrive;
  #timer: NodeJS.Timeout | undefined;
  #due = 0;
  #working: Promise<unknown> = Promise.resolve();
  #running: AbortController | null = null;
  #trouble: string | null = null;
  #isFirst = true;
  #closed = false;

  constructor(
    vault: Vault,
    jobs: Jobs,
    {
      pace = usualPace,
      drive = new FolderDrive(),
    }: { readonly pace?: FolderPace; readonly drive?: FolderDrive } = {},
  ) {
    this.#drive = drive;
    this.#vault = vault;
    this.#jobs = jobs;
    this.#pace = pace;
    vault.onEvent((event) => {
      if (event.type === 'changed' && event.undone !== true) this.#schedule(pace.quietMs);
    });
    this.#schedule(0);
  }

  view(): FolderView {
    const { db } = this.#vault;
    const folder = chosenFolder(db);
    return {
      name: folder === null ? null : folderName(folder.path),
      on: folder?.on ?? false,
      running: this.#running !== null,
      people: people(db)
        .filter(isTrusted)
        .map(({ key, name, state }) => ({ key, name, state })),
      trouble: this.#trouble,
      waiting: folder === null ? [] : waitingFiles(this.#vault, folder.id),
      skipped: folder === null ? [] : skippedFiles(this.#vault, folder.id),
      log: folder === null ? [] : logLines(db, folder.id),
    };
  }

  /** What a round, with `unconfirmed` or without, holds until somebody has looked at it. */
  pending(unconfirmed: boolean): readonly PendingSending[] {
    const { db } = this.#vault;
    const folder = chosenFolder(db);
    return folder === null ? [] : firstSendings(db, folder, unconfirmed);
  }

  /** Somebody looked at what goes to these people through the chosen folder. Failure `person-unknown`. */
  allow(keys: readonly string[]): FolderView {
    const { db } = this.#vault;
    const folder = chosenFolder(db);
    const allowed = keys.map((key) => addresseeNamed(db, key));
    if (folder !== null) for (const { key } of allowed) allowEverything(db, folder, key);
    this.#schedule(0);
    this.#vault.emit({ type: 'folder-changed' });
    return this.view();
  }

  /** Failures as of `checkedFolder`. */
  async choose(path: string | null): Promise<FolderView> {
    const chosen = path === null ? null : await checkedFolder(this.#vault, this.#drive, path);
    chooseFolder(this.#vault.db, chosen);
    return this.#changed();
  }

  turn(on: boolean): FolderView {
    turnFolder(this.#vault.db, on);
    return this.#changed();
  }

  /**
   * One round now, after the one that is under way. Failures as of `exchangeRound` and `addresseeNamed`.
   */
  exchange({
    cases = [],
    people: keys = [],
    unconfirmed = false,
    isAsked = false,
  }: Sharing = {}): Promise<FolderRound> {
    const to = keys.map((key) => addresseeNamed(this.#vault.db, key));
    return this.#inTurn((folder) => {
      const isFirst = this.#isFirst || isAsked;
      return this.#round(folder, { named: { cases, to }, unconfirmed, isFirst });
    });
  }

  /** Takes in a bundle that waits, though its signer is unknown or retired, or leaves it aside for good. */
  decide({ file, ...decision }: Decision & { readonly file: WaitingFile['id'] }): Promise<FolderView> {
    return this.#inTurn(async (folder, signal) => {
      const { decideOnFile } = await import('./receive.ts');
      await decideOnFile(this.#vault, folder, file, { ...decision, drive: this.#drive, signal });
      return this.view();
    });
  }

  /** Stops for good; what was not done is done when the vault is next open. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#drive.close();
    await this.#working.catch(() => undefined);
  }

  #changed(): FolderView {
    this.#running?.abort();
    this.#trouble = null;
    this.#isFirst = true;
    this.#schedule(0);
    this.#vault.emit({ type: 'folder-changed' });
    return this.view();
  }

  /** A round `afterMs` from now, unless one is to begin earlier: a folder that never rests holds nothing up. */
  #schedule(afterMs: number): void {
    if (this.#closed) return;
    const folder = chosenFolder(this.#vault.db);
    this.#drive.watch(folder?.on === true ? folder.path : null, () => this.#schedule(this.#pace.quietMs));
    const due = performance.now() + afterMs;
    if (folder?.on === true && this.#timer !== undefined && this.#due <= due) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (folder?.on !== true) return;
    this.#due = due;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.exchange()
        // What is wrong with the folder is shown; it is tried again.
        .catch(() => undefined)
        .finally(() => this.#schedule(this.#pace.intervalMs));
    }, afterMs);
  }

  /** One piece of work on the folder at a time. */
  #inTurn<T>(work: (folder: SharedFolder, signal: AbortSignal) => Promise<T>): Promise<T> {
    const mine = this.#working.catch(() => undefined).then(() => this.#alone(work));
    this.#working = mine;
    return mine;
  }

  async #alone<T>(work: (folder: SharedFolder, signal: AbortSignal) => Promise<T>): Promise<T> {
    const folder = this.#closed ? null : chosenFolder(this.#vault.db);
    if (folder === null) {
      throw new Failure(
        'invalid-input',
        'No shared folder is chosen. Nothing was changed. Choose one first.',
      );
    }
    const running = new AbortController();
    this.#running = running;
    this.#vault.emit({ type: 'folder-changed' });
    try {
      const done = await work(folder, running.signal);
      this.#trouble = null;
      return done;
    } catch (thrown) {
      await this.#noteTrouble(folder, thrown);
      throw thrown;
    } finally {
      this.#running = null;
      if (!this.#closed) this.#vault.emit({ type: 'folder-changed' });
    }
  }

  async #noteTrouble(folder: SharedFolder, thrown: unknown): Promise<void> {
    if (this.#closed || (thrown instanceof Failure && thrown.code === 'cancelled')) return;
    const text = thrown instanceof Failure ? thrown.message : unexpected;
    this.#trouble = text;
    const line = { at: this.#vault.now().at, kind: 'trouble' as const, text };
    await this.#vault.gate.together(() => {
      if (!this.#closed) logLine(this.#vault.db, folder.id, line);
    });
  }

  async #round(
    folder: SharedFolder,
    wanted: Pick<RoundOptions, 'named' | 'unconfirmed' | 'isFirst'>,
  ): Promise<FolderRound> {
    // Loaded when first used, as in the handlers of bundles: unlocking does not wait for it.
    const { exchangeRound } = await import('./exchange-round.ts');
    let job: Job | null = null;
    const options: RoundOptions = {
      signal: this.#running?.signal,
      drive: this.#drive,
      ...wanted,
      onWork: (done, total) => {
        job ??= this.#begunJob();
        job.progress(done, total);
      },
    };
    try {
      const round = await exchangeRound(this.#vault, folder, options);
      this.#isFirst = false;
      return round;
    } finally {
      (job as Job | null)?.end();
    }
  }

  #begunJob(): Job {
    const job = this.#jobs.begin('Exchanging through the shared folder');
    const running = this.#running;
    job.signal.addEventListener('abort', () => running?.abort());
    return job;
  }
}

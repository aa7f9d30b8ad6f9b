import { Failure } from '../../core/failure.ts';
import type { Extraction } from '../../ipc/views.ts';
import type { Jobs } from '../jobs.ts';
import type { Vault } from '../vault.ts';
import { documentPassword, nextWaiting, storedReading, storePassword, storeReading } from './page-store.ts';
import { opensWith, readDocument } from './reading.ts';

interface Current {
  readonly sha256: string;
  readonly controller: AbortController;
  done: number;
  pages: number;
}

/** Reads the documents that wait, one at a time, for as long as the vault is open. */
export class ReadingQueue {
  readonly #vault: Vault;
  readonly #jobs: Jobs;
  #current: Current | null = null;
  #working: Promise<void> = Promise.resolve();
  #busy = false;
  #closed = false;

  constructor(vault: Vault, jobs: Jobs) {
    this.#vault = vault;
    this.#jobs = jobs;
    vault.onEvent((event) => {
      if (event.type === 'changed') this.wake();
    });
    this.wake();
  }

  /** Goes on with what waits, unless it is at work. */
  wake(): void {
    if (this.#busy || this.#closed) return;
    this.#busy = true;
    // Where even the outcome cannot be written (a full disk), the document goes on waiting for the next wake.
    this.#working = this.#work().catch(() => undefined);
  }

  /** Resolves once nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#busy) await this.#working;
  }

  /** How far the reading of a document has come. Failure `document-unknown`. */
  stateOf(sha256: string): Extraction {
    const current = this.#current;
    if (current?.sha256 !== sha256) return storedReading(this.#vault.db, sha256);
    return { state: 'reading', done: current.done, pages: current.pages };
  }

  /** Stops reading a document, or does not begin; what was read stands. */
  stop(sha256: string): void {
    if (this.#current?.sha256 === sha256) this.#current.controller.abort();
    else if (this.stateOf(sha256).state === 'waiting') this.#conclude(sha256, { state: 'cancelled' });
  }

  /** Reads a document from its beginning again. Failure `document-unknown`. */
  readAgain(sha256: string): void {
    const before = this.stateOf(sha256);
    if (before.state === 'reading') return;
    const pages = before.state === 'read' ? before.pages : 0;
    this.#conclude(sha256, pages === 0 ? { state: 'waiting' } : { state: 'waiting', pages });
    this.wake();
  }

  /** Keeps a password that opens the document, and reads it. Failures: `password-wrong`, `document-unknown`. */
  async unlock(sha256: string, password: string): Promise<void> {
    const { db } = this.#vault;
    if (this.stateOf(sha256).state !== 'password-needed' && documentPassword(db, sha256) === null) return;
    if (!(await opensWith(db, sha256, password))) {
      throw new Failure(
        'password-wrong',
        'That password does not open this document. The document stays as it is. Try another one.',
      );
    }
    if (this.#closed) return;
    storePassword(db, sha256, password);
    this.readAgain(sha256);
  }

  /** Stops for good; what waits is read when the vault is next open. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#current?.controller.abort();
    await this.#working;
  }

  async #work(): Promise<void> {
    // One turn later, so that whoever recorded a document has its answer first.
    await Promise.resolve();
    try {
      for (;;) {
        const sha256 = this.#closed ? undefined : nextWaiting(this.#vault.db);
        if (sha256 === undefined) return;
        await this.#vault.gate.together(() => this.#read(sha256));
      }
    } finally {
      this.#busy = false;
    }
  }

  async #read(sha256: string): Promise<void> {
    const job = this.#jobs.begin('Reading a document');
    const before = this.stateOf(sha256);
    const known = (before.state === 'waiting' ? before.pages : undefined) ?? 0;
    const current: Current = { sha256, controller: new AbortController(), done: 0, pages: known };
    this.#current = current;
    job.signal.addEventListener('abort', () => current.controller.abort());
    this.#tell(sha256, this.stateOf(sha256));
    let told = performance.now();
    try {
      const end = await readDocument(this.#vault.db, sha256, {
        signal: current.controller.signal,
        onProgress: (done, pages) => {
          Object.assign(current, { done, pages });
          job.progress(done, pages);
          if (performance.now() - told < 100) return;
          told = performance.now();
          this.#tell(sha256, this.stateOf(sha256));
        },
      });
      this.#finish(sha256, end);
    } catch (thrown) {
      this.#finish(sha256, whyNot(thrown));
    } finally {
      this.#current = null;
      job.end();
    }
  }

  #finish(sha256: string, end: Extraction | null): void {
    this.#current = null;
    if (end !== null) this.#conclude(sha256, end);
    // What the closing of the vault cut short goes on waiting.
    else if (!this.#closed) this.#conclude(sha256, { state: 'cancelled' });
  }

  #conclude(sha256: string, extraction: Extraction): void {
    storeReading(this.#vault.db, sha256, extraction);
    this.#tell(sha256, extraction);
  }

  #tell(document: string, extraction: Extraction): void {
    this.#vault.emit({ type: 'extraction', document, extraction });
  }
}

function whyNot(thrown: unknown): Extraction {
  const why = thrown instanceof Failure ? thrown.message : 'Reading this document failed inside Redrope.';
  return { state: 'failed', kind: 'stopped', why: `${why} The file is kept as it came.` };
}

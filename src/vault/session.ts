import { Failure } from '../core/failure.ts';
import type { AppEvent } from '../ipc/views.ts';
import type { ByteSource } from './byte-source.ts';
import { documentReader } from './document-store.ts';
import { ReadingQueue } from './documents/reading-queue.ts';
import { FolderService } from './folder/folder-service.ts';
import type { Gate } from './gate.ts';
import { Jobs } from './jobs.ts';
import { RecognitionQueue } from './recognition/recognition-queue.ts';
import type { Vault } from './vault.ts';

/** An open vault with the work that goes on in it. */
export interface Session {
  readonly vault: Vault;
  readonly reading: ReadingQueue;
  readonly recognition: RecognitionQueue;
  readonly folder: FolderService;
  readonly jobs: Jobs;
  /** The bytes of a document; those last read stay at hand. */
  readonly document: (sha256: string) => ByteSource;
}

/** The vault that this process has open, if any. */
export class SessionHolder {
  readonly #emit: (event: AppEvent) => void;
  #session: Session | null = null;

  constructor(emit: (event: AppEvent) => void) {
    this.#emit = emit;
  }

  /** The open vault. Failure `vault-locked`. */
  get open(): Session {
    if (this.#session !== null) return this.#session;
    throw new Failure('vault-locked', 'The vault is locked. Nothing was changed. Unlock it and try again.');
  }

  /** The way into the open vault for what writes; null while it is locked. */
  get gate(): Gate | null {
    return this.#session?.vault.gate ?? null;
  }

  /** Opens a vault in place of the one that was open. */
  async begin(opening: () => Promise<Vault>): Promise<Session> {
    await this.end();
    const vault = await opening();
    const jobs = new Jobs((event) => vault.emit(event));
    vault.onEvent(this.#emit);
    this.#session = {
      vault,
      jobs,
      reading: new ReadingQueue(vault, jobs),
      recognition: new RecognitionQueue(vault, jobs),
      folder: new FolderService(vault, jobs),
      document: documentReader(vault.db),
    };
    return this.#session;
  }

  /** Stops the work and closes the vault. */
  async end(): Promise<void> {
    const session = this.#session;
    this.#session = null;
    session?.jobs.cancelAll();
    await Promise.all([session?.folder.close(), session?.reading.close(), session?.recognition.close()]);
    // What is alone with the database ends first: it takes back what it began.
    await session?.vault.gate.together(() => session.vault.close());
  }
}

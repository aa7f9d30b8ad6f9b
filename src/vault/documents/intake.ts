import { setImmediate } from 'node:timers/promises';
import { Failure } from '../../core/failure.ts';
import type { Received } from '../../ipc/views.ts';
import { inTransaction } from '../database.ts';
import { chunkBytes, DocumentCopy, hasDocument } from '../document-store.ts';
import { caseState } from '../ledger-store.ts';
import type { Vault } from '../vault.ts';
import { receiveTogether, type FileToReceive } from './receive-together.ts';

export interface IncomingFile extends FileToReceive {
  /** The case of which it becomes a document. */
  readonly case: string;
}

/**
 * Makes a file a document of a case: its bytes, whatever they are, and the entry that says so, all or nothing. Its
 * pages are read later. Failures: `case-unknown`, `disk-full`, `file-unreadable` when it changed meanwhile.
 */
export function receiveDocument(vault: Vault, file: IncomingFile): Received {
  return one(receiveTogether(vault, file.case, [file]));
}

function one([received]: readonly Received[]): Received {
  if (received === undefined) throw new Error('One file is one document');
  return received;
}

export interface ReceiveOptions {
  readonly signal: AbortSignal;
  /** Bytes copied, of all. */
  readonly onProgress: (done: number, total: number) => void;
}

/** As much as one step copies; less comes in at once. */
export const bytesAtOnce = 4 * chunkBytes;

/**
 * As `receiveDocument`, but a large file comes in by steps between which the vault answers others. Also fails with
 * `cancelled`, when `signal` says so or the vault is closed; nothing of the file is kept then.
 */
export async function receiveInSteps(
  vault: Vault,
  file: IncomingFile,
  options: ReceiveOptions,
): Promise<Received> {
  const { db } = vault;
  caseState(db, file.case);
  if (file.source.size <= bytesAtOnce || hasDocument(db, file.sha256)) return receiveDocument(vault, file);
  const copy = new DocumentCopy(db, file.source, file.sha256);
  try {
    await copyInSteps(vault, copy, file.source.size, options);
    return one(receiveTogether(vault, file.case, [file], [], () => copy.adopt()));
  } finally {
    if (db.open) copy.dropUnlessAdopted();
  }
}

/** Copies the whole of a document, by steps between which the vault answers others. Failure `cancelled`. */
export async function copyInSteps(
  { db }: Pick<Vault, 'db'>,
  copy: DocumentCopy,
  total: number,
  { signal, onProgress }: Partial<ReceiveOptions>,
): Promise<void> {
  while (!copy.whole) {
    if (signal?.aborted === true || !db.open) {
      throw new Failure('cancelled', 'Adding the file was stopped. Nothing of it was recorded.');
    }
    const until = copy.copied + bytesAtOnce;
    inTransaction(db, () => {
      while (!copy.whole && copy.copied < until) copy.step();
    });
    onProgress?.(copy.copied, total);
    await setImmediate();
  }
}

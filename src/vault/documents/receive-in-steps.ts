import { setImmediate } from 'node:timers/promises';
import { Failure } from '../../core/failure.ts';
import type { Received } from '../../ipc/views.ts';
import { inTransaction } from '../database.ts';
import { chunkBytes, DocumentCopy, hasDocument } from '../document-store.ts';
import { caseState } from '../ledger-store.ts';
import type { Vault } from '../vault.ts';
import { receiveDocument, receiveDocuments, type IncomingFile } from './intake.ts';

export interface ReceiveOptions {
  readonly signal: AbortSignal;
  /** Bytes copied, of all. */
  readonly onProgress: (done: number, total: number) => void;
}

const bytesAtOnce = 4 * chunkBytes;

/**
 * As `receiveDocument`, but a large file comes in by steps between which the vault answers others. Also fails with
 * `cancelled`, when `signal` says so or the vault is closed; nothing of the file is kept then.
 */
export async function receiveInSteps(
  vault: Vault,
  file: IncomingFile & { readonly case: string },
  options: ReceiveOptions,
): Promise<Received> {
  const { db } = vault;
  caseState(db, file.case);
  if (file.source.size <= bytesAtOnce || hasDocument(db, file.sha256)) return receiveDocument(vault, file);
  const copy = new DocumentCopy(db, file.source, file.sha256);
  try {
    await copyInSteps(vault, copy, file.source.size, options);
    const [received] = receiveDocuments(vault, file.case, [file], [], () => copy.adopt());
    if (received === undefined) throw new Error('One file is one document');
    return received;
  } finally {
    if (db.open) copy.dropUnlessAdopted();
  }
}

async function copyInSteps(
  { db }: Vault,
  copy: DocumentCopy,
  total: number,
  { signal, onProgress }: ReceiveOptions,
): Promise<void> {
  while (!copy.whole) {
    if (signal.aborted || !db.open) {
      throw new Failure('cancelled', 'Adding the file was stopped. Nothing of it was recorded.');
    }
    const until = copy.copied + bytesAtOnce;
    inTransaction(db, () => {
      while (!copy.whole && copy.copied < until) copy.step();
    });
    onProgress(copy.copied, total);
    await setImmediate();
  }
}

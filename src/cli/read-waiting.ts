import { counted } from '../core/cases/summary.ts';
import type { Extraction } from '../ipc/views.ts';
import { ReadingQueue } from '../vault/documents/reading-queue.ts';
import { Jobs } from '../vault/jobs.ts';
import type { Vault } from '../vault/vault.ts';
import { stoppable } from './stoppable.ts';

/**
 * Reads the pages of all documents that wait for it, so that their words are found. Gives how far the reading of each
 * document asked about has come; one that Ctrl+C cut short goes on waiting.
 */
export async function readWaiting(
  vault: Vault,
  documents: readonly string[],
): Promise<readonly Extraction[]> {
  const queue = new ReadingQueue(vault, new Jobs(vault.emit));
  await stoppable(async (signal) => {
    signal.addEventListener('abort', () => void queue.close());
    await queue.idle();
  });
  await queue.close();
  return documents.map((document) => queue.stateOf(document));
}

/** The reading of a document, for a person. */
export function readingInWords(reading: Extraction | undefined): string {
  switch (reading?.state) {
    case 'read':
      return counted(reading.pages, 'page');
    case 'password-needed':
      return 'needs a password to be read; kept as it came';
    case 'failed':
      return reading.why;
    default:
      return 'not read yet; it is when pages are next read';
  }
}

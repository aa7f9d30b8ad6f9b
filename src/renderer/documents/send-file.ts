import { Failure } from '../../core/failure.ts';
import { call } from '../app/client.ts';

const PIECE_BYTES = 1_048_576;

/**
 * Sends a file to the vault by pieces of 1 MiB and gives the upload's id. Throws `cancelled` when `signal` says so
 * and `file-unreadable` when the system does not give the bytes; in both cases the vault has nothing of it.
 */
export async function sendFile(
  file: File,
  signal: AbortSignal,
  onSent: (bytes: number) => void,
): Promise<string> {
  const { upload } = await call('uploads.begin', {
    name: file.name.slice(0, 255) || 'unnamed',
    bytes: file.size,
  });
  try {
    for (let offset = 0; offset < file.size; offset += PIECE_BYTES) {
      if (signal.aborted) throw new Failure('cancelled', `“${file.name}” was not taken in.`);
      const bytes = await readPiece(file, offset);
      await call('uploads.piece', { upload, bytes });
      onSent(Math.min(file.size, offset + PIECE_BYTES));
    }
    if (signal.aborted) throw new Failure('cancelled', `“${file.name}” was not taken in.`);
    return upload;
  } catch (thrown) {
    await call('uploads.cancel', { upload }).catch(() => {});
    throw thrown;
  }
}

async function readPiece(file: File, offset: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(offset, offset + PIECE_BYTES).arrayBuffer());
  } catch {
    throw new Failure(
      'file-unreadable',
      `“${file.name}” could not be read: it is a folder, it was moved, or it may not be opened. Nothing of it was recorded. Check it and drop it again.`,
    );
  }
}

/** Whether a file looks like a docket that can be imported. */
export function isDocketName(name: string): boolean {
  return /\.csv$/i.test(name);
}

/** How a card and a receipt begin. */
const cardBegins = /^\uFEFF?\s*-----BEGIN REDROPE (IDENTITY CARD|RECEIPT)-----\s/;

/** Which files are somebody's identity card, or their receipt, by their name or, whatever that is, by how they begin. */
export async function cardsAmong(files: readonly File[]): Promise<readonly File[]> {
  const found = await Promise.all(files.map(async (file) => ((await isCard(file)) ? [file] : [])));
  return found.flat();
}

async function isCard(file: File): Promise<boolean> {
  if (/\.(redrope-card|redrope-receipt|card)$/i.test(file.name)) return true;
  const begins = await file
    .slice(0, 100)
    .text()
    .catch(() => '');
  return cardBegins.test(begins);
}

/** Whether a file looks like a bundle rather than a document. */
export function isBundleName(name: string): boolean {
  return /\.(redrope|zip)$/i.test(name);
}

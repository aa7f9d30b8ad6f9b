import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Failure } from '../core/failure.ts';
import type { ByteSource } from './byte-source.ts';

export type FileSource = ByteSource & { close(): void };

/** A file by range. Throws a Failure `file-unreadable`. Close it after use. */
export function fileSource(path: string): FileSource {
  const handle = opened(path);
  const size = sizeOf(handle);
  return {
    size,
    read(offset, length) {
      const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - offset)));
      let done = 0;
      while (done < bytes.length) {
        const count = readSync(handle, bytes, done, bytes.length - done, offset + done);
        if (count === 0) throw unreadable('became shorter while it was read');
        done += count;
      }
      return bytes;
    },
    close: () => closeSync(handle),
  };
}

function opened(path: string): number {
  try {
    return openSync(path, 'r');
  } catch {
    throw unreadable('is not there, or may not be read');
  }
}

function sizeOf(handle: number): number {
  const stats = fstatSync(handle);
  if (stats.isFile()) return stats.size;
  closeSync(handle);
  throw unreadable('is a folder or a device');
}

function unreadable(what: string): Failure {
  return new Failure('file-unreadable', `The file ${what}. Nothing was changed.`);
}

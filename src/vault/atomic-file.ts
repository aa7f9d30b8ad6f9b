import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes names made or changed in a folder last. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Replaces a file's content, given whole or by parts, so that, whatever happens, the old or the new is there as a whole. */
export function replaceFile(file: string, content: Uint8Array | Iterable<Uint8Array>): void {
  const parts = content instanceof Uint8Array ? [content] : content;
  const fresh = `${file}.new`;
  try {
    const handle = openSync(fresh, 'w', 0o600);
    try {
      for (const part of parts) {
        for (let done = 0; done < part.length;) done += writeSync(handle, part, done);
      }
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(fresh, file);
  } catch (thrown) {
    rmSync(fresh, { force: true });
    throw thrown;
  }
  syncFolder(dirname(file));
}

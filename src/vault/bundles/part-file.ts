import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from '../../core/failure.ts';
import { syncFolder } from '../atomic-file.ts';
import type { ByteSink } from './byte-sink.ts';

/**
 * Makes `file` by way of `FILE.part` beside it: `write` fills it, `check` reads it back, and only then does it get its
 * name. Whatever fails, nothing of it stays. Throws what the two throw, and Failures `disk-full` and `file-unreadable`.
 */
export async function makeFile<T>(
  file: string,
  write: (sink: ByteSink) => Promise<void>,
  check: (part: string) => Promise<T>,
): Promise<T> {
  const part = `${file}.part`;
  try {
    rmSync(part, { force: true });
    const handle = openSync(part, 'wx', 0o600);
    try {
      await write(handleSink(handle));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    const checked = await check(part);
    renameSync(part, file);
    syncFolder(dirname(file));
    return checked;
  } catch (thrown) {
    rmSync(part, { force: true });
    throw writeFailure(thrown);
  }
}

function handleSink(handle: number): ByteSink {
  return {
    write(bytes) {
      for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
    },
    end() {},
  };
}

function writeFailure(thrown: unknown): unknown {
  if (thrown instanceof Failure || !(thrown instanceof Error) || !('code' in thrown)) return thrown;
  switch (thrown.code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new Failure(
        'disk-full',
        'There is not enough room for the bundle there. Nothing was written. Make room, or choose another place.',
      );
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EISDIR':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EBUSY':
    case 'EIO':
      return new Failure(
        'file-unreadable',
        'The bundle cannot be written there: the folder is missing or may not be written. Choose another place.',
      );
    default:
      return thrown;
  }
}

import { renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from '../../core/failure.ts';
import { syncFolder } from '../atomic-file.ts';

/**
 * Makes `file` by way of `FILE.part` beside it: `write` makes that and puts it on the disk, `check` reads it back, and
 * only then does it get its name. Whatever fails, nothing of it stays. Throws what the two throw, and Failures
 * `disk-full` and `file-unreadable`.
 */
export async function makeFile<T>(
  file: string,
  write: (part: string) => Promise<T>,
  check: (part: string) => Promise<void>,
): Promise<T> {
  const part = `${file}.part`;
  try {
    rmSync(part, { force: true });
    const written = await write(part);
    await check(part);
    renameSync(part, file);
    syncFolder(dirname(file));
    return written;
  } catch (thrown) {
    rmSync(part, { force: true });
    throw writeFailure(thrown);
  }
}

/** What the system says of writing, as a Failure where a person can do something about it. */
export function writeFailure(thrown: unknown): unknown {
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
    case 'EEXIST':
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

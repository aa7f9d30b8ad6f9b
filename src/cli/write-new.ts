import { rmSync, writeFileSync } from 'node:fs';
import { Failure } from '../core/failure.ts';

/** Writes a file that is not there yet, for its owner alone. Failures: `file-exists`, `file-unreadable`. */
export function writeNew(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') {
      throw new Failure('file-exists', `${file} exists already and was left as it is.`);
    }
    rmSync(file, { force: true });
    throw new Failure('file-unreadable', `${file} cannot be written.`);
  }
}

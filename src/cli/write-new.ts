import { rmSync, writeFileSync } from 'node:fs';
import { Failure } from '../core/failure.ts';

/** Writes a file that is not there yet, for its owner alone. Failures: `file-exists`, `file-unreadable`. */
export function writeNew(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
  } catch (thrown) {
    const failure = notWritten(file, thrown);
    if (failure.code !== 'file-exists') rmSync(file, { force: true });
    throw failure;
  }
}

/** Why a new file could not be written. */
export function notWritten(file: string, thrown: unknown): Failure {
  return (thrown as NodeJS.ErrnoException).code === 'EEXIST'
    ? new Failure('file-exists', `${file} exists already and was left as it is.`)
    : new Failure('file-unreadable', `${file} cannot be written.`);
}

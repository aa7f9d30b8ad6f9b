import { readFileSync } from 'node:fs';
import { Failure } from '../core/failure.ts';

/** The bytes of a file that a command takes. Failure `file-unreadable`. */
export function readInput(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new Failure('file-unreadable', `The file ${path} cannot be read. Nothing was changed.`);
  }
}

/** The value in a file of JSON. Failure as of `readInput`; `invalid-input` where it is no JSON. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readInput(path).toString('utf8')) as unknown;
  } catch (thrown) {
    if (thrown instanceof Failure) throw thrown;
    throw new Failure('invalid-input', `The file ${path} is not JSON. Nothing was changed.`);
  }
}

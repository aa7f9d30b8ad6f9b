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

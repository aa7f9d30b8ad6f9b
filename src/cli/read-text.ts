import { readFileSync } from 'node:fs';
import { Failure } from '../core/failure.ts';

/** The text of a UTF-8 file. Failures: `file-unreadable`, `invalid-input`. */
export function readText(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new Failure('file-unreadable', `The file ${path} cannot be read.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Failure('invalid-input', `The file ${path} is not UTF-8.`);
  }
}

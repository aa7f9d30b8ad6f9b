import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { docketCsv, leftOutOf, leftOutWords } from '../../vault/reports/export-docket.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { withVault } from '../with-vault.ts';
import { notWritten } from '../write-new.ts';

/** The docket becomes a CSV file that can be imported again. */
export function exportDocket(invocation: Invocation): Promise<Outcome> {
  const file = invocation.option('to');
  if (file === undefined) throw new UsageError('Say where to: --to FILE.csv.');
  return withVault(invocation, ({ db }) => {
    const nationalSecurity = invocation.flags.has('with-national-security');
    const leftOut = nationalSecurity ? { requests: 0, withAccounts: false } : leftOutOf(db);
    const cases = writePieces(file, docketCsv(db, { nationalSecurity })) - 1;
    const notes = leftOut.requests === 0 ? [] : [leftOutWords(leftOut)];
    const json = { file, requests: cases, leftOut: leftOut.requests };
    return { json, lines: [`Wrote ${file}: ${cases} requests.`], notes };
  });
}

/** Writes a new file; gives its number of lines. What was begun goes when it fails. */
function writePieces(file: string, pieces: Iterable<string>): number {
  let handle: number;
  try {
    handle = openSync(file, 'wx', 0o600);
  } catch (thrown) {
    throw notWritten(file, thrown);
  }
  let lines = 0;
  try {
    for (const piece of pieces) {
      const bytes = Buffer.from(piece);
      for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
      lines += piece.split('\r\n').length - 1;
    }
    fsyncSync(handle);
  } catch (thrown) {
    closeSync(handle);
    rmSync(file, { force: true });
    throw thrown;
  }
  closeSync(handle);
  return lines;
}

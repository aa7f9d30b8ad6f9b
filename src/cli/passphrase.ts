import { closeSync, openSync, readSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { Failure } from '../core/failure.ts';
import { UsageError } from './command.ts';

/** Where passphrases come from: a file's first line, or a prompt that shows nothing; never an argument. */
export interface Passphrases {
  /** The vault's own. `fresh` asks twice where it is prompted for. */
  vault(fresh?: boolean): Promise<string>;
  /** That of a bundle; null where no file was named for it, unless it is `needed` and there is a terminal to ask at. */
  bundle(needed?: boolean): Promise<string | null>;
}

export function passphrasesFrom(vaultFile: string | undefined, bundleFile: string | undefined): Passphrases {
  return {
    vault: (fresh = false) =>
      vaultFile === undefined ? promptFor('Passphrase: ', fresh) : firstLine(vaultFile),
    bundle: async (needed = false) => {
      if (bundleFile !== undefined) return firstLine(bundleFile);
      return needed && process.stdin.isTTY ? promptFor('Passphrase of the bundle: ', false) : null;
    },
  };
}

/** No passphrase is longer, and a device that never ends is not read to its end. */
const mostBytes = 4096;

// oxlint-disable-next-line typescript/require-await -- a file that cannot be read is a rejection, as a prompt's end is
async function firstLine(file: string): Promise<string> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(firstLineBytes(file));
  } catch {
    throw new Failure('file-unreadable', `The passphrase file ${file} cannot be read, or is not UTF-8 text.`);
  }
  if (text === '')
    throw new Failure('invalid-input', `The first line of the passphrase file ${file} is empty.`);
  return text;
}

/** The bytes before the first line's end, be it LF or CRLF. */
function firstLineBytes(file: string): Uint8Array {
  const bytes = Buffer.alloc(mostBytes);
  const handle = openSync(file, 'r');
  let length = 0;
  try {
    let count;
    do {
      count = readSync(handle, bytes, length, mostBytes - length, null);
      length += count;
    } while (count > 0 && !bytes.subarray(0, length).includes(0x0a));
  } finally {
    closeSync(handle);
  }
  const newline = bytes.subarray(0, length).indexOf(0x0a);
  const end = newline === -1 ? length : newline;
  const line = bytes.subarray(0, bytes[end - 1] === 0x0d ? end - 1 : end);
  if (line.length < mostBytes) return line;
  throw new RangeError('No line ends within the bytes that are read');
}

async function promptFor(question: string, fresh: boolean): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new UsageError('There is no terminal to ask for the passphrase. Use --passphrase-file FILE.');
  }
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output, terminal: true, historySize: 0 });
  reader.once('SIGINT', () => reader.close());
  const answers = reader[Symbol.asyncIterator]();
  try {
    const given = await ask(answers, question);
    if (fresh && (await ask(answers, 'The same again: ')) !== given) {
      throw new Failure('invalid-input', 'The two passphrases differ. Nothing was made.');
    }
    return given;
  } finally {
    reader.close();
  }
}

async function ask(answers: AsyncIterator<string, unknown>, question: string): Promise<string> {
  process.stderr.write(question);
  const answer = await answers.next();
  process.stderr.write('\n');
  if (answer.done !== true) return answer.value;
  throw new Failure('cancelled', 'Cancelled. Nothing was done.');
}

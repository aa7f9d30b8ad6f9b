import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { Failure } from '../core/failure.ts';
import { UsageError } from './command.ts';

/** Where passphrases come from: a file's first line, or a prompt that shows nothing; never an argument. */
export interface Passphrases {
  /** The vault's own. `fresh` asks twice where it is prompted for. */
  vault(fresh?: boolean): Promise<string>;
  /** That of a bundle; null where no file was named for it. */
  bundle(): string | null;
}

export function passphrasesFrom(vaultFile: string | undefined, bundleFile: string | undefined): Passphrases {
  return {
    vault: (fresh = false) =>
      vaultFile === undefined ? promptFor(fresh) : Promise.resolve(firstLine(vaultFile)),
    bundle: () => (bundleFile === undefined ? null : firstLine(bundleFile)),
  };
}

function firstLine(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Failure('file-unreadable', `The passphrase file ${file} cannot be read.`);
  }
  return text.split(/\r?\n/, 1)[0] ?? '';
}

async function promptFor(fresh: boolean): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new UsageError('There is no terminal to ask for the passphrase. Use --passphrase-file FILE.');
  }
  const given = await ask('Passphrase: ');
  if (fresh && (await ask('The same again: ')) !== given) {
    throw new Failure('invalid-input', 'The two passphrases differ. Nothing was made.');
  }
  return given;
}

function ask(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stderr.write(question);
  return new Promise((resolve, reject) => {
    reader.once('SIGINT', () => {
      reader.close();
      reject(new Failure('cancelled', 'Cancelled. Nothing was done.'));
    });
    reader.question('', (answer) => {
      reader.close();
      process.stderr.write('\n');
      resolve(answer);
    });
  });
}

import { createInterface } from 'node:readline';
import { Failure } from '../core/failure.ts';
import type { Person } from '../ipc/people-views.ts';
import { say } from './output.ts';

interface Comparison {
  /** The words that the person told, as they were typed. */
  readonly words: string | undefined;
  /** Whoever calls the command says that they compared them. */
  readonly yes: boolean;
}

/** Goes on only once somebody said that the words of a key were compared; `follows` says what it brings about. Failures: `invalid-input` where they differ, `cancelled`. */
export async function confirmWords(
  { name, words }: Pick<Person, 'name' | 'words'>,
  { words: told, yes }: Comparison,
  follows: readonly string[] = [],
): Promise<void> {
  if (told !== undefined) return compare(name, words, told);
  if (yes) return;
  const shown = [
    ...follows,
    `The words of the key of ${name}, as this vault has them: ${words.join(' ')}`,
  ].join(' ');
  const how = `Call ${name} under a number that you know, or meet them, and let them read the words of their own card to you.`;
  if (!process.stdin.isTTY) {
    throw new Failure(
      'cancelled',
      `${shown}. Nothing was changed. ${how} If all twelve are the same: --yes, or --words with those that they read.`,
    );
  }
  say(shown);
  say(how);
  if (await saysYes('Did they read the same twelve words? Type yes: ')) return;
  throw new Failure('cancelled', `Nothing was changed: ${name} stands as before.`);
}

/** Goes on with a key that was retired only once somebody said that it is to count again. Failure `cancelled`. */
export async function confirmRetired({ name, since }: Person, yes: boolean): Promise<void> {
  if (yes) return;
  const what = `The key of ${name} was retired on ${since?.slice(0, 10) ?? 'some day'}. Accepted, it counts again, with all that was signed under it since.`;
  if (!process.stdin.isTTY) {
    throw new Failure('cancelled', `${what} Nothing was changed. If that is meant: --yes.`);
  }
  say(what);
  if (await saysYes('Is it to count again? Type yes: ')) return;
  throw new Failure('cancelled', `Nothing was changed: ${name} stands as before.`);
}

function compare(name: string, words: readonly string[], told: string): void {
  const given = told
    .toLowerCase()
    .split(/[\s,.]+/)
    .filter((word) => word !== '');
  if (given.join(' ') === words.join(' ')) return;
  throw new Failure(
    'invalid-input',
    `These are not the words of the key that this vault has for ${name}: ${words.join(' ')}. Nothing was changed. Unless it is a slip of the pen, somebody else made this key: tell ${name}.`,
  );
}

async function saysYes(question: string): Promise<boolean> {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  process.stderr.write(question);
  const answer = await new Promise<string>((resolve) => {
    reader.once('line', resolve);
    reader.once('close', () => resolve(''));
  });
  reader.close();
  return answer.trim().toLowerCase() === 'yes';
}

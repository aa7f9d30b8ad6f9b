import { parseArgs } from 'node:util';
import { UsageError, type Command, type Invocation } from './command.ts';

const everyCommand: Command['options'] = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  'passphrase-file': { type: 'string' },
};

/** Reads the arguments after the command's name. Throws UsageError on what the command does not know. */
export function readArguments(command: Command, args: readonly string[]): Omit<Invocation, 'passphrases'> {
  const { values, positionals, tokens } = parsed(command, args);
  const options = (name: string): readonly string[] => {
    const value = values[name];
    const all = Array.isArray(value) ? value : [value];
    return all.filter((item) => typeof item === 'string');
  };
  if (values['help'] !== true) {
    checkWords(command, positionals);
    checkOnce(
      command,
      tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : [])),
    );
    for (const name of Object.keys(values)) {
      if (options(name).includes('')) throw new UsageError(`Nothing stands after --${name}.`);
    }
  }
  return {
    words: positionals,
    flags: new Set(Object.keys(values).filter((name) => values[name] === true)),
    option: (name) => options(name)[0],
    options,
  };
}

function parsed({ options }: Command, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...everyCommand, ...options },
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
  } catch (thrown) {
    throw new UsageError(whyUnread(thrown));
  }
}

/** Of parseArgs' own message the first sentence: the rest speaks of its API. */
function whyUnread(thrown: unknown): string {
  const [why = ''] = (thrown instanceof Error ? thrown.message : '').split('. ');
  if (why.includes("'--passphrase'"))
    return 'A passphrase is never an argument: use --passphrase-file FILE, or be asked for it.';
  return `${why.replace(/\.$/, '')}.${why.startsWith('Unknown') ? ' A word that begins with a dash goes after --.' : ''}`;
}

function checkWords({ words, usage }: Command, given: readonly string[]): void {
  if (given.length < words.min) throw new UsageError(`A word is missing: it takes ${usage}.`);
  const extra = given[words.max];
  if (extra !== undefined) throw new UsageError(`“${extra}” is one word too many.`);
  if (given.includes('')) throw new UsageError('One of the words is empty.');
}

function checkOnce({ options }: Command, given: readonly string[]): void {
  const repeated = given.find((name, at) => given.indexOf(name) !== at && options[name]?.multiple !== true);
  if (repeated !== undefined) throw new UsageError(`--${repeated} was given twice.`);
}

/** Whether the flag is among the arguments, for when they could not be read. */
export function hasFlag(args: readonly string[], flag: string): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).includes(flag);
}

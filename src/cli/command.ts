import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Passphrases } from './passphrase.ts';

/** A way of using the command line that cannot be right; it ends the program with exit code 2. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/** What a command was called with. */
export interface Invocation {
  readonly words: readonly string[];
  readonly flags: ReadonlySet<string>;
  /** The last value of an option that takes one. */
  option(name: string): string | undefined;
  options(name: string): readonly string[];
  readonly passphrases: Passphrases;
}

/** The outcome of a command: what `--json` prints, and the same for a person. */
export interface Outcome {
  readonly json: unknown;
  readonly text: string;
  /** False where the command ran and found a fault (`verify`, `check`): exit code 1. */
  readonly ok?: boolean;
}

export interface Command {
  /** The words and options after the command's name, as `--help` shows them. */
  readonly usage: string;
  readonly summary: string;
  readonly options: Options;
  readonly words: { readonly min: number; readonly max: number };
  run(invocation: Invocation): Promise<Outcome>;
}

const everyCommand: Options = {
  json: { type: 'boolean' },
  'passphrase-file': { type: 'string' },
};

/** Reads the arguments after the command's name. Throws UsageError on what the command does not know. */
export function readArguments(command: Command, args: readonly string[]): Omit<Invocation, 'passphrases'> {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      options: { ...everyCommand, ...command.options },
      allowPositionals: true,
      strict: true,
    });
  } catch (thrown) {
    throw new UsageError(thrown instanceof Error ? thrown.message : 'The arguments could not be read.');
  }
  const { values, positionals } = parsed;
  if (positionals.length < command.words.min || positionals.length > command.words.max) {
    throw new UsageError('A word is missing or too many were given.');
  }
  const options = (name: string): readonly string[] => {
    const value = values[name];
    const all = Array.isArray(value) ? value : [value];
    return all.filter((item) => typeof item === 'string');
  };
  return {
    words: positionals,
    flags: new Set(Object.keys(values).filter((name) => values[name] === true)),
    option: (name) => options(name).at(-1),
    options,
  };
}

import type { ParseArgsConfig } from 'node:util';
import type { FailureRecord } from '../core/failure.ts';
import type { Passphrases } from './passphrase.ts';

/** What a command was called with. */
export interface Invocation {
  readonly words: readonly string[];
  readonly flags: ReadonlySet<string>;
  /** The value of an option that may be given once. */
  readonly option: (name: string) => string | undefined;
  readonly options: (name: string) => readonly string[];
  readonly passphrases: Passphrases;
}

/** The outcome of a command: what `--json` prints, and the same for a person. */
export interface Outcome {
  readonly json: object;
  /** Texts of documents and cases may stand in them as they are: they are made safe to print later. */
  readonly lines: readonly string[];
  /** A file's content, for a pipe: written as it is in place of the lines. It holds nothing that a terminal obeys. */
  readonly content?: string | Uint8Array;
  /** What the person should know beside it: on stderr, with `--json` too. */
  readonly notes?: readonly string[];
  /** Where the command ran and found a fault (`verify`, `check`): exit code 1, and this on stderr. */
  readonly fault?: FailureRecord;
}

/** Does a command's work. Throws `Failure` and `UsageError`. */
export type Run = (invocation: Invocation) => Promise<Outcome>;

/** A command as `--help` shows it; what does the work is loaded once it is called. */
export interface Command {
  /** The words and options after the command's name. */
  readonly usage: string;
  readonly summary: string;
  /** The shape of what `--json` prints. */
  readonly json: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  readonly words: { readonly min: number; readonly max: number };
  /** True where no vault is opened: --passphrase-file is then that of the bundle. */
  readonly withoutVault?: true;
  readonly load: () => Promise<Run>;
}

/** A way of using the command line that cannot be right; it ends the program with exit code 2. */
export class UsageError extends Error {}

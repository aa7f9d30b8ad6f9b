import { Failure, failureRecord, type FailureRecord } from '../core/failure.ts';
import { hasFlag, readArguments } from './arguments.ts';
import { UsageError, type Command } from './command.ts';
import { commands } from './commands.ts';
import { helpOf, helpText, usageOf } from './help.ts';
import { say, print, printLines, survivesClosedPipes } from './output.ts';
import { passphrasesFrom } from './passphrase.ts';

/** Runs one command. Gives the exit code: 0 done, 1 an expected failure or a fault found, 2 wrong usage. */
export async function main(args: readonly string[]): Promise<number> {
  survivesClosedPipes();
  const [name, ...rest] = args;
  if (name === undefined) return wrongUsage('Name a command.', helpText());
  if (name === '--help' || name === '-h' || name === 'help') {
    printLines(helpText());
    return 0;
  }
  if (name === '--version') {
    const { programName } = await import('../vault/bundles/program-name.ts');
    printLines([programName]);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    const usage = `Usage: redrope COMMAND ..., of ${Object.keys(commands).join(', ')}.`;
    return wrongUsage(`There is no command ${name}.`, [usage, 'See redrope --help.']);
  }
  return run(name, command, rest);
}

async function run(name: string, command: Command, args: readonly string[]): Promise<number> {
  try {
    const given = readArguments(command, args);
    if (given.flags.has('help')) {
      printLines(helpOf(name, command));
      return 0;
    }
    const file = given.option('passphrase-file');
    const ofBundle = given.option('bundle-passphrase-file') ?? (command.withoutVault ? file : undefined);
    const passphrases = passphrasesFrom(file, ofBundle);
    const work = await command.load();
    const outcome = await work({ ...given, passphrases });
    const { fault } = outcome;
    print(outcome, given.flags.has('json'));
    if (fault === undefined) return 0;
    say(fault.message);
    return 1;
  } catch (thrown) {
    if (thrown instanceof UsageError)
      return wrongUsage(thrown.message, [usageOf(name, command), `See redrope ${name} --help.`]);
    return failed(thrown, hasFlag(args, '--json'));
  }
}

function failed(thrown: unknown, json: boolean): number {
  const failure: FailureRecord = failureRecord(thrown);
  say(failure.message);
  if (!(thrown instanceof Failure) && process.env['REDROPE_TRACE'] === '1') say(String(thrown));
  if (json) print({ json: { failure }, lines: [] }, true);
  return 1;
}

function wrongUsage(message: string, usage: readonly string[]): number {
  say(message);
  for (const line of usage) say(line);
  return 2;
}

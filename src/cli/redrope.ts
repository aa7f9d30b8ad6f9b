#!/usr/bin/env node
import { Failure, failureRecord } from '../core/failure.ts';
import { readArguments, UsageError, type Command, type Outcome } from './command.ts';
import { commands } from './commands.ts';
import { helpOf, helpText } from './help.ts';
import { passphrasesFrom } from './passphrase.ts';

/** Exit codes: 0 done, 1 an expected failure or a fault found, 2 wrong usage. */
async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(helpText());
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) return wrongUsage(`There is no command ${name}.`);
  if (rest.includes('--help')) {
    process.stdout.write(helpOf(name, command));
    return 0;
  }
  return run(name, command, rest);
}

async function run(name: string, command: Command, args: readonly string[]): Promise<number> {
  let json = args.includes('--json');
  try {
    const given = readArguments(command, args);
    json = given.flags.has('json');
    const passphrases = passphrasesFrom(
      given.option('passphrase-file'),
      given.option('bundle-passphrase-file'),
    );
    const outcome = await command.run({ ...given, passphrases });
    print(outcome, json);
    return outcome.ok === false ? 1 : 0;
  } catch (thrown) {
    if (thrown instanceof UsageError)
      return wrongUsage(`${thrown.message}\n${helpOf(name, command).trimEnd()}`);
    const failure = failureRecord(thrown);
    process.stderr.write(`${failure.message}\n`);
    if (!(thrown instanceof Failure) && process.env['REDROPE_TRACE'] === '1')
      process.stderr.write(`${String(thrown)}\n`);
    if (json) process.stdout.write(`${JSON.stringify({ failure })}\n`);
    return 1;
  }
}

function print(outcome: Outcome, json: boolean): void {
  const text = json ? JSON.stringify(outcome.json) : outcome.text;
  if (text !== '') process.stdout.write(`${text}\n`);
}

function wrongUsage(message: string): number {
  process.stderr.write(`${message}\nSee redrope --help.\n`);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));

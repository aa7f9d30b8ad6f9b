import { spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pinnedNode, projectRoot } from '../../scripts/project.ts';
import { testPassphrase } from '../support/temporary-vault.ts';

export const cliEntry = join(projectRoot, 'src', 'cli', 'redrope.ts');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts the command line in a process of its own, in `folder`, without a terminal. */
export function start(folder: string, args: readonly string[], nodeArgs: readonly string[] = []): Running {
  const child = spawn(pinnedNode, [...nodeArgs, cliEntry, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { process: child, ended: end(child) };
}

async function end(child: ReturnType<typeof spawn>): Promise<Ended> {
  const [stdout, stderr, [code, signal]] = await Promise.all([
    child.stdout === null ? '' : text(child.stdout),
    child.stderr === null ? '' : text(child.stderr),
    new Promise<readonly [number | null, NodeJS.Signals | null]>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (...how) => resolve(how));
    }),
  ]);
  return { code, signal, stdout, stderr };
}

/** Runs a command to its end. */
export function run(folder: string, ...args: readonly string[]): Promise<Ended> {
  return start(folder, args).ended;
}

/** Runs a command on a vault that has the tests' passphrase. */
export function runUnlocked(folder: string, ...args: readonly string[]): Promise<Ended> {
  return run(folder, ...args, ...unlocked(folder));
}

/** Runs such a command with --json; throws unless it is done, and gives what it printed. */
export async function json<T>(folder: string, ...args: readonly string[]): Promise<T> {
  const { code, stdout, stderr } = await runUnlocked(folder, ...args, '--json');
  if (code !== 0) throw new Error(`redrope ${args.join(' ')}: ${code} ${stderr}`);
  return JSON.parse(stdout) as T;
}

/** The option that names a file with the tests' passphrase. */
export function unlocked(folder: string): readonly string[] {
  const file = join(folder, 'passphrase');
  writeFileSync(file, `${testPassphrase}\n`);
  return ['--passphrase-file', file];
}

import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { projectRoot } from './project.ts';

export interface CommandOptions {
  /** Variables on top of this process's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Stop the command after this many milliseconds. */
  readonly limit?: number;
  /** Show what the command prints (default), or keep it. */
  readonly quiet?: boolean;
  /** Let it, and what it starts, have only what time others leave. */
  readonly givesWay?: boolean;
}

export interface CommandResult {
  /** The exit code; 127 when the command could not be started, 124 when the limit stopped it. */
  readonly code: number;
  /** What it printed, where `quiet` kept it. */
  readonly output: string;
}

/** Runs a program in the project's folder to its end. Never throws: a failure is a code. */
export function runCommand(
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: projectRoot,
      env: { ...process.env, ...options.env },
      stdio: options.quiet === true ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      timeout: options.limit,
      killSignal: 'SIGKILL',
      detached: options.givesWay,
    });
    if (options.givesWay === true && child.pid !== undefined) giveWay(child.pid);
    const parts: Buffer[] = [];
    const output = (): string => Buffer.concat(parts).toString('utf8');
    child.stdout?.on('data', (part: Buffer) => parts.push(part));
    child.stderr?.on('data', (part: Buffer) => parts.push(part));
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 124, output: output() }));
  });
}

/**
 * Gives a process, the first of a session of its own, the lowest priority. Linux shares time among sessions before it
 * looks at priorities within them, so there the session is lowered too (autogroups, sched(7)). It ends with this process.
 */
function giveWay(pid: number): void {
  setPriority(pid, constants.priority.PRIORITY_LOW);
  try {
    writeFileSync(`/proc/${pid}/autogroup`, String(constants.priority.PRIORITY_LOW));
  } catch {
    // A system without autogroups goes by the priority alone.
  }
  const end = (): void => {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
  };
  process.once('exit', end);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
}

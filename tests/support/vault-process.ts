import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ProcessContract } from '../../src/ipc/contract.ts';
import { connect, type Connection } from '../../src/ipc/rpc.ts';
import type { AppEvent } from '../../src/ipc/views.ts';

/** A vault behind its calls, in a process of its own or not. */
export interface ToldVault extends Pick<Connection<ProcessContract>, 'call'> {
  readonly events: readonly AppEvent[];
  /** Resolves once it says something more. */
  readonly told: () => Promise<unknown>;
}

export interface VaultProcess extends ToldVault, Pick<Connection<ProcessContract>, 'relay'> {
  readonly child: ChildProcess;
  /** Resolves with the exit code and signal. */
  readonly exited: Promise<readonly [number | null, NodeJS.Signals | null]>;
  /** What it printed. */
  readonly printed: () => string;
}

/** The real vault process, forked as the shell forks it; killed when the test ends. */
export function startVaultProcess(env: Readonly<Record<string, string>> = {}): VaultProcess {
  const file = join(import.meta.dirname, '../../src/vault/process.ts');
  const child = fork(file, [], {
    execArgv: [],
    env: { ...process.env, ...env },
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const events: AppEvent[] = [];
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => (printed += part.toString()));
  const connection = connect<ProcessContract>(
    {
      post: (message) => void child.send(message as object),
      onMessage: (listener) => void child.on('message', listener),
    },
    (event) => events.push(event as AppEvent),
  );
  const exited = new Promise<readonly [number | null, NodeJS.Signals | null]>((resolve) => {
    child.once('exit', (code, signal) => resolve([code, signal]));
  });
  const told = () => new Promise((resolve) => child.once('message', resolve));
  return { ...connection, child, events, told, exited, printed: () => printed };
}

/** Uploads a file as the window does, by pieces. */
export async function upload(
  { call }: Pick<ToldVault, 'call'>,
  name: string,
  bytes: Uint8Array,
): Promise<string> {
  const { upload: id } = await call('uploads.begin', { name, bytes: bytes.length });
  for (let offset = 0; offset < bytes.length; offset += 65_536) {
    await call('uploads.piece', { upload: id, bytes: bytes.slice(offset, offset + 65_536) });
  }
  return id;
}

/** Waits until an event comes for which `test` holds, or came already. */
export async function heard(vault: ToldVault, test: (event: AppEvent) => boolean): Promise<AppEvent> {
  for (;;) {
    const found = vault.events.find(test);
    if (found !== undefined) return found;
    await vault.told();
  }
}

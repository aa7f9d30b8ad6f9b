import { fork } from 'node:child_process';
import { utilityProcess } from 'electron';
import type { Runtime } from './runtime.ts';

/** A running vault process, whichever kind of process it is. */
export interface VaultProcess {
  readonly post: (message: unknown) => void;
  /** Called for each message that the process sends. */
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** Called once when the process has ended, for whatever reason. */
  readonly onExit: (listener: () => void) => void;
  /** Ends the process at once, and with it the key and everything that it had read. */
  readonly kill: () => void;
}

/**
 * Starts the vault process from its built file. What it prints is thrown away, since an error's text may name what is
 * in a case; REDROPE_DEBUG=1 shows it in the terminal.
 */
export function startVaultProcess(runtime: Runtime, file: string): VaultProcess {
  return runtime.vaultHost.kind === 'utility'
    ? startUtility(file)
    : startNode(file, runtime.vaultHost.executable);
}

const shown = process.env['REDROPE_DEBUG'] === '1' ? 'inherit' : 'ignore';

function startUtility(file: string): VaultProcess {
  const child = utilityProcess.fork(file, [], { serviceName: 'Redrope vault', stdio: shown });
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  };
}

function startNode(file: string, executable: string): VaultProcess {
  const child = fork(file, [], {
    execPath: executable,
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', shown, shown, 'ipc'],
  });
  child.on('error', () => child.kill('SIGKILL'));
  return {
    post: (message) => void (child.connected && child.send(message as object)),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('close', listener),
    kill: () => void child.kill('SIGKILL'),
  };
}

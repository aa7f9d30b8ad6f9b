import { utilityProcess } from 'electron';
import { debugOutput, startNodeProcess } from './node-process.ts';
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

/** Starts the vault process from its built file. */
export function startVaultProcess(runtime: Runtime, file: string): VaultProcess {
  return runtime.vaultHost.kind === 'utility'
    ? startUtilityProcess(file)
    : startNodeProcess(file, runtime.vaultHost.executable);
}

function startUtilityProcess(file: string): VaultProcess {
  const child = utilityProcess.fork(file, [], { serviceName: 'Redrope vault', stdio: debugOutput() });
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  };
}

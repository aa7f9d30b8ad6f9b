import { fork } from 'node:child_process';
import type { VaultProcess } from './vault-process.ts';

/** Starts `file` in a Node of its own. */
export function startNodeProcess(file: string, executable: string): VaultProcess {
  const child = fork(file, [], {
    execPath: executable,
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', debugOutput(), debugOutput(), 'ipc'],
  });
  return {
    post: (message) => void (child.connected && child.send(message as object)),
    onMessage: (listener) => void child.on('message', listener),
    onExit(listener) {
      child.once('exit', listener);
      // Where it could not even be started, no exit follows. Other errors (a message to a process that just ended) are
      // followed by one.
      child.on('error', () => child.pid === undefined && listener());
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

/**
 * What the vault process prints is thrown away, since an error's text may name what is in a case; REDROPE_DEBUG=1
 * shows it in the terminal.
 */
export function debugOutput(): 'inherit' | 'ignore' {
  return process.env['REDROPE_DEBUG'] === '1' ? 'inherit' : 'ignore';
}

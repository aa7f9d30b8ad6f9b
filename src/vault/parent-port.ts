import type { Port } from '../ipc/rpc.ts';

/** What Electron's utilityProcess gives its child in `process.parentPort`. */
interface UtilityParent {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  postMessage(message: unknown): void;
}

/** The process that started this one, by whichever of the two ways it did. `onGone` is called when it is gone. */
export function parentPort(onGone: () => void): Port {
  const utilityParent = (process as NodeJS.Process & { readonly parentPort?: UtilityParent }).parentPort;
  return utilityParent === undefined ? forkParent(onGone) : utilityPort(utilityParent, onGone);
}

function utilityPort(parent: UtilityParent, onGone: () => void): Port {
  parent.on('close', onGone);
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
    post: (message) => parent.postMessage(message),
    onMessage: (listener) => parent.on('message', ({ data }) => listener(data)),
  };
}

function forkParent(onGone: () => void): Port {
  const send = process.send?.bind(process);
  if (send === undefined) throw new Error('The vault process is started by the app, not by hand');
  process.on('disconnect', onGone);
  return {
    post: (message) => void (process.connected && send(message)),
    onMessage: (listener) => void process.on('message', listener),
  };
}

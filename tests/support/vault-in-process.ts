import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { processCalls, type ProcessContract } from '../../src/ipc/contract.ts';
import { connect, serve, type Port } from '../../src/ipc/rpc.ts';
import type { AppEvent } from '../../src/ipc/views.ts';
import { inTurn } from '../../src/vault/answered-meanwhile.ts';
import { processHandlers } from '../../src/vault/handlers.ts';
import { SessionHolder } from '../../src/vault/session.ts';
import { createVault } from '../../src/vault/vault.ts';
import { cheapCost, temporaryFolder, testPassphrase } from './temporary-vault.ts';
import type { ToldVault } from './vault-process.ts';

/** Two ends of a channel in one process; what goes through is cloned, as between processes. */
function channel(): readonly [Port, Port] {
  const listeners: ((message: unknown) => void)[][] = [[], []];
  const end = (own: number): Port => ({
    post: (message) => {
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => listeners[1 - own]?.forEach((listener) => listener(copy)));
    },
    onMessage: (listener) => void listeners[own]?.push(listener),
  });
  return [end(0), end(1)];
}

/** A new vault behind the calls of the real vault process, without a process of its own; closed when the test ends. */
export async function vaultInProcess(name: string): Promise<ToldVault> {
  const [here, there] = channel();
  const session = new SessionHolder((event) => tell(event));
  const tell = serve(there, processCalls, inTurn(processHandlers(session), session));
  const events: AppEvent[] = [];
  const waiting: ((value: null) => void)[] = [];
  const { call } = connect<ProcessContract>(here, (event) => {
    events.push(event as AppEvent);
    for (const each of waiting.splice(0)) each(null);
  });
  const folder = join(temporaryFolder(), 'vault');
  onTestFinished(() => session.end());
  await session.begin(() => createVault(folder, { name, passphrase: testPassphrase, cost: cheapCost }));
  return { call, events, told: () => new Promise((resolve) => void waiting.push(resolve)) };
}

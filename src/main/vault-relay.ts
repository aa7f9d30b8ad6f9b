import type { Handlers } from '../ipc/call.ts';
import { vaultCalls, type VaultContract } from '../ipc/contract.ts';
import { openAnswer } from '../ipc/rpc.ts';
import type { Settings } from '../ipc/views.ts';
import type { LockSettings } from './lock-settings.ts';
import type { VaultSession } from './vault-session.ts';

/** Handlers that pass each checked call on to the vault process, where it is checked again. */
export function vaultRelay(session: VaultSession, settings: LockSettings): Handlers<VaultContract> {
  const relay = async (name: string, input: unknown): Promise<unknown> => {
    const value = openAnswer(await session.vault().relay(name, input));
    if (name === 'settings.set') settings.apply(value as Settings);
    return ownBytes(value);
  };
  const names = Object.keys(vaultCalls);
  return Object.fromEntries(
    names.map((name) => [name, (input: unknown) => relay(name, input)]),
  ) as Handlers<VaultContract>;
}

/** Bytes from another process may be a view into a larger message, all of which would be sent on. */
function ownBytes(value: unknown): unknown {
  return value instanceof Uint8Array ? new Uint8Array(value) : value;
}

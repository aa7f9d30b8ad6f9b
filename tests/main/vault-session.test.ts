import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { startNodeProcess } from '../../src/main/node-process.ts';
import { createVaultSession, type VaultSession } from '../../src/main/vault-session.ts';

const fakeVault = fileURLToPath(new URL('../support/fake-vault-process.ts', import.meta.url));
let session: VaultSession | undefined;

afterEach(() => session?.end());

/** A session on real processes; `answersLocking` is what the window would do. */
function startSession(executable = process.execPath, answersLocking = true) {
  const events: unknown[] = [];
  let exits = 0;
  const made = createVaultSession(
    () => {
      const started = startNodeProcess(fakeVault, executable);
      started.onExit(() => (exits += 1));
      return started;
    },
    (event) => {
      events.push(event);
      if (answersLocking && (event as { type: string }).type === 'locking') made.readyToLock();
    },
  );
  session = made;
  const unlock = (passphrase: string) =>
    made.open((call) => call('host.unlock', { folder: '/nowhere', passphrase }));
  return { session: made, unlock, events, exits: () => exits };
}

test('a locked session has no vault', () => {
  expect(() => startSession().session.vault()).toThrow(expect.objectContaining({ code: 'vault-locked' }));
});

test('a wrong passphrase is a failure and leaves the session locked and usable', async () => {
  const { session: made, unlock } = startSession();
  await expect(unlock('wrong')).rejects.toMatchObject({ code: 'wrong-passphrase' });
  expect(() => made.vault()).toThrow(expect.objectContaining({ code: 'vault-locked' }));
  await expect(unlock('right')).resolves.toMatchObject({ name: 'A' });
});

test('locking asks the window, ends the process and can be undone by unlocking', async () => {
  const { session: made, unlock, events, exits } = startSession();
  await unlock('right');
  await Promise.all([made.lock('idle'), made.lock('suspend')]);
  expect(events).toEqual([{ type: 'locking' }, { type: 'locked', why: 'idle' }]);
  await expect.poll(exits).toBe(1);
  await unlock('right');
  await expect(made.vault().call('vault.identity', {})).resolves.toMatchObject({ name: 'A' });
});

test('locking does not wait for ever: neither for the window nor for a vault that never closes', async () => {
  const { session: made, unlock, events, exits } = startSession(process.execPath, false);
  await unlock('stuck');
  await made.lock('screen');
  expect(events.at(-1)).toEqual({ type: 'locked', why: 'screen' });
  await expect.poll(exits).toBe(1);
});

test('a vault process that dies fails what waits, says so and can be replaced', async () => {
  const { session: made, unlock, events } = startSession();
  await unlock('crash');
  await expect(made.vault().call('vault.identity', {})).rejects.toMatchObject({ code: 'vault-locked' });
  expect(events).toEqual([{ type: 'locked', why: 'ended' }]);
  await expect(unlock('right')).resolves.toMatchObject({ name: 'A' });
});

test('a process that cannot be started is a failure, not a hang', async () => {
  const { unlock } = startSession('/no/such/node');
  await expect(unlock('right')).rejects.toMatchObject({ code: 'internal' });
});

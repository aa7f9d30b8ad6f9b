import { Failure } from '../core/failure.ts';
import type { Client } from '../ipc/call.ts';
import type { ProcessContract } from '../ipc/contract.ts';
import { connect, type Connection } from '../ipc/rpc.ts';
import type { AppEvent, Identity, LockReason } from '../ipc/views.ts';
import type { VaultProcess } from './vault-process.ts';

/** The vault process and whether it holds an open vault. Locking ends the process. */
export interface VaultSession {
  /** Opens a vault by a call that returns its owner: `host.create` or `host.unlock`. */
  readonly open: (by: (call: Client<ProcessContract>) => Promise<Identity>) => Promise<Identity>;
  /** The open vault's connection; throws Failure `vault-locked` where none is open. */
  readonly vault: () => Connection<ProcessContract>;
  /** Asks the window to put its drafts away, closes the vault and ends its process. Never takes long, never fails. */
  readonly lock: (why: LockReason) => Promise<void>;
  /** Why it was locked last; null when it was not open yet. */
  readonly lockedBecause: () => LockReason | null;
  /** The window has put its drafts away. */
  readonly readyToLock: () => void;
  /** Ends the process, open or not. */
  readonly end: () => void;
}

/** How long the window has to put its drafts away, and the vault to close, before the process is ended anyway. */
const FLUSH_LIMIT_MS = 1000;
const CLOSE_LIMIT_MS = 2000;

interface Running {
  readonly process: VaultProcess;
  readonly connection: Connection<ProcessContract>;
}

/** A session that starts vault processes with `start` and tells the window through `emit`. */
export function createVaultSession(start: () => VaultProcess, emit: (event: unknown) => void): VaultSession {
  let running: Running | undefined;
  let isOpen = false;
  let locking: Promise<void> | undefined;
  let draftsAreAway: (() => void) | undefined;
  let lastReason: LockReason | null = null;

  const tellLocked = (why: LockReason): void => {
    lastReason = why;
    emit({ type: 'locked', why } satisfies AppEvent);
  };

  const run = (): Running => {
    const process = start();
    const connection = connect<ProcessContract>(process, emit);
    const started: Running = { process, connection };
    process.onExit(() => {
      connection.ended(isOpen || locking !== undefined ? lockedFailure() : brokenFailure());
      if (running !== started) return;
      running = undefined;
      if (isOpen && locking === undefined) tellLocked('ended');
      isOpen = false;
    });
    return started;
  };

  const end = (): void => {
    const ending = running;
    running = undefined;
    isOpen = false;
    ending?.connection.ended(lockedFailure());
    ending?.process.kill();
  };

  const closeVault = async (why: LockReason, connection: Connection<ProcessContract>): Promise<void> => {
    const away = new Promise<void>((resolve) => (draftsAreAway = resolve));
    emit({ type: 'locking' } satisfies AppEvent);
    await within(FLUSH_LIMIT_MS, away);
    await within(CLOSE_LIMIT_MS, connection.relay('host.close', {}));
    end();
    tellLocked(why);
  };

  // Started ahead of the first unlock, so that nobody waits for it.
  running = run();

  const lock = (why: LockReason): Promise<void> => {
    if (running === undefined || !isOpen) return Promise.resolve();
    locking ??= closeVault(why, running.connection).finally(() => (locking = undefined));
    return locking;
  };

  return {
    async open(by) {
      await lock('asked');
      running ??= run();
      const identity = await by(running.connection.call);
      isOpen = true;
      return identity;
    },
    vault() {
      if (running === undefined || !isOpen) throw lockedFailure();
      return running.connection;
    },
    lock,
    lockedBecause: () => lastReason,
    readyToLock: () => draftsAreAway?.(),
    end,
  };
}

function lockedFailure(): Failure {
  return new Failure(
    'vault-locked',
    'The vault is locked. What was shown as saved is safe. Unlock it to go on.',
  );
}

function brokenFailure(): Failure {
  return new Failure(
    'internal',
    'The part of Redrope that holds the vault ended before the vault was open. Nothing in the vault was changed. Try again; if it happens again, install Redrope anew.',
  );
}

async function within(limit: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limitReached = new Promise<void>((resolve) => (timer = setTimeout(resolve, limit)));
  await Promise.race([work, limitReached]);
  clearTimeout(timer);
}

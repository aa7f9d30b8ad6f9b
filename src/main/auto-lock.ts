import { powerMonitor } from 'electron';
import type { LockReason } from '../ipc/views.ts';

const LOOK_EVERY_MS = 15_000;

/**
 * Calls `lock` when the machine sleeps, its screen locks, or nobody has touched it for `idleMinutes()` minutes
 * (asked anew each time).
 */
export function lockWhenAway(lock: (why: LockReason) => void, idleMinutes: () => number): void {
  powerMonitor.on('suspend', () => lock('suspend'));
  powerMonitor.on('lock-screen', () => lock('screen'));
  setInterval(() => {
    if (powerMonitor.getSystemIdleTime() >= idleMinutes() * 60) lock('idle');
  }, LOOK_EVERY_MS).unref();
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

/** A place where windows can open: the person's own, or a virtual one that nobody sees. */
export interface Display {
  readonly kind: 'own' | 'virtual';
  /** Variables that a program needs to open its window here. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends the virtual display; does nothing to the person's own. */
  readonly stop: () => Promise<void>;
}

/** Whether this process can open windows as it is. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/**
 * The person's own display, or a virtual one of the given size in pixels where there is none.
 * Throws when Xvfb is missing or does not start.
 */
export async function openDisplay(size = '1440x900'): Promise<Display> {
  if (hasDisplay()) return { kind: 'own', env: {}, stop: async () => {} };
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const numbers = server.stdio[3] as Readable;
  const closed = once(server, 'close');
  const number = await Promise.race([
    once(numbers, 'data').then(([data]) => String(data).trim()),
    closed.then(() => ''),
  ]);
  if (number === '') throw new Error('The virtual display (Xvfb) did not start.');
  const stop = async (): Promise<void> => {
    server.kill('SIGTERM');
    await closed;
  };
  process.once('exit', () => server.kill('SIGKILL'));
  return { kind: 'virtual', env: { DISPLAY: `:${number}` }, stop };
}

import { app, type BrowserWindow } from 'electron';
import type { AppEvent } from '../ipc/views.ts';
import { createMemoryMark } from './memory-mark.ts';

const LOOK_EVERY_MS = 250;

/**
 * Tells the window through `emit` when its process has taken too much memory, so that it can end the work that took
 * it: a document of a few kilobytes can unfold to gigabytes. Tells it too when the memory has come back.
 */
export function watchWindowMemory(window: () => BrowserWindow, emit: (event: AppEvent) => void): void {
  const newsOf = createMemoryMark();
  setInterval(() => {
    const megabytes = memoryOf(window());
    const news = newsOf(megabytes);
    if (news !== null) emit({ type: 'window-memory', is: news });
  }, LOOK_EVERY_MS).unref();
}

/** Megabytes that the window's process holds; 0 while it has none. Windows alone tells apart what is shared. */
function memoryOf(window: BrowserWindow): number {
  if (window.isDestroyed()) return 0;
  const pid = window.webContents.getOSProcessId();
  const memory = app.getAppMetrics().find((metric) => metric.pid === pid)?.memory;
  return (memory?.privateBytes ?? memory?.workingSetSize ?? 0) / 1024;
}

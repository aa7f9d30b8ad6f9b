import { app, type BrowserWindow } from 'electron';
import type { VaultSession } from './vault-session.ts';

/** Locks before the window closes or the app quits, so that no draft is lost; then leaves no process behind. */
export function lockBeforeLeaving(window: BrowserWindow, session: VaultSession): void {
  let locked = false;
  const leave = (event: Electron.Event): void => {
    if (locked) return;
    event.preventDefault();
    void session.lock('asked').then(() => {
      locked = true;
      session.end();
      app.quit();
    });
  };
  window.on('close', leave);
  app.on('before-quit', leave);
  app.on('window-all-closed', () => app.quit());
}

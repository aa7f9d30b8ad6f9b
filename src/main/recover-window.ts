import type { BrowserWindow } from 'electron';
import type { VaultSession } from './vault-session.ts';

/**
 * Where the window's process ends by itself (a document can take all memory), locks the vault, and calls `reopen` for
 * a new window in the place of this one. A process that could not even be started is not tried again.
 */
export function recoverWindow(
  window: BrowserWindow,
  session: VaultSession,
  reopen: () => Promise<void>,
): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || reason === 'launch-failed' || reason === 'integrity-failure') return;
    void session.lock('window').then(() => {
      if (window.isDestroyed()) return;
      void reopen();
      window.destroy();
    });
  });
}

import { join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';

/** Asks by dialog where a bundle should go; null when the person cancelled. */
export async function askBundleDestination(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Export as a bundle',
    defaultPath: join(app.getPath('documents'), 'export.redrope'),
    filters: [{ name: 'Redrope bundle', extensions: ['redrope'] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  return canceled || filePath === undefined || filePath === '' ? null : filePath;
}

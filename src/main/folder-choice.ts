import { dialog, type BrowserWindow } from 'electron';

/** Asks by dialog for the folder that is shared with others; null when the person cancelled. */
export async function askSharedFolder(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Choose the shared folder',
    properties: ['openDirectory', 'createDirectory'],
  });
  const [path] = filePaths;
  return canceled || path === undefined || path === '' ? null : path;
}

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';

/** The folder of the vault that the app is pointed at. It is not remembered from one start to the next. */
export interface VaultFolder {
  readonly path: () => string;
  /** Whether something that may be a vault is there; opening it tells for certain. */
  readonly exists: () => boolean;
  /** Asks for another folder by dialog. False when the person cancelled. */
  readonly choose: (window: BrowserWindow, purpose: 'open' | 'create') => Promise<boolean>;
}

/** Starts at the folder named on the command line, else at "Redrope" in the person's home folder. */
export function createVaultFolder(named: string | undefined): VaultFolder {
  let folder = named === undefined ? join(app.getPath('home'), 'Redrope') : resolve(named);
  return {
    path: () => folder,
    exists: () => ['keyslots.json', 'vault.sqlite'].some((file) => existsSync(join(folder, file))),
    async choose(window, purpose) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: purpose === 'open' ? 'Open a vault' : 'Choose an empty folder for the new vault',
        properties: purpose === 'open' ? ['openDirectory'] : ['openDirectory', 'createDirectory'],
      });
      const [chosen] = filePaths;
      if (canceled || chosen === undefined) return false;
      folder = chosen;
      return true;
    },
  };
}

import { join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import type { VaultSession } from './vault-session.ts';

interface SavingShell {
  readonly window: () => BrowserWindow;
  readonly session: VaultSession;
}

const formats = {
  csv: 'CSV (comma-separated values)',
  json: 'JSON',
  html: 'Web page (HTML)',
  pdf: 'PDF',
  jsonld: 'W3C Web Annotations (JSON-LD)',
  xfdf: 'XFDF',
  docx: 'Word document (DOCX)',
  'redrope-card': 'Redrope identity card',
  svg: 'Picture (SVG)',
  'redrope-receipt': 'Redrope receipt',
} as const;

/** Asks by dialog where a file should go and has it written there; null when the person cancelled. */
export async function saveFile<T>(
  shell: SavingShell,
  name: string,
  format: keyof typeof formats,
  write: (vault: ReturnType<VaultSession['vault']>, file: string) => Promise<T>,
): Promise<T | null> {
  const vault = shell.session.vault();
  const { canceled, filePath } = await dialog.showSaveDialog(shell.window(), {
    title: `Save as ${format.toUpperCase()}`,
    defaultPath: join(app.getPath('documents'), `${name.replaceAll(/[^A-Za-z0-9]+/g, '-')}.${format}`),
    filters: [{ name: formats[format], extensions: [format] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  return canceled || filePath === undefined || filePath === '' ? null : write(vault, filePath);
}

/** Asks by dialog for a folder and has files written into it; null when the person cancelled. */
export async function chooseFolder<T>(
  shell: SavingShell,
  write: (vault: ReturnType<VaultSession['vault']>, folder: string) => Promise<T>,
): Promise<T | null> {
  const vault = shell.session.vault();
  const { canceled, filePaths } = await dialog.showOpenDialog(shell.window(), {
    title: 'Save all files of the report',
    buttonLabel: 'Save here',
    properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
  });
  const [folder] = filePaths;
  return canceled || folder === undefined ? null : write(vault, folder);
}

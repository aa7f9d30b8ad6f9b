import { realpathSync } from 'node:fs';
import { basename, relative, sep } from 'node:path';
import { Failure } from '../../core/failure.ts';
import type { Vault } from '../vault.ts';
import type { FolderDrive } from './folder-drive.ts';

/**
 * The one path by which a folder is remembered. Failures: `file-unreadable` where there is no such folder, `folder-silent`;
 * `refused` for the vault's own, which what synchronises folders would tear apart.
 */
export async function checkedFolder(
  { folder: own }: Pick<Vault, 'folder'>,
  drive: FolderDrive,
  path: string,
): Promise<string> {
  const chosen = await drive.ask('real', { path });
  const within = relative(realpathSync(own), chosen);
  if (within === '' || within.split(sep)[0] !== '..') {
    throw new Failure(
      'refused',
      'That folder is the vault’s own, or lies in it. Nothing was changed. Choose one that lies elsewhere.',
    );
  }
  return chosen;
}

/** The part of a folder's path that may be shown. */
export function folderName(path: string): string {
  return basename(path) || path;
}

import { realpathSync, statSync } from 'node:fs';
import { basename, relative, resolve, sep } from 'node:path';
import { Failure } from '../../core/failure.ts';
import type { Vault } from '../vault.ts';

/**
 * The one path by which a folder is remembered. Failures: `file-unreadable` where there is no such folder; `refused` for
 * the vault's own, which what synchronises folders would tear apart.
 */
export function checkedFolder({ folder: own }: Pick<Vault, 'folder'>, path: string): string {
  const chosen = realFolder(path);
  const within = relative(realpathSync(own), chosen);
  if (within === '' || within.split(sep)[0] !== '..') {
    throw new Failure(
      'refused',
      'That folder is the vault’s own, or lies in it. Nothing was changed. Choose one that lies elsewhere.',
    );
  }
  return chosen;
}

function realFolder(path: string): string {
  try {
    const real = realpathSync(resolve(path));
    if (statSync(real).isDirectory()) return real;
  } catch {
    // Told below.
  }
  throw new Failure(
    'file-unreadable',
    'There is no such folder, or it may not be read. Nothing was changed. Connect the drive, or choose another folder.',
  );
}

/** The part of a folder's path that may be shown. */
export function folderName(path: string): string {
  return basename(path) || path;
}

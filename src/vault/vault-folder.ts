import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../core/failure.ts';
import { withStorageFailures } from './sqlite-failure.ts';

/** The files of a vault. */
export interface VaultFiles {
  readonly database: string;
  readonly keyslots: string;
  readonly witness: string;
  readonly staging: string;
  /** Bundles on their way into a shared folder; encrypted for whom they go to. */
  readonly outgoing: string;
}

export function vaultFiles(folder: string): VaultFiles {
  return {
    database: join(folder, 'vault.sqlite'),
    keyslots: join(folder, 'keyslots.json'),
    witness: join(folder, 'witness'),
    staging: join(folder, 'staging.sqlite'),
    outgoing: join(folder, 'outgoing'),
  };
}

/**
 * Makes the folder of a new vault. What a creation that was cut short left behind goes first: without keyslots.json it
 * can be opened by nobody. Failures: `vault-exists`, `file-exists`, `file-unreadable`.
 */
export function prepareFolder(folder: string): VaultFiles {
  const files = vaultFiles(folder);
  return withStorageFailures(() => {
    if (existsSync(folder) && !isFolder(folder)) {
      throw new Failure(
        'file-exists',
        'There is a file of that name. Nothing was changed. Choose another place for the new vault.',
      );
    }
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (existsSync(files.keyslots)) {
      throw new Failure(
        'vault-exists',
        'This folder holds a vault already. Nothing was changed. Open it, or choose an empty folder.',
      );
    }
    if (readdirSync(folder).length > 0) {
      throw new Failure(
        'file-exists',
        'This folder is not empty. Nothing was changed. Choose an empty folder for the new vault.',
      );
    }
    return files;
  });
}

/** Removes what a creation that failed has made. */
export function removeFiles(files: VaultFiles): void {
  const { database, keyslots, witness, staging } = files;
  for (const file of [keyslots, database, `${database}-wal`, witness, staging]) rmSync(file, { force: true });
}

/** The files of a vault that is there. Failures: `vault-missing`, `not-a-vault`, `vault-damaged`. */
export function findVault(folder: string): VaultFiles {
  const files = vaultFiles(folder);
  if (!isFolder(folder)) {
    throw new Failure(
      'vault-missing',
      'There is no vault at this place. Nothing was changed. Check that the disk is there, or choose another folder.',
    );
  }
  const [hasSlots, hasDatabase] = [existsSync(files.keyslots), hasContent(files.database)];
  if (hasSlots && hasDatabase) return files;
  if (!hasSlots && !hasDatabase) {
    throw new Failure(
      'not-a-vault',
      'This folder is not a vault of Redrope. Nothing was changed. Choose the folder of a vault.',
    );
  }
  const missing = hasSlots ? 'vault.sqlite' : 'keyslots.json';
  throw new Failure(
    'vault-damaged',
    `The vault is not whole: ${missing} is missing or empty. Nothing was changed. Put the file back from a backup of the vault folder.`,
  );
}

function hasContent(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

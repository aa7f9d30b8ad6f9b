import { Failure } from '../core/failure.ts';

const full =
  'The disk is full. Nothing was recorded just now, and all that was shown as saved is safe. Make room and try again.';
const damaged =
  'The vault is damaged: a page of vault.sqlite is not as Redrope wrote it. Nothing was changed. Restore the vault folder from a backup, or import your bundles into a new vault.';
const inUse = 'Another program has this vault open. Nothing was changed. Close it there, then try again.';
const unreadable =
  'The vault folder cannot be read or written. Nothing was recorded just now. Check that the disk is there and that you may write in the folder, then try again.';

/** What SQLite or the file system said, as the Failure it stands for; anything else comes back as it is. */
export function storageFailure(thrown: unknown): unknown {
  if (thrown instanceof Failure || !(thrown instanceof Error) || !('code' in thrown)) return thrown;
  const code = typeof thrown.code === 'string' ? thrown.code : '';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return new Failure('disk-full', full);
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) {
    return new Failure('vault-damaged', damaged);
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new Failure('vault-in-use', inUse);
  if (
    /^SQLITE_(IOERR|CANTOPEN|READONLY|PERM|AUTH)|^E(ACCES|PERM|IO|ROFS|NXIO|NOENT|NOTDIR|ISDIR|NAMETOOLONG|BUSY)$/.test(
      code,
    )
  ) {
    return new Failure('file-unreadable', unreadable);
  }
  return thrown;
}

/** Runs `work`; what storage throws inside comes out as a Failure. */
export function withStorageFailures<T>(work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw storageFailure(thrown);
  }
}

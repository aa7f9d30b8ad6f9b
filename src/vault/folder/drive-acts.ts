import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  opendirSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Failure } from '../../core/failure.ts';
import { syncFolder } from '../atomic-file.ts';
import { writeFailure } from '../bundles/part-file.ts';
import { folderLimits } from './folder-limits.ts';
import type { ListedFile } from './folder-store.ts';

/** Bundles have this ending; what is still being written, by us or by what synchronises the folder, has another. */
export const bundleEnding = '.redrope';

/** Files that are open, by names that no other thread gives: the system's numbers are used again at once. */
const opened = new Map<string, number>();

function handleOf(file: string): number {
  const handle = opened.get(file);
  if (handle === undefined) throw gone();
  return handle;
}

/**
 * What is done in a shared folder, call by call to the system, each of which may never come back: so this runs in a
 * thread of its own (`FolderDrive`). `going` says that it goes on.
 */
export const driveActs = {
  /** The one path of a folder. Failure `file-unreadable` where there is none. */
  real({ path }: { readonly path: string }): string {
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
  },

  /** The bundles in a folder, by name, as many as are looked at. Failure `file-unreadable` where it is not there. */
  list({ folder }: { readonly folder: string }, going: () => void): ListedBundles {
    const names = namesIn(folder, going);
    const files = names
      .slice(0, folderLimits.names)
      .toSorted()
      .flatMap((name, index) => {
        if (index % actsBetweenSigns === 0) going();
        return statOf(folder, name);
      });
    return { files, more: names.length > folderLimits.names };
  },

  /** Opens a file that others may change or take away at any moment. Failure `file-unreadable`. */
  open({ folder, name }: { readonly folder: string; readonly name: string }): OpenedFile {
    let handle = -1;
    try {
      handle = openSync(join(folder, name), openFlags);
      const stats = fstatSync(handle);
      if (stats.isFile()) {
        const file = randomUUID();
        opened.set(file, handle);
        return { file, bytes: stats.size };
      }
    } catch {
      // Told below.
    }
    if (handle !== -1) closeSync(handle);
    throw gone();
  },

  /** Bytes of an opened file. Failure `file-unreadable` where it has fewer by now. */
  read({ file, offset, length }: Reading): Uint8Array {
    const bytes = new Uint8Array(length);
    try {
      const handle = handleOf(file);
      for (let done = 0; done < length;) {
        const count = readSync(handle, bytes, done, length - done, offset + done);
        if (count === 0) throw gone();
        done += count;
      }
    } catch {
      throw gone();
    }
    return bytes;
  },

  close({ file }: Pick<Reading, 'file'>): null {
    const handle = opened.get(file);
    opened.delete(file);
    if (handle !== undefined) closeSync(handle);
    return null;
  },

  /**
   * Copies a whole bundle of one's own into the folder: under its name with `.part` behind it, put on the disk, read back,
   * and then renamed. Failures: `disk-full`, `file-unreadable`.
   */
  put({ from, folder, name, sha256 }: Putting, going: () => void): ListedFile {
    const part = join(folder, `${name}.part`);
    try {
      copy(from, part, going);
      if (digestOf(part, going) !== sha256) throw new Failure('file-unreadable', notAsWritten);
      renameSync(part, join(folder, name));
      syncFolder(folder);
      const { size: bytes, mtimeMs: modified } = lstatSync(join(folder, name));
      return { name, bytes, modified };
    } catch (thrown) {
      try {
        rmSync(part, { force: true });
      } catch {
        // The drive may be gone by now; what lies there is removed by the next round.
      }
      throw writeFailure(thrown);
    }
  },

  /** Removes an own file; one that is gone is removed already. */
  remove({ folder, name }: { readonly folder: string; readonly name: string }): null {
    try {
      rmSync(join(folder, name));
    } catch {
      // It lies there a little longer: nothing rests on its being gone.
    }
    return null;
  },
} as const;

/** Whatever the system says of a drive, as a Failure: network drives have words of their own for being gone. */
export function driveFailure(thrown: unknown): unknown {
  if (thrown instanceof Failure || !(thrown instanceof Error) || !('code' in thrown)) return thrown;
  return new Failure(
    'file-unreadable',
    `The shared folder failed (${String(thrown.code)}). Nothing is lost: what is to be sent waits in the vault, and is tried again. Connect the drive, or choose another folder.`,
  );
}

export interface ListedBundles {
  readonly files: readonly ListedFile[];
  readonly more: boolean;
}

interface OpenedFile {
  readonly file: string;
  readonly bytes: number;
}

interface Reading {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

interface Putting {
  readonly from: string;
  readonly folder: string;
  readonly name: string;
  readonly sha256: string;
}

const actsBetweenSigns = 64;
const pieceBytes = 1024 * 1024;
const notAsWritten = 'The bundle was not written there as it should. It is tried again.';

// Neither a link put in its place nor a pipe that nobody writes to may lead elsewhere or hold us up.
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function namesIn(folder: string, going: () => void): string[] {
  const names: string[] = [];
  try {
    const listing = opendirSync(folder, { bufferSize: 512 });
    try {
      for (let seen = 1, one = listing.readSync(); one !== null; seen += 1, one = listing.readSync()) {
        if (seen % actsBetweenSigns === 0) going();
        if (one.name.endsWith(bundleEnding) && !one.name.startsWith('.')) names.push(one.name);
        if (names.length > folderLimits.names) break;
      }
    } finally {
      listing.closeSync();
    }
    return names;
  } catch {
    throw new Failure(
      'file-unreadable',
      'The shared folder is not there, or may not be read. Nothing is lost: what is to be sent waits in the vault. Connect the drive, or choose another folder.',
    );
  }
}

/** None for what went away meanwhile, and for what is no plain file: links, folders and devices are never opened. */
function statOf(folder: string, name: string): ListedFile[] {
  try {
    const stats = lstatSync(join(folder, name));
    return stats.isFile() ? [{ name, bytes: stats.size, modified: stats.mtimeMs }] : [];
  } catch {
    return [];
  }
}

function gone(): Failure {
  return new Failure(
    'file-unreadable',
    'It went away or became shorter while it was read. Nothing was changed. It is read again when it is there as a whole.',
  );
}

function copy(from: string, to: string, going: () => void): void {
  rmSync(to, { force: true });
  // It is encrypted, and for others: the folder and the umask say who may read it.
  const target = openSync(to, 'wx', 0o666);
  try {
    forEachPiece(from, (piece) => {
      for (let done = 0; done < piece.length;) done += writeSync(target, piece, done);
      going();
    });
    fsyncSync(target);
  } finally {
    closeSync(target);
  }
  syncFolder(dirname(to));
}

function digestOf(path: string, going: () => void): string {
  const hash = createHash('sha256');
  forEachPiece(path, (piece) => {
    hash.update(piece);
    going();
  });
  return hash.digest('hex');
}

function forEachPiece(path: string, take: (piece: Uint8Array) => void): void {
  const file = openSync(path, 'r');
  const piece = new Uint8Array(pieceBytes);
  try {
    for (let count = readSync(file, piece); count > 0; count = readSync(file, piece))
      take(piece.subarray(0, count));
  } finally {
    closeSync(file);
  }
}

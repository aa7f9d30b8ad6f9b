import { constants, lstat, open, opendir, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../core/failure.ts';
import type { ByteSource } from '../byte-source.ts';
import { folderLimits } from './folder-limits.ts';
import type { ListedFile } from './folder-store.ts';

/** Bundles have this ending; what is still being written, by us or by what synchronises the folder, has another. */
export const bundleEnding = '.redrope';

const statsAtOnce = 64;

/** What `work` gives, unless `signal` says to stop first: a drive that went away may never answer. */
export async function orStopped<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const stop = (): void =>
    reject(new Failure('cancelled', 'Stopped. What was sent and taken in before stays so.'));
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await Promise.race([work, stopped]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** The bundles in a folder, by name, as many as are looked at. Failure `file-unreadable` where the folder is not there. */
export async function listBundles(
  folder: string,
  signal?: AbortSignal,
): Promise<{ readonly files: readonly ListedFile[]; readonly more: boolean }> {
  const names = await orStopped(namesIn(folder), signal);
  const more = names.length > folderLimits.names;
  const looked = names.slice(0, folderLimits.names).toSorted();
  const files: ListedFile[] = [];
  for (let from = 0; from < looked.length; from += statsAtOnce) {
    const some = looked.slice(from, from + statsAtOnce).map((name) => statOf(folder, name));
    files.push(...(await orStopped(Promise.all(some), signal)).flat());
  }
  return { files, more };
}

async function namesIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const { name } of await opendir(folder, { bufferSize: 512 })) {
      if (name.endsWith(bundleEnding) && !name.startsWith('.')) names.push(name);
      if (names.length > folderLimits.names) break;
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
async function statOf(folder: string, name: string): Promise<ListedFile[]> {
  try {
    const stats = await lstat(join(folder, name));
    return stats.isFile() ? [{ name, bytes: stats.size, modified: stats.mtimeMs }] : [];
  } catch {
    return [];
  }
}

/** A file of the folder that may be changed or taken away by others at any moment. Close it after use. */
export interface FolderFile {
  readonly bytes: number;
  /** The bytes from `offset`, as many as `length`, fewer at the end. Failure `file-unreadable`. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

// Neither a link put in its place nor a pipe that nobody writes to may lead elsewhere or hold us up.
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

export async function openFolderFile(
  folder: string,
  { name }: Pick<ListedFile, 'name'>,
  signal?: AbortSignal,
): Promise<FolderFile> {
  const opening = opened(join(folder, name));
  const handle = await orStopped(opening, signal).catch((thrown: unknown) => {
    opening.then((late) => late.close()).catch(() => undefined);
    throw thrown;
  });
  const bytes = await sizeOf(handle);
  return {
    bytes,
    read: (offset, length) => orStopped(readFrom(handle, offset, Math.min(length, bytes - offset)), signal),
    close: () => handle.close(),
  };
}

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, openFlags);
  } catch {
    throw gone();
  }
}

async function sizeOf(handle: FileHandle): Promise<number> {
  const stats = await handle.stat();
  if (stats.isFile()) return stats.size;
  await handle.close();
  throw gone();
}

async function readFrom(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(Math.max(0, length));
  try {
    for (let done = 0; done < bytes.length;) {
      const { bytesRead } = await handle.read(bytes, done, bytes.length - done, offset + done);
      if (bytesRead === 0) throw gone();
      done += bytesRead;
    }
  } catch {
    throw gone();
  }
  return bytes;
}

function gone(): Failure {
  return new Failure(
    'file-unreadable',
    'It went away or became shorter while it was read. Nothing was changed. It is read again when it is there as a whole.',
  );
}

/** The first bytes of a file as the beginning of a source that has all of them: only those may be read. */
export function startOf(bytes: Uint8Array, size: number): ByteSource {
  return { size, read: (offset, length) => bytes.subarray(offset, offset + length) };
}

/** Removes an own file; one that is gone is removed already. */
export async function removeOwnFile(folder: string, name: string): Promise<void> {
  try {
    await unlink(join(folder, name));
  } catch {
    // It lies there a little longer: nothing rests on its being gone.
  }
}

import { bundleLimits } from '../../core/bundles/limits.ts';
import { Failure, type FailureCode } from '../../core/failure.ts';
import type { TakenReceipt } from '../../ipc/people-views.ts';
import type { ImportPreview } from '../../ipc/views.ts';
import { isAge, isUnderPassphrase, openAge, type BundleKeys } from '../bundles/age-header.ts';
import { openedSource } from '../bundles/age-stream.ts';
import { importBundle } from '../bundles/import-bundle.ts';
import { bundleKeys, openBundle, type VerifiedBundle } from '../bundles/open-bundle.ts';
import { breathe } from '../bundles/zip-content.ts';
import { listZip } from '../bundles/zip-reader.ts';
import { beginsAsReceipt, takeReceipt } from '../people/acknowledgements.ts';
import { personStates } from '../people/standing.ts';
import type { ByteSource } from '../byte-source.ts';
import type { Vault } from '../vault.ts';
import type { FolderDrive } from './folder-drive.ts';
import { folderLimits } from './folder-limits.ts';
import type { ListedFile } from './folder-store.ts';

/** What became of a file of others. */
export type Looked =
  | { readonly outcome: 'taken-in'; readonly imported: ImportPreview }
  | { readonly outcome: 'confirmed'; readonly receipt: TakenReceipt }
  /** Encrypted, and not to this vault. */
  | { readonly outcome: 'for-others' }
  | {
      readonly outcome: 'waits';
      readonly signer: ImportPreview['signer'];
      readonly cases: number;
      readonly entries: number;
    }
  | { readonly outcome: 'refused'; readonly code: FailureCode; readonly reason: string };

export interface LookOptions {
  readonly signal?: AbortSignal | undefined;
  /** The key of a signer whose bundle is taken in although they are unknown or retired: a person decided so. */
  readonly decidedOn?: string;
}

/**
 * Looks at a file that somebody put into the folder. Nothing of it is trusted: it is copied into the staging database,
 * so that it stays what was checked, and passes every check of a bundle. Throws a Failure `cancelled` alone, and
 * those of storage.
 */
export async function lookAtFile(
  vault: Vault,
  drive: FolderDrive,
  folder: string,
  listed: ListedFile,
  options: LookOptions = {},
): Promise<Looked> {
  let file: FolderFile | null = null;
  let upload: string | null = null;
  try {
    file = await opened(drive, folder, listed, options.signal);
    if (!(await isForUs(vault, file))) return { outcome: 'for-others' };
    upload = await copied(vault, file, listed.name, options.signal);
    const keys = bundleKeys(vault, null);
    const source = vault.staging.source(upload);
    await checkEnd(source, keys);
    const receipt = await receiptIn(source, keys);
    if (receipt !== null) {
      const taken = await vault.gate.together(() => takeReceipt(vault, receipt, true));
      return { outcome: 'confirmed', receipt: taken };
    }
    const bundle = await openBundle(source, keys, { signal: options.signal });
    return await decided(vault, bundle, options);
  } catch (thrown) {
    if (!(thrown instanceof Failure) || ours.has(thrown.code)) throw thrown;
    return { outcome: 'refused', code: thrown.code, reason: thrown.message };
  } finally {
    if (upload !== null) vault.staging.discard(upload);
    await file?.close();
  }
}

/** A file of the folder that may be changed or taken away by others at any moment. Close it after use. */
interface FolderFile {
  readonly bytes: number;
  /** The bytes from `offset`, as many as `length`, fewer at the end. Failure `file-unreadable`. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
  readonly close: () => Promise<unknown>;
}

async function opened(
  drive: FolderDrive,
  folder: string,
  { name }: ListedFile,
  signal: AbortSignal | undefined,
): Promise<FolderFile> {
  const { file, bytes } = await drive.ask('open', { folder, name }, signal);
  return {
    bytes,
    read: (offset, length) =>
      drive.ask('read', { file, offset, length: Math.max(0, Math.min(length, bytes - offset)) }, signal),
    // Where the thread that had it was given up, it was closed with that.
    close: () => drive.ask('close', { file }, signal).catch(() => null),
  };
}

/** The first bytes of a file as the beginning of a source that has all of them: only those may be read. */
function startOf(bytes: Uint8Array, size: number): ByteSource {
  return { size, read: (offset, length) => bytes.subarray(offset, offset + length) };
}

/** What is no fault of the file. */
const ours: ReadonlySet<FailureCode> = new Set([
  'cancelled',
  'disk-full',
  'folder-silent',
  'vault-damaged',
  'vault-locked',
]);

const headerBytes = bundleLimits.ageHeader + 16;

/** Reads no more than its beginning. A plain bundle is for anybody. */
async function isForUs(vault: Vault, file: FolderFile): Promise<boolean> {
  if (file.bytes > folderLimits.bundle) {
    throw new Failure(
      'bundle-too-large',
      'It is larger than what is taken out of a shared folder. Nothing was changed. Import it by hand if you expect it.',
    );
  }
  const start = startOf(await file.read(0, headerBytes), file.bytes);
  if (isZip(start)) return true;
  if (!isAge(start)) {
    throw new Failure(
      'bundle-unreadable',
      'It is no bundle, or not there as a whole yet. Nothing was changed. It is looked at again when it changes.',
    );
  }
  if (isUnderPassphrase(start)) {
    throw new Failure(
      'bundle-locked',
      'It is closed with a passphrase. Nothing was changed. Import it by hand and type the passphrase.',
    );
  }
  try {
    await openAge(start, bundleKeys(vault, null));
    return true;
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'bundle-locked') return false;
    throw perhapsOnItsWay(thrown);
  }
}

/** The end of a bundle opens only where it is there: what is still being copied is not told from what was altered there. */
async function checkEnd(source: ByteSource, keys: BundleKeys): Promise<void> {
  try {
    if (!isAge(source)) return void listZip(source);
    const { payloadStart, key } = await openAge(source, keys);
    const content = openedSource(source, payloadStart, key);
    content.read(content.size - 1, 1);
  } catch (thrown) {
    throw perhapsOnItsWay(thrown);
  }
}

/** The text of a receipt, which comes encrypted alone; null where the file is none. */
async function receiptIn(source: ByteSource, keys: BundleKeys): Promise<string | null> {
  if (!isAge(source)) return null;
  const { payloadStart, key } = await openAge(source, keys);
  const content = openedSource(source, payloadStart, key);
  if (!beginsAsReceipt(textOf(content.read(0, 100)))) return null;
  if (content.size <= bundleLimits.receipt) return textOf(content.read(0, content.size));
  throw new Failure('bundle-too-large', 'It is a receipt larger than any can be. Nothing was changed.');
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

function perhapsOnItsWay(thrown: unknown): unknown {
  if (!(thrown instanceof Failure)) return thrown;
  const { code } = thrown;
  return code === 'bundle-altered' || code === 'bundle-unreadable' ? new Failure(code, notWhole) : thrown;
}

const notWhole =
  'It is not there as a whole yet, or was altered on its way. Nothing was changed. It is looked at again when it changes. Ask the sender to send it again only if it stays so.';

function isZip(start: ByteSource): boolean {
  return Buffer.from(start.read(0, 4)).toString('latin1') === 'PK\u0003\u0004';
}

const pieceBytes = 1024 * 1024;

async function copied(
  { staging }: Vault,
  file: FolderFile,
  name: string,
  signal: AbortSignal | undefined,
): Promise<string> {
  const upload = staging.begin(name, file.bytes);
  try {
    for (let at = 0; at < file.bytes; at += pieceBytes) {
      const piece = await file.read(at, pieceBytes);
      await breathe(signal);
      staging.append(upload, piece);
    }
    return upload;
  } catch (thrown) {
    staging.discard(upload);
    throw thrown;
  }
}

async function decided(
  vault: Vault,
  bundle: VerifiedBundle,
  { decidedOn, signal }: LookOptions,
): Promise<Looked> {
  const state = personStates(vault.db)(bundle.signer.key);
  if (bundle.signer.key === decidedOn || (state !== 'unknown' && state !== 'retired')) {
    return { outcome: 'taken-in', imported: await importBundle(vault, bundle, { signal }) };
  }
  return {
    outcome: 'waits',
    signer: { ...bundle.signer, state },
    cases: bundle.cases.length,
    entries: bundle.cases.reduce((sum, { entries }) => sum + entries.length, 0),
  };
}

import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { folderBegins } from '../../core/bundles/bag-names.ts';
import { Failure } from '../../core/failure.ts';
import type { ExportReceipt } from '../../ipc/views.ts';
import type { ByteSource } from '../byte-source.ts';
import { openEntriesOf } from '../case-entries.ts';
import { documentSource } from '../document-store.ts';
import { fileSource } from '../file-source.ts';
import type { Vault } from '../vault.ts';
import { beginAge, checkSealing, type AgeStart, type Sealing } from './age-header.ts';
import { openedSource } from './age-stream.ts';
import { makeBag, type Bag, type BundleContent } from './bag-files.ts';
import { FileWriter } from './file-writer.ts';
import { makeFile } from './part-file.ts';
import { programName } from './program-name.ts';
import { readBag } from './read-bag.ts';
import { breathe, piecesOf } from './zip-content.ts';
import type { WriteTarget, WrittenFile } from './write-messages.ts';
import { writeZip } from './zip-writer.ts';

export interface Export extends Sealing {
  /** Ids of cases. */
  readonly cases: readonly string[];
  /** Signed receipts that go along, by the key of whom each is for. */
  readonly receipts?: ReadonlyMap<string, string>;
}

export interface ExportOptions {
  readonly signal?: AbortSignal;
  /** Bytes of documents that were written or read back, of twice what they have. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Writes cases, with everything in them that is not withheld, as a bundle; replaces `file` if it is there. It is read back and checked as a
 * whole before it gets its name; nothing is left of one that fails. Failures: `case-unknown`, `nothing-to-export`,
 * `invalid-input`, `bundle-too-large`, `disk-full`, `file-unreadable`, `cancelled`, `vault-damaged`.
 */
export async function writeBundle(
  vault: Pick<Vault, 'db' | 'identity' | 'signer' | 'now'>,
  { cases, receipts = new Map(), ...sealing }: Export,
  file: string,
  options: ExportOptions = {},
): Promise<ExportReceipt> {
  const checked = checkSealing(sealing);
  if (cases.length === 0) throw new Failure('nothing-to-export', 'Choose at least one case to export.');
  return writeContent(
    {
      signer: vault.signer,
      signerName: vault.identity.name,
      agent: programName,
      id: randomUUID(),
      createdAt: vault.now().at,
      boundTo: checked.recipients.length === 0 ? 'anyone' : checked.recipients,
      cases: [...new Set(cases)].map((id) => entriesOfCase(vault, id)),
      receipts,
      document: (sha256) => documentSource(vault.db, sha256),
    },
    checked,
    file,
    options,
  );
}

function entriesOfCase({ db }: Pick<Vault, 'db'>, id: string) {
  const entries = openEntriesOf(db, id);
  if (entries.length > 0) return entries;
  throw new Failure('case-unknown', 'This vault has no such case. Nothing was written.');
}

/** `writeBundle` for content from wherever: the same content under the same sealing gives the same ZIP. */
export async function writeContent(
  content: BundleContent,
  sealing: Sealing,
  file: string,
  options: ExportOptions = {},
): Promise<ExportReceipt> {
  const bag = await makeBag(content, options.signal);
  const sealed = sealing.recipients.length > 0 || sealing.passphrase !== null;
  const age = sealed ? await beginAge(sealing) : null;
  const progress = progressOf(bag, options);
  const written = await makeFile(
    file,
    (part) => writeBag(bag, `${folderBegins}${content.id}`, { part, age }, progress),
    (part) => readBack(part, age, progress),
  );
  return {
    file: basename(file),
    ...written,
    encrypted: sealed,
    cases: content.cases.length,
    entries: bag.entries,
    documents: bag.documents.length,
  };
}

interface Progress {
  readonly signal: AbortSignal | undefined;
  written(bytes: number): void;
  readBack(done: number, total: number): void;
}

function progressOf(bag: Bag, { signal, onProgress }: ExportOptions): Progress {
  const size = bag.documents.reduce((sum, { source }) => sum + source.size, 0);
  let written = 0;
  return {
    signal,
    written(bytes) {
      written += bytes;
      onProgress?.(written, 2 * size);
    },
    readBack: (done, total) => onProgress?.(size + Math.floor((size * done) / total), 2 * size),
  };
}

async function writeBag(
  bag: Bag,
  folder: string,
  target: WriteTarget,
  progress: Progress,
): Promise<WrittenFile> {
  const files = [...bag.files].map(([name, content]) => ({ name: `${folder}/${name}`, content }));
  const documents = bag.documents.map(({ name, source }) => ({
    name: `${folder}/${name}`,
    size: source.size,
    pieces: () => counted(source, progress),
  }));
  const writer = new FileWriter(target);
  try {
    await writeZip([...files, ...documents], writer, { sealed: target.age === null });
    return await writer.finished();
  } finally {
    await writer.stop();
  }
}

async function* counted(source: ByteSource, progress: Progress): AsyncGenerator<Uint8Array> {
  await breathe(progress.signal);
  for await (const piece of piecesOf(source, progress.signal)) {
    yield piece;
    progress.written(piece.length);
  }
}

/** Reads what was written as an importer would, by the key that it was written under. */
async function readBack(part: string, age: AgeStart | null, progress: Progress): Promise<void> {
  const source = fileSource(part);
  try {
    const onProgress = (done: number, total: number) => progress.readBack(done, total);
    const zip = age === null ? source : openedSource(source, age.bytes.length, age.key);
    await readBag(zip, { signal: progress.signal, onProgress, checkDerived: false });
    if (age !== null && Buffer.compare(source.read(0, age.bytes.length), age.bytes) !== 0) {
      throw new Failure('file-unreadable', 'The bundle was not written as it should. Choose another place.');
    }
    await breathe(progress.signal);
  } finally {
    source.close();
  }
}

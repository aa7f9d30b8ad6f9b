import { bagNames } from '../../core/bundles/bag-names.ts';
import { bundleLimits } from '../../core/bundles/limits.ts';
import { Failure } from '../../core/failure.ts';
import type { ByteSource } from '../byte-source.ts';
import type { IncomingDocument } from '../ledger-store.ts';
import { contentSource } from './zip-content.ts';
import { unreadable, type ZipEntry } from './zip-reader.ts';

/** A bag in a ZIP, its files named without the base folder. */
export interface BagZip {
  readonly zip: ByteSource;
  readonly files: ReadonlyMap<string, ZipEntry>;
}

/** A document of the payload. */
export interface ListedDocument {
  readonly document: IncomingDocument;
  readonly isPdf: boolean;
}

export function altered(what: string): Failure {
  return new Failure(
    'bundle-altered',
    `This bundle was altered: ${what}. Nothing was changed. Ask the sender to send it again, and for the SHA-256 on their receipt.`,
  );
}

/** The files of a ZIP that holds one folder with a bag in it. */
export function bagFiles(entries: ReadonlyMap<string, ZipEntry>): Map<string, ZipEntry> {
  const files = new Map<string, ZipEntry>();
  const folders = new Set<string>();
  for (const [name, entry] of entries) {
    const slash = name.indexOf('/');
    folders.add(name.slice(0, slash + 1));
    files.set(name.slice(slash + 1), entry);
  }
  if (folders.size !== 1 || folders.has('') || !files.has(bagNames.declaration)) {
    throw unreadable('it is a ZIP, but not of one folder with a bag in it');
  }
  return files;
}

/** A file of the bag as a whole; those have a limit. */
export function readWhole(
  { zip, files }: BagZip,
  name: string,
  limit: number = bundleLimits.wholeFile,
): Uint8Array {
  const entry = files.get(name);
  if (entry === undefined) throw incomplete(name);
  if (entry.size > limit)
    throw new Failure('bundle-too-large', `${name} in this bundle is larger than Redrope opens.`);
  return contentSource(zip, entry).read(0, entry.size);
}

export function incomplete(name: string): Failure {
  return new Failure(
    'bundle-incomplete',
    `${name} is missing from this bundle. Nothing was changed. Ask the sender to export it again.`,
  );
}

/** A file of the bag as text. */
export function readText(bag: BagZip, name: string, limit?: number): string {
  const bytes = readWhole(bag, name, limit);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw altered(`${name} is not text`);
  }
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeManifest } from '../../src/core/bundles/manifest.ts';
import type { Signer } from '../../src/core/ledger/entry.ts';
import { beginAge, type Sealing } from '../../src/vault/bundles/age-header.ts';
import { sealingSink } from '../../src/vault/bundles/age-stream.ts';
import { makeBag, signatureNamespace, type BundleContent } from '../../src/vault/bundles/bag-files.ts';
import { allowedSignersLine, writeSshSignature } from '../../src/vault/bundles/ssh-signature.ts';
import { writeContent } from '../../src/vault/bundles/write-bundle.ts';
import { rawZip, type RawFile, type RawOptions } from './raw-zip.ts';
import { alice, sampleContent, sha256 } from './sample-ledger.ts';

/** Keys of nobody, for tests alone. */
export const testIdentity = 'AGE-SECRET-KEY-1VGQGK47N7NUHHZ2KEFVEQX9YQH8NJ338PLV50X7M2ZJT9VJTZLTS5Z64AP';
export const otherIdentity = 'AGE-SECRET-KEY-1ZJ33HG49NSARJVQ2700LW2KT9KP367CC30LHYCCSHQNAWEQ7687SJFQZC2';

export const plain: Sealing = { recipients: [], passphrase: null };

/** Files of a bag by their names in it; to be changed at will. */
export type BagFiles = Map<string, Buffer>;

export async function bagFilesOf(content: BundleContent = sampleContent()): Promise<BagFiles> {
  const bag = await makeBag(content);
  const files: BagFiles = new Map([...bag.files].map(([name, bytes]) => [name, Buffer.from(bytes)]));
  for (const { name, source } of bag.documents) files.set(name, Buffer.from(source.read(0, source.size)));
  return files;
}

function manifestOf(files: Iterable<readonly [string, Buffer]>): Buffer {
  return Buffer.from(writeManifest([...files].map(([path, bytes]) => ({ path, sha256: sha256(bytes) }))));
}

/** Makes manifests and signature right again, as somebody could who signs what was changed. */
export function signedAnew(
  files: BagFiles,
  signer: Signer = alice,
  namespace: string = signatureNamespace,
): BagFiles {
  const payload = [...files].filter(([name]) => name.startsWith('data/'));
  const size = payload.reduce((sum, [, bytes]) => sum + bytes.length, 0);
  const info = (files.get('bag-info.txt') ?? Buffer.alloc(0)).toString();
  const fresh: BagFiles = new Map(files);
  fresh.set(
    'bag-info.txt',
    Buffer.from(info.replace(/Payload-Oxum: .*/, `Payload-Oxum: ${size}.${payload.length}`)),
  );
  fresh.set('allowed_signers', Buffer.from(allowedSignersLine(signer.author, signatureNamespace)));
  fresh.set('manifest-sha256.txt', manifestOf(payload));
  return tagsSignedAnew(fresh, signer, namespace);
}

/** Makes the tag manifest and the signature right again, and leaves the payload manifest and bag-info.txt as they are. */
export function tagsSignedAnew(
  files: BagFiles,
  signer: Signer = alice,
  namespace: string = signatureNamespace,
): BagFiles {
  const fresh: BagFiles = new Map(files);
  const tags = [...fresh].filter(([name]) => !name.startsWith('data/') && !name.startsWith('tagmanifest-'));
  const manifest = Buffer.from(writeManifest(tags.map(([path, bytes]) => ({ path, sha256: sha256(bytes) }))));
  fresh.set('tagmanifest-sha256.txt', manifest);
  fresh.set('tagmanifest-sha256.txt.sig', Buffer.from(writeSshSignature(manifest, namespace, signer)));
  return fresh;
}

export function rawFiles(files: BagFiles, folder = 'redrope'): RawFile[] {
  return [...files].map(([name, content]) => ({ name: `${folder}/${name}`, content }));
}

/** The bag as a ZIP without a seal, as another program might make it. */
export function zipOf(files: BagFiles, options: RawOptions = {}): Buffer {
  return rawZip(rawFiles(files), options);
}

/** Replaces a part of a text file; fails where it is not there, so that no attack does nothing. */
export function replaced(files: BagFiles, name: string, from: string | RegExp, to: string): BagFiles {
  const text = (files.get(name) ?? Buffer.alloc(0)).toString();
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${name} has no ${String(from)}`);
  return new Map(files).set(name, Buffer.from(changed));
}

export function nameEnding(files: BagFiles, ending: string): string {
  const found = [...files.keys()].find((name) => name.endsWith(ending));
  if (found === undefined) throw new Error(`No file ends in ${ending}`);
  return found;
}

/** A bundle as Redrope writes it. */
export async function writtenBundle(content: BundleContent, sealing: Sealing = plain): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'redrope-bundle-'));
  try {
    const file = join(folder, 'sample.redrope');
    await writeContent(content, sealing, file);
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Any bytes, encrypted by age. */
export async function encrypted(bytes: Uint8Array, sealing: Sealing): Promise<Buffer> {
  const age = await beginAge(sealing);
  const parts: Uint8Array[] = [age.bytes];
  const sink = sealingSink({ write: (part) => void parts.push(part), end() {} }, age.key);
  sink.write(bytes);
  sink.end();
  return Buffer.concat(parts);
}

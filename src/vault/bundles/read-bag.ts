import { createHash } from 'node:crypto';
import { bagDeclaration, readBagInfo, type BagInfo } from '../../core/bundles/bag-info.ts';
import { bagNames, beginsAsPdf, listedTagFiles, readPayloadName } from '../../core/bundles/bag-names.ts';
import { readBundleInfo, type BundleInfo } from '../../core/bundles/bundle-info.ts';
import { readManifest } from '../../core/bundles/manifest.ts';
import { bundleLimits } from '../../core/bundles/limits.ts';
import { Failure } from '../../core/failure.ts';
import {
  readAcknowledgement,
  type Acknowledgement,
  type SignedReceipt,
} from '../../core/people/acknowledgement.ts';
import type { ByteSource } from '../byte-source.ts';
import { ledgerCrypto } from '../ledger-crypto.ts';
import { signatureNamespace } from './bag-files.ts';
import {
  altered,
  bagFiles,
  incomplete,
  readText,
  readWhole,
  type BagZip,
  type ListedDocument,
} from './bag-zip.ts';
import { readCases, type ReadCase } from './read-cases.ts';
import { allowedSignersLine, checkSshSignature } from './ssh-signature.ts';
import { contentSource, hashContent, piecesOf } from './zip-content.ts';
import { listZip } from './zip-reader.ts';

/** What a bundle that passed every check holds. */
export interface VerifiedBag {
  readonly info: BundleInfo;
  /** Sorted by id; entries in ledger order. */
  readonly cases: readonly ReadCase[];
  readonly documents: readonly ListedDocument['document'][];
  /** What its signer acknowledged to those whom it is for. */
  readonly receipts: readonly SignedReceipt[];
}

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Bytes of files that were checked, and of all. */
  readonly onProgress?: (done: number, total: number) => void;
  /** False where what follows from the ledgers was made from them a moment ago, and is in the manifest. */
  readonly checkDerived?: boolean;
}

/**
 * Checks a bag in a ZIP as a whole: the ZIP, its seal, the bag, the signature, the ledgers, the documents, and that
 * everything readable follows from the ledgers. Throws the Failures that docs/formats/bundle.md lists.
 */
export async function readBag(zip: ByteSource, options: ReadOptions = {}): Promise<VerifiedBag> {
  const { entries, seal } = listZip(zip);
  if (seal !== null) await checkSeal(zip, seal, options.signal);
  const bag = { zip, files: bagFiles(entries) };
  const info = checkTagFiles(bag);
  const signer = checkSignature(bag);
  const manifest = checkManifests(bag);
  const documents = await checkPayload(bag, manifest, info, options);
  const receipts = readReceipts(bag, manifest, signer);
  const bundle = readBundleInfo(readText(bag, bagNames.bundle));
  if (bundle.id !== info.id || bundle.createdAt !== info.createdAt || bundle.signer.key !== signer) {
    throw altered('data/bundle.json does not agree with bag-info.txt or with the signature');
  }
  const cases = await readCases(bag, bundle, documents, options);
  return { info: bundle, cases, documents: documents.map(({ document }) => document), receipts };
}

function readReceipts(
  bag: BagZip,
  manifest: ReadonlyMap<string, string>,
  signer: string,
): readonly SignedReceipt[] {
  return [...manifest.keys()].flatMap((name) => {
    const kind = readPayloadName(name);
    if (kind?.kind !== 'receipt') return [];
    const signed = readText(bag, name, bundleLimits.receipt);
    const said = receiptIn(signed);
    if (said?.by !== signer || said.to !== kind.to) throw altered(`${name} is no receipt of its signer`);
    return [{ said, signed }];
  });
}

function receiptIn(signed: string): Acknowledgement | null {
  try {
    return readAcknowledgement(signed, ledgerCrypto);
  } catch (thrown) {
    if (thrown instanceof Failure) return null;
    throw thrown;
  }
}

async function checkSeal(zip: ByteSource, seal: string, signal?: AbortSignal): Promise<void> {
  const hash = createHash('sha256');
  const sealed = {
    size: zip.size - 64,
    read: (at: number, length: number) => zip.read(at, Math.min(length, zip.size - 64 - at)),
  };
  for await (const piece of piecesOf(sealed, signal)) hash.update(piece);
  if (hash.digest('hex') !== seal) throw altered('its bytes are not those that were sealed');
}

function checkTagFiles(bag: BagZip): BagInfo {
  const info = readBagInfo(readText(bag, bagNames.info));
  if (readText(bag, bagNames.declaration) !== bagDeclaration)
    throw altered('bagit.txt is not that of BagIt 1.0');
  return info;
}

/** Gives the key that signed the tag manifest. */
function checkSignature(bag: BagZip): string {
  if (!bag.files.has(bagNames.signature)) {
    throw new Failure(
      'bundle-unsigned',
      'This bundle is not signed, so nobody vouches for it. Nothing was changed. Ask the sender to export it again.',
    );
  }
  const signed = readWhole(bag, bagNames.tagManifest);
  const signer = checkSshSignature(readText(bag, bagNames.signature), signed, signatureNamespace);
  if (readText(bag, bagNames.allowedSigners) !== allowedSignersLine(signer, signatureNamespace)) {
    throw altered('allowed_signers names another key than the one that signed');
  }
  return signer;
}

/** Gives the payload manifest, once it and the other tag files are those that were signed, and no file is unlisted. */
function checkManifests(bag: BagZip): ReadonlyMap<string, string> {
  const tags = readManifest(readText(bag, bagNames.tagManifest), bagNames.tagManifest);
  if ([...tags.keys()].join() !== listedTagFiles.join())
    throw altered('its tag manifest does not list the tag files');
  for (const [name, sha256] of tags) {
    if (ledgerCrypto.sha256(readWhole(bag, name)) !== sha256)
      throw altered(`${name} is not the one that was signed`);
  }
  const manifest = readManifest(readText(bag, bagNames.manifest), bagNames.manifest);
  const known = new Set<string>([...tags.keys(), bagNames.tagManifest, bagNames.signature]);
  for (const name of bag.files.keys()) {
    if (!known.has(name) && !manifest.has(name)) throw altered('it holds a file that it does not list');
  }
  for (const name of manifest.keys()) if (!bag.files.has(name)) throw incomplete(name);
  return manifest;
}

/** Checks every file of the payload against the manifest; gives the documents. */
async function checkPayload(
  bag: BagZip,
  manifest: ReadonlyMap<string, string>,
  info: BagInfo,
  { signal, onProgress }: ReadOptions,
): Promise<readonly ListedDocument[]> {
  const documents: ListedDocument[] = [];
  let bytes = 0;
  const onPiece = (length: number) => {
    bytes += length;
    onProgress?.(bytes, Math.max(bytes, info.payloadBytes));
  };
  for (const [name, sha256] of manifest) {
    const entry = bag.files.get(name);
    const kind = readPayloadName(name);
    if (entry === undefined) throw incomplete(name);
    if (kind === null) throw altered('it lists a file that does not belong into a bundle');
    if ((await hashContent(bag.zip, entry, { signal, onPiece })) !== sha256)
      throw altered(`${name} is not the one that was signed`);
    if (kind.kind !== 'document') continue;
    const source = contentSource(bag.zip, entry);
    if (kind.sha256 !== sha256 || beginsAsPdf(source.read(0, 5)) !== kind.isPdf) {
      throw altered(`${name} has the name of another document`);
    }
    documents.push({ document: { sha256, bytes: entry.size, source }, isPdf: kind.isPdf });
  }
  if (bytes !== info.payloadBytes || manifest.size !== info.payloadFiles) {
    throw altered('its Payload-Oxum does not agree with its files');
  }
  return documents;
}

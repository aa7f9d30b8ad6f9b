import { bagDeclaration, formatVersion, writeBagInfo } from '../../core/bundles/bag-info.ts';
import {
  bagNames,
  beginsAsPdf,
  caseFileName,
  documentFileName,
  receiptFileName,
} from '../../core/bundles/bag-names.ts';
import { writeBundleInfo, type BundleInfo } from '../../core/bundles/bundle-info.ts';
import { decisionsCsv } from '../../core/bundles/decisions-csv.ts';
import { findingsJsonLd } from '../../core/bundles/findings-jsonld.ts';
import { writeManifest } from '../../core/bundles/manifest.ts';
import { summaryLayout } from '../../core/bundles/summary.ts';
import type { CaseState } from '../../core/cases/case-state.ts';
import { projectCase } from '../../core/cases/projection.ts';
import { writeEntryLine, type SignedEntry, type Signer } from '../../core/ledger/entry.ts';
import { signedEvidence } from '../../core/decisions/signed-evidence.ts';
import { toldBlindReview } from '../../core/second-review/blind-words.ts';
import { inLedgerOrder } from '../../core/ledger/graph.ts';
import type { ByteSource } from '../byte-source.ts';
import { ledgerCrypto } from '../ledger-crypto.ts';
import { allowedSignersLine, writeSshSignature } from './ssh-signature.ts';
import { summaryPdf } from './summary-pdf.ts';
import { breathe } from './zip-content.ts';

/** The namespace of the signature: `ssh-keygen -Y verify -n redrope-bundle`. */
export const signatureNamespace = 'redrope-bundle';

/** What goes into a bundle. */
export interface BundleContent {
  readonly signer: Signer;
  /** What the signer calls themselves. */
  readonly signerName: string;
  /** `Redrope 0.1.0` */
  readonly agent: string;
  /** A fresh random UUID. */
  readonly id: string;
  /** UTC. */
  readonly createdAt: string;
  readonly boundTo: BundleInfo['boundTo'];
  /** All entries of each case. */
  readonly cases: readonly (readonly SignedEntry[])[];
  /** Signed receipts by the key of whom each is for. */
  readonly receipts?: ReadonlyMap<string, string>;
  document(sha256: string): ByteSource;
}

export interface BagDocument {
  readonly name: string;
  readonly sha256: string;
  readonly source: ByteSource;
}

/** A bag without its base folder: files at hand, in the order in which they are written, and documents to copy. */
export interface Bag {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly documents: readonly BagDocument[];
  readonly entries: number;
}

/** Makes everything of a bag but the bytes of its documents, which are known by their SHA-256. */
export async function makeBag(content: BundleContent, signal?: AbortSignal): Promise<Bag> {
  const cases = content.cases
    .map((entries) => ({ entries: inLedgerOrder(entries), state: projectCase(entries) }))
    .toSorted((a, b) => (a.state.id < b.state.id ? -1 : 1));
  const names = new Set(cases.flatMap(({ state }) => state.documents.map(({ sha256 }) => sha256)));
  const documents = [...names].toSorted().map((sha256) => bagDocument(content, sha256));
  const pdfs = new Set(documents.filter(({ name }) => name.endsWith('.pdf')).map(({ sha256 }) => sha256));
  const payload = new Map<string, Uint8Array>();
  payload.set(
    bagNames.bundle,
    utf8(
      writeBundleInfo(
        describe(
          content,
          cases.map(({ state }) => state),
        ),
      ),
    ),
  );
  for (const { entries, state } of cases) {
    await breathe(signal);
    for (const [name, bytes] of await caseFilesOf(entries, state, pdfs, content.createdAt))
      payload.set(name, bytes);
  }
  for (const [key, signed] of content.receipts ?? []) payload.set(receiptFileName(key), utf8(signed));
  return {
    files: new Map([...tagFiles(content, payload, documents), ...payload]),
    documents,
    entries: cases.reduce((sum, { entries }) => sum + entries.length, 0),
  };
}

function utf8(text: string): Buffer {
  return Buffer.from(text, 'utf8');
}

function bagDocument(content: BundleContent, sha256: string): BagDocument {
  const source = content.document(sha256);
  return { name: documentFileName(sha256, beginsAsPdf(source.read(0, 5))), sha256, source };
}

/** What bundle.json says of these cases. */
function describe(content: BundleContent, states: readonly CaseState[]): BundleInfo {
  return {
    format: formatVersion,
    id: content.id,
    createdAt: content.createdAt,
    signer: { key: content.signer.author, name: content.signerName },
    boundTo: content.boundTo,
    summaryLayout,
    cases: describeCases(states),
  };
}

/** The part of bundle.json that follows from the ledgers; `states` sorted by id. */
export function describeCases(states: readonly CaseState[]): BundleInfo['cases'] {
  return states.map((state) => ({
    case: state.id,
    entries: state.entries,
    heads: state.heads,
    documents: state.documents.map(({ sha256 }) => sha256).toSorted(),
  }));
}

/** The four files of a case: its ledger, and three that follow from it. `entries` in ledger order. */
export async function caseFilesOf(
  entries: readonly SignedEntry[],
  state: CaseState,
  pdfs: ReadonlySet<string>,
  createdAt: string,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const signed = signedEvidence(entries, state);
  return new Map([
    [caseFileName(state.id, 'decisions.csv'), utf8(decisionsCsv(state, signed))],
    [caseFileName(state.id, 'findings.jsonld'), utf8(findingsJsonLd(state, (sha256) => pdfs.has(sha256)))],
    [
      caseFileName(state.id, 'ledger.jsonl'),
      Buffer.concat(entries.map((entry) => utf8(`${writeEntryLine(entry)}\n`))),
    ],
    [
      caseFileName(state.id, 'summary.pdf'),
      await summaryPdf(state, signed, toldBlindReview(entries, state)?.words ?? null, createdAt),
    ],
  ]);
}

function totalOf(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}

function tagFiles(
  content: BundleContent,
  payload: ReadonlyMap<string, Uint8Array>,
  documents: readonly BagDocument[],
): Map<string, Uint8Array> {
  const lines = [...payload].map(([path, bytes]) => ({ path, sha256: ledgerCrypto.sha256(bytes) }));
  for (const { name, sha256 } of documents) lines.push({ path: name, sha256 });
  const info = writeBagInfo({
    id: content.id,
    createdAt: content.createdAt,
    agent: content.agent,
    payloadBytes:
      totalOf([...payload.values()].map(({ length }) => length)) +
      totalOf(documents.map(({ source }) => source.size)),
    payloadFiles: lines.length,
  });
  const listed = new Map<string, Uint8Array>([
    [bagNames.declaration, utf8(bagDeclaration)],
    [bagNames.info, utf8(info)],
    [bagNames.allowedSigners, utf8(allowedSignersLine(content.signer.author, signatureNamespace))],
    [bagNames.manifest, utf8(writeManifest(lines))],
  ]);
  const tagLines = [...listed].map(([path, bytes]) => ({ path, sha256: ledgerCrypto.sha256(bytes) }));
  const tagManifest = utf8(writeManifest(tagLines));
  const signature = writeSshSignature(tagManifest, signatureNamespace, content.signer);
  return listed.set(bagNames.tagManifest, tagManifest).set(bagNames.signature, utf8(signature));
}

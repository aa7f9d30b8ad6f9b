/** The names inside a bag, all of them relative to its one base folder: docs/formats/bundle.md lists them. */
export const bagNames = {
  declaration: 'bagit.txt',
  info: 'bag-info.txt',
  manifest: 'manifest-sha256.txt',
  tagManifest: 'tagmanifest-sha256.txt',
  signature: 'tagmanifest-sha256.txt.sig',
  allowedSigners: 'allowed_signers',
  bundle: 'data/bundle.json',
} as const;

/** The base folder that Redrope writes is this and the bundle's id; others may name it otherwise. */
export const folderBegins = 'redrope-';

/** The tag files that the tag manifest lists, in its order. */
export const listedTagFiles = [
  bagNames.allowedSigners,
  bagNames.info,
  bagNames.declaration,
  bagNames.manifest,
] as const;

export const caseFiles = ['decisions.csv', 'findings.jsonld', 'ledger.jsonl', 'summary.pdf'] as const;
export type CaseFile = (typeof caseFiles)[number];

export function caseFileName(caseId: string, file: CaseFile): string {
  return `data/cases/${caseId}/${file}`;
}

/** A document is stored as `.pdf` if its bytes begin with `%PDF-`, else as `.bin`. */
export function documentFileName(sha256: string, isPdf: boolean): string {
  return `data/documents/${sha256}.${isPdf ? 'pdf' : 'bin'}`;
}

/** A signed receipt for the person with that signing key. */
export function receiptFileName(key: string): string {
  return `data/receipts/${key}.json`;
}

const pdfMark = [0x25, 0x50, 0x44, 0x46, 0x2d];

export function beginsAsPdf(bytes: Uint8Array): boolean {
  return pdfMark.every((byte, index) => bytes[index] === byte);
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const caseFilePattern = new RegExp(
  `^data/cases/(${uuid})/(decisions\\.csv|findings\\.jsonld|ledger\\.jsonl|summary\\.pdf)$`,
);
const receiptPattern = /^data\/receipts\/([0-9a-f]{64})\.json$/;
const documentPattern = /^data\/documents\/([0-9a-f]{64})\.(pdf|bin)$/;

/** What a file of the payload is, by its name; null where the format knows no such file. */
export type PayloadName =
  | { readonly kind: 'bundle' }
  | { readonly kind: 'case'; readonly case: string; readonly file: CaseFile }
  | { readonly kind: 'receipt'; readonly to: string }
  | { readonly kind: 'document'; readonly sha256: string; readonly isPdf: boolean };

export function readPayloadName(name: string): PayloadName | null {
  if (name === bagNames.bundle) return { kind: 'bundle' };
  const ofCase = caseFilePattern.exec(name);
  if (ofCase?.[1] !== undefined) {
    return { kind: 'case', case: ofCase[1], file: ofCase[2] as CaseFile };
  }
  const receipt = receiptPattern.exec(name);
  if (receipt?.[1] !== undefined) return { kind: 'receipt', to: receipt[1] };
  const document = documentPattern.exec(name);
  if (document?.[1] === undefined) return null;
  return { kind: 'document', sha256: document[1], isPdf: document[2] === 'pdf' };
}

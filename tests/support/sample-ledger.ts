import { createHash } from 'node:crypto';
import { projectCase } from '../../src/core/cases/projection.ts';
import { termsInWords } from '../../src/core/cases/history.ts';
import type { CaseEvent } from '../../src/core/events.ts';
import { signEntry, type SignedEntry, type Signer } from '../../src/core/ledger/entry.ts';
import type { DemandTerms } from '../../src/core/requests/events.ts';
import type { ByteSource } from '../../src/vault/byte-source.ts';
import type { BundleContent } from '../../src/vault/bundles/bag-files.ts';
import { ledgerCrypto, signerFrom } from '../../src/vault/ledger-crypto.ts';

/** A byte source over bytes at hand. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) };
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A random-looking UUID that is the same every time. */
export function fixedId(name: string): string {
  const hex = sha256(Buffer.from(name));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function fixedSigner(name: string): Signer {
  return signerFrom(createHash('sha256').update(name).digest());
}

export const alice = fixedSigner('Alice');
export const bob = fixedSigner('Bob');

/** Signs one event after another on top of `entries`. */
export function extend(
  entries: readonly SignedEntry[],
  signer: Signer,
  caseId: string,
  events: readonly CaseEvent[],
): SignedEntry[] {
  const all = [...entries];
  let parents = entries.length === 0 ? [] : [...projectCase(entries).heads];
  let height = Math.max(0, ...entries.map(({ entry }) => entry.height));
  for (const event of events) {
    height += 1;
    const at = new Date(Date.UTC(2026, 10, 22, 7, 0, height)).toISOString();
    const entry = {
      v: 1 as const,
      case: caseId,
      parents,
      height,
      at,
      zone: 'Europe/Berlin',
      author: signer.author,
      event,
    };
    const signed = signEntry(entry, signer, ledgerCrypto);
    all.push(signed);
    parents = [signed.id];
  }
  return all;
}

export const request = {
  reference: '24-SW-0417',
  agency: 'Γραφείο Εισαγγελέα, Прокуратура & Büro 法院',
  country: 'US',
  requester: 'government' as const,
  process: 'search-warrant' as const,
  category: 'account' as const,
  received: { at: '2026-11-20T21:12:00.000Z', zone: 'America/New_York' },
  due: { at: '2026-12-04T22:00:00.000Z', zone: 'America/New_York' },
  emergency: false,
  nondisclosure: { authority: '18 U.S.C. 2705(b)', until: null },
};

const content: DemandTerms = {
  data: 'stored-content',
  identifiers: ['j.doe@example.com', '=cmd|calc!A1', 'Ωmega@example.com'],
  from: '2026-06-01',
  to: '2026-08-31',
};
const records: DemandTerms = {
  data: 'basic-subscriber',
  identifiers: ['j.doe@example.com'],
  from: null,
  to: null,
};

const guidelines = [
  { profile: 'strict-company', edition: '2026-11', sha256: sha256(Buffer.from('strict-company')) },
  { profile: 'us-federal', edition: '2026-11', sha256: sha256(Buffer.from('us-federal')) },
];

/** A whole small review of two documents by Alice, with Bob's contradiction if `disputed`. */
export function sampleCase(
  documents: readonly Uint8Array[],
  { name = 'case', disputed = false }: { readonly name?: string; readonly disputed?: boolean } = {},
): SignedEntry[] {
  const caseId = fixedId(name);
  const ids = documents.map(sha256);
  const [first = ''] = ids;
  const demands = [fixedId(`${name} content`), fixedId(`${name} records`)] as const;
  const findings = [fixedId(`${name} broad`), fixedId(`${name} judge`), fixedId(`${name} scan`)] as const;
  const opening = extend([], alice, caseId, [
    { type: 'case-opened', request },
    { type: 'reviewer-introduced', name: 'Alice Müller-Łukasz', recipient: 'age1alice' },
    { type: 'demand-added', demand: demands[0], terms: content },
    { type: 'demand-added', demand: demands[1], terms: records },
    ...ids.map((document, index): CaseEvent => ({
      type: 'document-added',
      document,
      name: index === 0 ? 'warrant ‮fdp.exe' : `../../attachment ${index}.pdf`,
      bytes: documents[index]?.length ?? 0,
      role: index === 0 ? 'order' : 'attachment',
    })),
    {
      type: 'finding-made',
      finding: findings[0],
      document: first,
      anchor: {
        page: 3,
        quote: { exact: 'any and all records, without limit of date', prefix: 'produce ', suffix: '. It is' },
        position: { start: 812, end: 848 },
        boxes: [[72, 500.5, 300, 512]],
      },
      reading: {
        element: 'particularity-dates',
        verdict: 'breaks',
        note: '=HYPERLINK("http://example.com")\nNo dates.',
      },
    },
    {
      type: 'finding-made',
      finding: findings[1],
      document: first,
      anchor: {
        page: 1,
        quote: { exact: 'Hon. R. Example', prefix: '', suffix: '' },
        position: null,
        boxes: [],
      },
      reading: { element: 'judge-signature', verdict: 'supports', note: '' },
    },
    {
      type: 'finding-made',
      finding: findings[2],
      document: first,
      anchor: {
        page: 2,
        quote: null,
        position: null,
        boxes: [
          [10, 20, 110, 60],
          [10, 70, 110, 90],
        ],
      },
      reading: { element: 'execution-window', verdict: 'unclear', note: 'The stamp cannot be read.' },
    },
    { type: 'finding-withdrawn', finding: findings[2], reason: 'A better scan came.' },
    {
      type: 'element-searched',
      element: 'execution-window',
      document: first,
      from: 1,
      to: 4,
      note: 'Nor on the back.',
    },
    { type: 'gate-overridden', elements: ['nexus', 'addressee'], reason: 'The affidavit is under seal.' },
    { type: 'moment-recorded', fact: 'issued', moment: request.received },
    { type: 'renewal-recorded', moment: request.due },
    { type: 'case-linked', case: fixedId(`${name} preservation`), kind: 'preservation' },
    {
      type: 'decision-signed',
      position: {
        demand: demands[0],
        disposition: 'narrow',
        reasons: ['overly-broad'],
        findings: [findings[0]],
        rationale: `${termsInWords(content)}: the affidavit supports June alone. `.repeat(6),
        narrowed: { ...content, to: '2026-06-30' },
      },
      terms: content,
      supersedes: [],
      guidelines,
    },
  ]);
  if (!disputed) return opening;
  const before = opening.slice(0, -1);
  const contradiction = extend(before, bob, caseId, [
    { type: 'reviewer-introduced', name: 'Bob', recipient: 'age1bob' },
    {
      type: 'decision-signed',
      position: {
        demand: demands[0],
        disposition: 'reject',
        reasons: ['unsigned'],
        findings: [],
        rationale: 'The judge did not sign.',
        narrowed: null,
      },
      terms: content,
      supersedes: [],
      guidelines,
    },
  ]);
  return [...opening, ...contradiction.slice(before.length)];
}

export const samplePdfBytes = Buffer.from('%PDF-1.4\n%sample, not a whole PDF\n%%EOF\n');
export const sampleOtherBytes = Buffer.from('Not a PDF at all: ünïcode.\r\n');

/** A small bundle's content, the same every time. */
export function sampleContent(changes: Partial<BundleContent> = {}, disputed = false): BundleContent {
  const documents = [samplePdfBytes, sampleOtherBytes];
  const byId = new Map(documents.map((bytes) => [sha256(bytes), bytesSource(bytes)]));
  return {
    signer: alice,
    signerName: 'Alice Müller-Łukasz',
    agent: 'Redrope test',
    id: fixedId('bundle'),
    createdAt: '2026-11-22T09:00:00.000Z',
    boundTo: 'anyone',
    cases: [sampleCase(documents, { disputed })],
    document: (id) => {
      const found = byId.get(id);
      if (found === undefined) throw new Error(`The sample has no document ${id}`);
      return found;
    },
    ...changes,
  };
}

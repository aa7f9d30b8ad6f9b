import { createHash } from 'node:crypto';
import type { CaseState } from '../../src/core/cases/case-state.ts';
import { projectCase } from '../../src/core/cases/projection.ts';
import type { CaseEvent } from '../../src/core/events.ts';
import type { DecisionBasis } from '../../src/core/evidence/commands.ts';
import { signEntry, type SignedEntry, type Signer } from '../../src/core/ledger/entry.ts';
import { headsOf } from '../../src/core/ledger/graph.ts';
import { blankRequest, openCase } from '../../src/core/requests/commands.ts';
import { ledgerCrypto, signerFrom } from '../../src/vault/ledger-crypto.ts';

/** A UUID that stands for `name`, the same every time. */
export function namedId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A SHA-256 that stands for `name`. */
export function namedHash(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}

/** A signer whose real Ed25519 key is the SHA-256 of their name. */
export function castSigner(name: string): Signer {
  return signerFrom(createHash('sha256').update(name).digest());
}

/** What decisions are measured by where no guidelines are in force: every gate is open. */
export const noBasis: DecisionBasis = {
  guidelines: { profiles: [] },
  editions: [],
  documents: [],
  calls: [],
  on: '2026-11-22',
};

export const castCase = namedId('case');

/** Signs `event` on top of `parents`, as the vault does, with real keys. */
export function actOn(
  parents: readonly SignedEntry[],
  signer: Signer,
  event: CaseEvent,
  at = '2026-11-22T07:29:54.123Z',
): SignedEntry {
  const entry = {
    v: 1,
    case: castCase,
    parents: parents.map(({ id }) => id).toSorted(),
    height: Math.max(0, ...parents.map((parent) => parent.entry.height)) + 1,
    at,
    zone: 'Europe/Berlin',
    author: signer.author,
    event,
  } as const;
  return signEntry(entry, signer, ledgerCrypto);
}

/** One reviewer's own copy of a case, on which they act through the commands of core. */
export class CastReviewer {
  readonly signer: Signer;
  readonly entries = new Map<string, SignedEntry>();

  constructor(name: string) {
    this.signer = castSigner(name);
  }

  get state(): CaseState {
    return projectCase(this.entries.values());
  }

  /** Signs what a command gave, each event upon the heads as they then are. */
  record(...events: readonly CaseEvent[]): readonly SignedEntry[] {
    return events.map((event) => this.recordAt(undefined, event));
  }

  /** The same of one event, at a time other than that of all. */
  recordAt(at: string | undefined, event: CaseEvent): SignedEntry {
    const heads = headsOf(this.entries.values()).map((id) => this.entry(id));
    const signed = actOn(heads, this.signer, event, at);
    this.entries.set(signed.id, signed);
    return signed;
  }

  entry(id: string): SignedEntry {
    const signed = this.entries.get(id);
    if (signed === undefined) throw new Error(`no entry ${id}`);
    return signed;
  }

  learn(entries: Iterable<SignedEntry>): void {
    for (const signed of entries) this.entries.set(signed.id, signed);
  }
}

export const contentDemand = {
  data: 'stored-content',
  identifiers: ['j.doe@example.com'],
  from: '2026-06-01',
  to: '2026-08-31',
} as const;
export const subscriberDemand = {
  data: 'basic-subscriber',
  identifiers: ['j.doe@example.com', '+1 202 555 0147'],
  from: null,
  to: null,
} as const;

/** A reviewer with a case of two demands (`demand 1`, `demand 2`) and one document (`document`). */
export function castReview(name = 'Ada'): CastReviewer {
  const reviewer = new CastReviewer(name);
  let demands = 0;
  const opening = openCase(
    { ...blankRequest, reference: '24-SW-0417', process: 'search-warrant' },
    [contentDemand, subscriberDemand],
    () => namedId(`demand ${++demands}`),
  );
  reviewer.record(...opening, {
    type: 'document-added',
    document: namedHash('document'),
    name: 'warrant.pdf',
    bytes: 1234,
    role: 'order',
  });
  return reviewer;
}

export const quoteAnchor = {
  page: 2,
  quote: { exact: 'all contents', prefix: 'shall disclose', suffix: 'of the account' },
  position: { start: 420, end: 431 },
  boxes: [[72, 300.5, 540, 312.5]],
} as const;

import { createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import type { CaseEvent } from '../../src/core/events.ts';
import { canonicalBytes } from '../../src/core/ledger/canonical-json.ts';
import { readEntryLine, signEntry, writeEntryLine } from '../../src/core/ledger/entry.ts';
import { checkGraph } from '../../src/core/ledger/graph.ts';
import { ledgerCrypto, signerFrom } from '../../src/vault/ledger-crypto.ts';
import { timed, type Figure } from './figure.ts';

const count = 5000;
const caseId = '00000000-0000-4000-8000-000000000001';

/** Reading and verifying a ledger of 5,000 entries, against as many bare Ed25519 verifications of the same bytes. */
export function ledgerFigure(): Figure {
  const { privateKey } = generateKeyPairSync('ed25519');
  const jwk = privateKey.export({ format: 'jwk' });
  const signer = signerFrom(Buffer.from(jwk.d ?? '', 'base64url'));
  const key: KeyObject = createPublicKey(privateKey);
  const lines: string[] = [];
  const bare: { bytes: Uint8Array; signature: Uint8Array }[] = [];
  let parents: string[] = [];
  for (let height = 1; height <= count; height++) {
    const event: CaseEvent = height === 1 ? openingEvent : findingEvent(height);
    const entry = {
      v: 1,
      case: caseId,
      parents,
      height,
      at: '2026-11-22T07:29:54.123Z',
      zone: 'UTC',
      author: signer.author,
      event,
    } as const;
    const signed = signEntry(entry, signer, ledgerCrypto);
    lines.push(writeEntryLine(signed));
    const bytes = canonicalBytes(entry);
    bare.push({ bytes, signature: sign(null, bytes, privateKey) });
    parents = [signed.id];
  }
  return {
    name: `ledger verification, ${count} entries`,
    peer: 'bare Ed25519',
    rounds: 5,
    ours: () =>
      timed(() => {
        checkGraph(
          lines.map((line) => readEntryLine(line, ledgerCrypto)),
          () => undefined,
          null,
        );
      }),
    theirs: () =>
      timed(() => {
        for (const { bytes, signature } of bare) {
          if (!verify(null, bytes, key, signature)) throw new Error('A bare signature does not hold.');
        }
      }),
  };
}

const openingEvent: CaseEvent = {
  type: 'case-opened',
  request: {
    reference: 'BENCH-1',
    agency: 'Example Agency',
    country: 'US',
    requester: 'government',
    process: 'search-warrant',
    category: 'account',
    received: null,
    due: null,
    emergency: false,
    nondisclosure: null,
  },
};

function findingEvent(number: number): CaseEvent {
  return {
    type: 'finding-made',
    finding: `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`,
    document: 'ab'.repeat(32),
    anchor: {
      page: 2,
      quote: {
        exact: 'all contents of all communications',
        prefix: 'theprovidershalldisclose',
        suffix: 'andallfiles',
      },
      position: { start: 420, end: 450 },
      boxes: [[72, 300.5, 540, 312.5]],
    },
    reading: {
      element: 'particularity-dates',
      verdict: 'breaks',
      note: 'No date range is named for content.',
    },
  };
}

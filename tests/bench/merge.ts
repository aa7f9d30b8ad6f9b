import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { formatVersion } from '../../src/core/bundles/bag-info.ts';
import { summaryLayout } from '../../src/core/bundles/summary.ts';
import { projectCase } from '../../src/core/cases/projection.ts';
import { signDecision } from '../../src/core/decisions/commands.ts';
import type { CaseEvent } from '../../src/core/events.ts';
import { changeFinding, makeFinding } from '../../src/core/findings/commands.ts';
import { signEntry, type SignedEntry } from '../../src/core/ledger/entry.ts';
import { addDemand, blankRequest, openCase } from '../../src/core/requests/commands.ts';
import { ledgerCrypto } from '../../src/vault/ledger-crypto.ts';
import { describeCases } from '../../src/vault/bundles/bag-files.ts';
import { importBundle } from '../../src/vault/bundles/import-bundle.ts';
import type { VerifiedBundle } from '../../src/vault/bundles/open-bundle.ts';
import type { IncomingDocument } from '../../src/vault/ledger-store.ts';
import { createVault } from '../../src/vault/vault.ts';
import { castSigner, noBasis } from '../support/ledger-cast.ts';
import { bytesSource, sha256 } from '../support/sample-ledger.ts';
import { cheapCost, testPassphrase } from '../support/temporary-vault.ts';
import { timed, type Figure } from './figure.ts';

export const entriesPerCase = 10;
const documentBytes = Buffer.from('%PDF-1.7 the one document of every case');
const document: IncomingDocument = {
  sha256: sha256(documentBytes),
  bytes: documentBytes.length,
  source: bytesSource(documentBytes),
};

/** Entries as another reviewer's vault would have them: a request, its demands, a document, findings, a decision. */
export function foreignCases(count: number): readonly SignedEntry[] {
  const signer = castSigner('Bench');
  return Array.from({ length: count }, (_, number) => {
    const id = randomUUID();
    const entries: SignedEntry[] = [];
    const record = (...events: readonly CaseEvent[]): void => {
      for (const event of events) {
        const before = entries.at(-1);
        const entry = {
          v: 1 as const,
          case: id,
          parents: before === undefined ? [] : [before.id],
          height: entries.length + 1,
          at: '2026-11-22T07:29:54.123Z',
          zone: 'Europe/Berlin',
          author: signer.author,
          event,
        };
        entries.push(signEntry(entry, signer, ledgerCrypto));
      }
    };
    const state = () => projectCase(entries);
    const [demand, finding] = [randomUUID(), randomUUID()];
    const request = {
      ...blankRequest,
      reference: `BENCH-${number}`,
      agency: 'Example Agency',
      country: 'US',
    };
    const terms = {
      data: 'stored-content',
      identifiers: [`u${number}@example.com`],
      from: null,
      to: null,
    } as const;
    const anchor = { page: 1, quote: null, position: null, boxes: [[1, 2, 3, 4] as const] };
    record(...openCase(request, [], randomUUID), {
      type: 'reviewer-introduced',
      name: 'Bench',
      recipient: 'age1example',
    });
    record(addDemand(terms, demand), addDemand({ ...terms, data: 'basic-subscriber' }, randomUUID()));
    record({
      type: 'document-added',
      document: document.sha256,
      name: 'warrant.pdf',
      bytes: document.bytes,
      role: 'order',
    });
    const reading = {
      element: 'signed',
      verdict: 'breaks',
      note: 'The order is not signed by a judge.',
    } as const;
    record(...makeFinding(state(), finding, document.sha256, anchor, reading));
    record(...changeFinding(state(), finding, { ...reading, note: 'Not signed.' }));
    record(
      ...makeFinding(state(), randomUUID(), document.sha256, anchor, { ...reading, verdict: 'unclear' }),
    );
    const position = {
      demand,
      disposition: 'challenge',
      reasons: ['unsigned'],
      findings: [finding],
      rationale: 'Not signed.',
      narrowed: null,
    } as const;
    record(...signDecision(state(), position, noBasis).slice(-1));
    record({ type: 'request-changed', changes: { agency: `Agency ${number}` } });
    if (entries.length !== entriesPerCase) throw new Error(`A case has ${entries.length} entries`);
    return entries;
  }).flat();
}

/** A bundle of all entries of those cases, as `openBundle` gives it once everything in it was checked. */
function bundleOf(entries: readonly SignedEntry[]): VerifiedBundle {
  const cases = Array.from({ length: entries.length / entriesPerCase }, (_, number) => {
    const own = entries.slice(number * entriesPerCase, (number + 1) * entriesPerCase);
    return { entries: own, state: projectCase(own) };
  });
  const states = cases.map(({ state }) => state);
  const { author } = castSigner('Bench');
  return {
    encrypted: true,
    signer: { key: author, name: 'Bench', fingerprint: 'SHA256:of-the-bench' },
    info: {
      format: formatVersion,
      id: randomUUID(),
      createdAt: '2026-11-22T08:00:00.000Z',
      signer: { key: author, name: 'Bench' },
      boundTo: 'anyone',
      summaryLayout,
      cases: describeCases(states),
    },
    cases,
    documents: [document],
    receipts: [],
  };
}

/** The import as a person has it, then the same bundle once more, which is to change nothing. */
async function imported(folder: string, bundle: VerifiedBundle): Promise<number> {
  const place = join(folder, randomUUID());
  const vault = await createVault(place, { name: 'Bench', passphrase: testPassphrase, cost: cheapCost });
  const count = bundle.cases.length * entriesPerCase;
  const took = await timed(async () => {
    const { added } = await importBundle(vault, bundle);
    const again = await importBundle(vault, bundle);
    if (added !== count || again.added !== 0) throw new Error(`${added} of ${count} entries were merged`);
  });
  vault.close();
  rmSync(place, { recursive: true });
  return took;
}

/** Merging twice the entries over twice the cases, against once: 2 is linear. */
export function mergeFigure(folder: string): Figure {
  const all = foreignCases(10_000);
  const [whole, half] = [bundleOf(all), bundleOf(all.slice(0, all.length / 2))];
  return {
    name: `merge of ${all.length.toLocaleString('en')} entries over 10,000 cases`,
    peer: 'half of them',
    rounds: 3,
    ours: () => imported(folder, whole),
    theirs: () => imported(folder, half),
  };
}

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectCase } from '../../src/core/cases/projection.ts';
import type { CaseEvent } from '../../src/core/events.ts';
import { checkGraph } from '../../src/core/ledger/graph.ts';
import { addDemand, openCase } from '../../src/core/requests/commands.ts';
import { importBundle } from '../../src/vault/bundles/import-bundle.ts';
import { openBundle } from '../../src/vault/bundles/open-bundle.ts';
import { writeBundle } from '../../src/vault/bundles/write-bundle.ts';
import { openEntriesOf, releaseLane } from '../../src/vault/case-entries.ts';
import { openPart } from '../../src/vault/case-projection.ts';
import { checkVault } from '../../src/vault/check.ts';
import {
  entriesOf,
  ledgerState,
  mergeEntries,
  rebuildProjections,
  recordEvents,
} from '../../src/vault/ledger-store.ts';
import { write } from '../../src/vault/database.ts';
import { exchangeOf } from '../../src/vault/people/exchange-store.ts';
import { docketCsv } from '../../src/vault/reports/export-docket.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { failureCode } from '../support/failing.ts';
import { quoteAnchor } from '../support/ledger-cast.ts';
import { bytesSource, request } from '../support/sample-ledger.ts';
import { reopened, temporaryFolder, temporaryVault } from '../support/temporary-vault.ts';

const terms = { data: 'other', identifiers: ['j.doe@example.com'], from: null, to: null } as const;

/** A case with one demand, opened in the vault. */
function openedCase(vault: Vault): string {
  const id = randomUUID();
  recordEvents(vault, id, [
    ...openCase({ ...request, reference: '24-SW-1' }, [], randomUUID),
    addDemand(terms, id),
  ]);
  return id;
}

const finding = (note: string): Extract<CaseEvent, { type: 'finding-made' }> => ({
  type: 'finding-made',
  finding: randomUUID(),
  document: 'd'.repeat(64),
  anchor: quoteAnchor,
  reading: { element: 'signed', verdict: 'supports', note },
});

const decision = (on: string, rationale: string): CaseEvent => ({
  type: 'decision-signed',
  position: {
    demand: on,
    disposition: 'reject',
    reasons: ['unclear'],
    findings: [],
    rationale,
    narrowed: null,
  },
  terms,
  supersedes: [],
  guidelines: [],
});

async function plainBundle(vault: Vault, id: string): Promise<Buffer> {
  const file = join(temporaryFolder(), 'case.redrope');
  await writeBundle(vault, { cases: [id], recipients: [], passphrase: null }, file);
  return readFileSync(file);
}

async function take(vault: Vault, bundle: Buffer): Promise<void> {
  const keys = { ageIdentities: [vault.ageIdentity], passphrase: null };
  await importBundle(vault, await openBundle(bytesSource(bundle), keys));
}

/** Where, in a ledger and what is made of it, any of the texts stands. */
function found(texts: readonly string[], bundle: Buffer): readonly string[] {
  return texts.filter((text) => bundle.includes(text));
}

const lanes = ['blind', 'notes', null] as const;
type Act = { readonly lane: (typeof lanes)[number]; readonly what: 'find' | 'decide' | 'change' };
const act: fc.Arbitrary<Act> = fc.record({
  lane: fc.constantFrom(...lanes),
  what: fc.constantFrom('find', 'decide', 'change'),
});

describe('entries that are withheld', () => {
  it('leave by no export, whatever is done in which order, and what leaves is whole', async () => {
    const [ada, bob] = [await temporaryVault('Ada'), await temporaryVault('Bob')];
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { maxLength: 12 }),
        fc.constantFrom('blind', 'notes'),
        async (acts, freed) => {
          const id = openedCase(ada);
          const told: string[] = [];
          const secrets = new Map<string, string[]>([
            ['blind', []],
            ['notes', []],
          ]);
          for (const [index, { lane, what }] of acts.entries()) {
            const canary = `Quillfeather${id.slice(0, 8)}${index}`;
            const made = finding(canary);
            const event: CaseEvent =
              what === 'find'
                ? made
                : what === 'decide'
                  ? decision(id, canary)
                  : { type: 'request-changed', changes: { agency: canary } };
            const entries = recordEvents(ada, id, [event], { lane });
            const names = [canary, ...entries, ...(what === 'find' ? [made.finding] : [])];
            if (lane === null) told.push(...names);
            else secrets.get(lane)?.push(...names);
          }
          const all = [...secrets.values()].flat();
          const bundle = await plainBundle(ada, id);
          expect(found(told, bundle)).toEqual(told);
          expect(found(all, bundle)).toEqual([]);
          checkGraph(openEntriesOf(ada.db, id), () => undefined, null);
          expect(ledgerState(ada.db, id)).toEqual(projectCase(entriesOf(ada.db, id)));
          await take(bob, bundle);
          expect(ledgerState(bob.db, id)).toEqual(openPart(ada.db, ledgerState(ada.db, id)));

          releaseLane(ada.db, id, freed);
          const kept = secrets.get(freed === 'blind' ? 'notes' : 'blind') ?? [];
          const later = await plainBundle(ada, id);
          expect(found(kept, later)).toEqual([]);
          await take(bob, later);
          expect(openEntriesOf(ada.db, id)).toEqual(entriesOf(bob.db, id));
        },
      ),
      { numRuns: 8 },
    );
    rebuildProjections(ada);
    expect(await checkVault(ada)).toMatchObject({ ok: true, problems: [] });
    expect((await reopened(ada)).db.open).toBe(true);
  }, 600_000);

  it('are not spoken of by open acts, nor by those of another lane', async () => {
    const vault = await temporaryVault();
    const id = openedCase(vault);
    const made = finding('sealed');
    const [sealed = ''] = recordEvents(vault, id, [made], { lane: 'blind' });
    const before = entriesOf(vault.db, id).length;
    const { finding: name, reading } = made;
    const change: CaseEvent = { type: 'finding-changed', finding: name, reading };
    const over = { ...decision(id, 'r'), supersedes: [sealed] } as CaseEvent;
    for (const event of [change, over]) {
      expect(await failureCode(() => recordEvents(vault, id, [event]))).toBe('refused');
      expect(await failureCode(() => recordEvents(vault, id, [event], { lane: 'notes' }))).toBe('refused');
    }
    expect(entriesOf(vault.db, id)).toHaveLength(before);
    recordEvents(vault, id, [change, over], { lane: 'blind' });
    releaseLane(vault.db, id, 'blind');
    recordEvents(vault, id, [change, over]);
  });

  it('do not count for reports until they are released, nor as lacking to anybody', async () => {
    const [ada, bob] = [await temporaryVault('Ada'), await temporaryVault('Bob')];
    const id = openedCase(ada);
    await take(bob, await plainBundle(ada, id));
    recordEvents(bob, id, [{ type: 'request-changed', changes: { agency: 'B' } }]);
    const back = await plainBundle(bob, id);
    await take(ada, back);
    const lacks = () => exchangeOf(ada.db, bob.identity.key, id).behind;
    expect(lacks()).toBe(0);
    const docketBefore = [...docketCsv(ada.db)].join('');
    recordEvents(ada, id, [decision(id, 'sealed')], { lane: 'blind' });
    expect(lacks()).toBe(0);
    expect([...docketCsv(ada.db)].join('')).toBe(docketBefore);
    releaseLane(ada.db, id, 'blind');
    expect(lacks()).toBe(1);
    expect([...docketCsv(ada.db)].join('')).not.toBe(docketBefore);
  });

  it('come out where they came in from elsewhere, since then they are out', async () => {
    const ada = await temporaryVault('Ada');
    const id = openedCase(ada);
    recordEvents(ada, id, [finding('one')], { lane: 'blind' });
    const all = entriesOf(ada.db, id);
    mergeEntries(ada, all, []);
    expect(openEntriesOf(ada.db, id)).toEqual(all);
  });

  it('are missed by the check where an open entry rests on one', async () => {
    const ada = await temporaryVault('Ada');
    const id = openedCase(ada);
    const [first = ''] = recordEvents(ada, id, [{ type: 'request-changed', changes: { agency: 'A' } }]);
    recordEvents(ada, id, [{ type: 'request-changed', changes: { agency: 'B' } }]);
    write(ada.db, "INSERT INTO withheld (entry, case_id, lane) VALUES (?, ?, 'blind')", first, id);
    const { problems } = await checkVault(ada);
    expect(problems.some((problem) => problem.includes('rests on what is withheld'))).toBe(true);
  });
});

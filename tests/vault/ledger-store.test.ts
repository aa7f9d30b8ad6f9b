import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reopen } from '../../src/core/cases/life-cycle.ts';
import { projectCase } from '../../src/core/cases/projection.ts';

import type { CaseEvent } from '../../src/core/events.ts';
import { readEntryLine, writeEntryLine, type SignedEntry } from '../../src/core/ledger/entry.ts';
import { checkGraph, headsOf } from '../../src/core/ledger/graph.ts';
import { blankRequest, changeRequest, openCase } from '../../src/core/requests/commands.ts';
import type { AppEvent } from '../../src/ipc/views.ts';
import { checkVault } from '../../src/vault/check.ts';
import { rows, value, write, type ReadableDb } from '../../src/vault/database.ts';
import { ledgerCrypto } from '../../src/vault/ledger-crypto.ts';
import {
  caseState,
  entriesOf,
  entryHeader,
  mergeEntries,
  rebuildProjections,
  ledgerState,
  recordEvents,
  type IncomingDocument,
} from '../../src/vault/ledger-store.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { history, playHistory, type Act } from '../core/ledger/simulated-review.ts';
import { failureCode } from '../support/failing.ts';
import { actOn, castCase, castReview, castSigner, namedHash } from '../support/ledger-cast.ts';
import { reopened, temporaryVault } from '../support/temporary-vault.ts';

function openedCase(vault: Vault): string {
  const id = randomUUID();
  recordEvents(vault, id, openCase({ ...blankRequest, reference: '24-SW-1' }, [], randomUUID));
  return id;
}

/** Documents of which the simulated reviews speak: the SHA-256 of their names. */
const documents: readonly IncomingDocument[] = ['document', ...[0, 1, 2].map((n) => `document ${n}`)].map(
  (name) => {
    const bytes = Buffer.from(name);
    const source = {
      size: bytes.length,
      read: (offset: number, length: number) => bytes.subarray(offset, offset + length),
    };
    return { sha256: namedHash(name), bytes: bytes.length, source };
  },
);

/** Everything that the vault shows, apart from the ledger. */
function shown(db: ReadableDb) {
  return {
    views: rows<{ case_id: string; summary: string; state: string }>(
      db,
      'SELECT case_id, summary, state FROM case_view ORDER BY case_id',
    ).map(({ case_id, summary, state }) => [case_id, JSON.parse(summary), JSON.parse(state)] as unknown[]),
    documents: rows(db, 'SELECT * FROM case_document ORDER BY case_id, sha256'),
    links: rows(db, 'SELECT * FROM case_link ORDER BY case_id, other'),
    memory: rows(db, 'SELECT * FROM decision_memory ORDER BY entry'),
    defects: rows(db, 'SELECT * FROM decision_defect ORDER BY entry, element'),
    notes: rows(
      db,
      'SELECT case_id, kind, item, document, page, text FROM note ORDER BY case_id, kind, item',
    ),
  };
}

describe('recording acts', () => {
  it('signs them, one upon the other, and introduces the reviewer once', async () => {
    const vault = await temporaryVault();
    const id = openedCase(vault);
    recordEvents(vault, id, [{ type: 'request-changed', changes: { agency: 'FBI' } }]);
    const entries = entriesOf(vault.db, id);
    expect(entries.map(({ entry }) => entry.event.type)).toEqual([
      'case-opened',
      'reviewer-introduced',
      'request-changed',
    ]);
    for (const entry of entries) expect(readEntryLine(writeEntryLine(entry), ledgerCrypto)).toEqual(entry);
    checkGraph(entries, () => undefined, null);
    expect(entries.map(({ entry }) => entry.author)).toEqual(entries.map(() => vault.identity.key));
    expect(caseState(vault.db, id)).toEqual(projectCase(entries));
    expect(entryHeader(vault.db, entries[2]?.id ?? '')).toEqual({ case: id, height: 3 });
  });

  it('gives the ids in order, and nothing for nothing', async () => {
    const vault = await temporaryVault();
    const id = openedCase(vault);
    const ids = recordEvents(vault, id, [
      { type: 'request-changed', changes: { agency: 'A' } },
      { type: 'request-changed', changes: { agency: 'B' } },
    ]);
    expect(
      entriesOf(vault.db, id)
        .slice(-2)
        .map((entry) => entry.id),
    ).toEqual(ids);
    expect(recordEvents(vault, id, [])).toEqual([]);
    expect(entriesOf(vault.db, id)).toHaveLength(4);
  });

  it('tells that the case changed, once it is committed', async () => {
    const vault = await temporaryVault();
    const heard: AppEvent[] = [];
    vault.onEvent((event) => {
      expect(vault.db.inTransaction).toBe(false);
      heard.push(event);
    });
    const id = openedCase(vault);
    expect(heard).toEqual([{ type: 'changed', case: id }]);
  });

  it('is refused for a case that is not there', async () => {
    const vault = await temporaryVault();
    const event: CaseEvent = { type: 'request-changed', changes: {} };
    expect(await failureCode(() => recordEvents(vault, randomUUID(), [event]))).toBe('case-unknown');
    expect(await failureCode(() => caseState(vault.db, randomUUID()))).toBe('case-unknown');
  });

  it('leaves nothing of an act that cannot be recorded as a whole', async () => {
    const vault = await temporaryVault();
    const id = openedCase(vault);
    const before = [caseState(vault.db, id), shown(vault.db), vault.witnessed()];
    const failing = () =>
      recordEvents(vault, id, [{ type: 'request-changed', changes: { agency: 'X' } }], {
        alongside: () => {
          throw new RangeError('halfway');
        },
      });
    expect(failing).toThrow(RangeError);
    const tooLong: CaseEvent = { type: 'request-changed', changes: { agency: 'x'.repeat(501) } };
    expect(await failureCode(() => recordEvents(vault, id, [tooLong]))).toBe('invalid-input');
    expect([caseState(vault.db, id), shown(vault.db), vault.witnessed()]).toEqual(before);
    expect((await reopened(vault)).db.open).toBe(true);
  });

  it('tells a full disk, and what was acknowledged before stays', async () => {
    const vault = await temporaryVault();
    const id = openedCase(vault);
    const pages = Number(vault.db.pragma('page_count', { simple: true }));
    vault.db.pragma(`max_page_count = ${pages}`);
    const fill = () => {
      for (let count = 0; count < 100; count++) {
        recordEvents(vault, id, [
          {
            type: 'demand-added',
            demand: randomUUID(),
            terms: { data: 'stored-content', identifiers: ['x'.repeat(400)], from: null, to: null },
          },
        ]);
      }
    };
    expect(await failureCode(fill)).toBe('disk-full');
    const known = caseState(vault.db, id).demands.length;
    const again = await reopened(vault);
    expect(caseState(again.db, id).demands).toHaveLength(known);
    expect(caseState(again.db, id)).toEqual(projectCase(entriesOf(again.db, id)));
  });

  it('reads a view that older pages brought back from the ledger instead', async () => {
    const vault = await temporaryVault();
    const id = openedCase(vault);
    const older = value<string>(vault.db, 'SELECT state FROM case_view WHERE case_id = ?', id) ?? '';
    recordEvents(vault, id, [{ type: 'request-changed', changes: { agency: 'FBI' } }]);
    write(vault.db, 'UPDATE case_view SET state = ? WHERE case_id = ?', older, id);
    const again = await reopened(vault);
    expect(caseState(again.db, id).request.agency).toBe('FBI');
  });
});

describe('merging', () => {
  it('is set union, and takes documents along', async () => {
    const vault = await temporaryVault();
    const ada = castReview();
    const entries = [...ada.entries.values()];
    expect(mergeEntries(vault, entries, documents)).toEqual({
      added: entries.length,
      known: 0,
      disagreements: 0,
    });
    expect(mergeEntries(vault, entries, [])).toEqual({ added: 0, known: entries.length, disagreements: 0 });
    expect(ledgerState(vault.db, castCase)).toEqual(ada.state);
    // All else is in order: the cast's entry says another size than its document has.
    expect((await checkVault(vault)).problems).toEqual([expect.stringContaining('has not the size')]);
  });

  it('refuses entries that rest on what is missing, and documents that did not come, as a whole', async () => {
    const vault = await temporaryVault();
    const entries = [...castReview().entries.values()];
    const before = shown(vault.db);
    expect(await failureCode(() => mergeEntries(vault, entries.slice(1), documents))).toBe('entries-missing');
    expect(await failureCode(() => mergeEntries(vault, entries, []))).toBe('bundle-incomplete');
    const other = Buffer.from('other bytes');
    const forged = { sha256: namedHash('document'), bytes: 11, source: { size: 11, read: () => other } };
    expect(await failureCode(() => mergeEntries(vault, entries, [forged]))).toBe('file-unreadable');
    expect(shown(vault.db)).toEqual(before);
    expect(value(vault.db, 'SELECT count(*) FROM document')).toBe(0);
    expect(value(vault.db, 'SELECT count(*) FROM entry')).toBe(0);
  });

  it('refuses a second opening of a case, which could take the first one’s place', async () => {
    const vault = await temporaryVault();
    const entries = [...castReview().entries.values()];
    mergeEntries(vault, entries, documents);
    const forged = actOn([], castSigner('Mallory'), {
      type: 'case-opened',
      request: { ...blankRequest, reference: 'mine' },
    });
    expect(await failureCode(() => mergeEntries(vault, [forged], []))).toBe('entry-invalid');
    expect(ledgerState(vault.db, castCase).request.reference).toBe('24-SW-0417');
  });
});

describe('projections, on a real encrypted database', () => {
  it('equal a rebuild after any merges in any order, and acts on top of them', async () => {
    await fc.assert(
      fc.asyncProperty(history(), fc.array(fc.nat(), { maxLength: 6 }), async (play, cuts) => {
        const vault = await temporaryVault();
        const all = everything(play);
        for (const part of parts(all, cuts)) mergeEntries(vault, part, documents);
        mergeEntries(vault, all, documents);
        expect(ledgerState(vault.db, castCase)).toEqual(projectCase(all));
        const merged = ledgerState(vault.db, castCase);
        recordEvents(vault, castCase, merged.end === null ? [] : reopen(merged, 'the last word'));
        recordEvents(
          vault,
          castCase,
          changeRequest(ledgerState(vault.db, castCase), { agency: 'the last word' }),
        );
        const incremental = shown(vault.db);
        const state = ledgerState(vault.db, castCase);
        expect(state.heads).toEqual(headsOf(entriesOf(vault.db, castCase)));
        rebuildProjections(vault);
        expect(shown(vault.db)).toEqual(incremental);
        expect(ledgerState(vault.db, castCase)).toEqual(state);
        vault.close();
      }),
      { numRuns: Number(process.env['REDROPE_RUNS'] ?? 25) },
    );
  }, 600_000);
});

function everything(play: readonly Act[]): SignedEntry[] {
  const entries = new Map<string, SignedEntry>();
  for (const reviewer of playHistory(play))
    for (const [id, signed] of reviewer.entries) entries.set(id, signed);
  return [...entries.values()];
}

/** Parts that can be merged one after the other: each is all that one entry rests on. */
function parts(all: readonly SignedEntry[], cuts: readonly number[]): SignedEntry[][] {
  const byId = new Map(all.map((signed) => [signed.id, signed]));
  return cuts.map((cut) => {
    const part = new Map<string, SignedEntry>();
    const take = (signed: SignedEntry | undefined): void => {
      if (signed === undefined || part.has(signed.id)) return;
      part.set(signed.id, signed);
      for (const parent of signed.entry.parents) take(byId.get(parent));
    };
    take(all[cut % all.length]);
    return [...part.values()];
  });
}

import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { projectCase } from '../../../src/core/cases/projection.ts';
import { blankRequest, changeRequest, openCase } from '../../../src/core/requests/commands.ts';
import { importBundle } from '../../../src/vault/bundles/import-bundle.ts';
import type { VerifiedBundle } from '../../../src/vault/bundles/open-bundle.ts';
import { checkVault } from '../../../src/vault/check.ts';
import { caseIds, caseState, entriesOf, recordEvents } from '../../../src/vault/ledger-store.ts';
import { sshFingerprint } from '../../../src/vault/ssh-key.ts';
import { openVault } from '../../../src/vault/vault.ts';
import { acquaint } from '../../support/acquaint.ts';
import { failureCode } from '../../support/failing.ts';
import { temporaryVault, testPassphrase } from '../../support/temporary-vault.ts';

/** What opening a bundle of 120 cases gives: so many that they are merged in more than one turn. */
async function largeBundle() {
  const [from, to] = [await temporaryVault('Ada'), await temporaryVault('Bob')];
  acquaint(from, to);
  const ids = Array.from({ length: 120 }, () => randomUUID()).toSorted();
  for (const id of ids)
    recordEvents(from, id, [
      ...openCase(blankRequest, [], randomUUID),
      { type: 'request-changed', changes: { agency: 'FBI' } },
    ]);
  const cases = ids.map((id) => {
    const entries = entriesOf(from.db, id);
    return { entries, state: projectCase(entries) };
  });
  const { key, name } = from.identity;
  const bundle: VerifiedBundle = {
    info: {
      format: 1,
      id: randomUUID(),
      createdAt: from.now().at,
      signer: { key, name },
      boundTo: 'anyone',
      summaryLayout: 1,
      cases: cases.map(({ entries, state }) => ({
        case: state.id,
        entries: entries.length,
        heads: state.heads,
        documents: [],
      })),
    },
    cases,
    documents: [],
    receipts: [],
    encrypted: false,
    signer: { key, name, fingerprint: sshFingerprint(key) },
  };
  return { from, to, bundle };
}

it('a large merge lets those who read be answered, tells how far it is, and has what writes wait', async () => {
  const { from, to, bundle } = await largeBundle();
  const own = randomUUID();
  recordEvents(to, own, openCase(blankRequest, [], randomUUID));
  const told: [number, number][] = [];
  const written: Promise<number>[] = [];
  const imported = await importBundle(to, bundle, {
    onProgress: (done, total) => {
      told.push([done, total]);
      expect(caseState(to.db, own).id).toBe(own);
      if (written.length > 0) return;
      written.push(
        to.gate.together(() => {
          recordEvents(to, own, changeRequest(caseState(to.db, own), { agency: 'meanwhile' }));
          return caseIds(to.db).length;
        }),
      );
    },
  });
  expect(imported).toMatchObject({ added: 360, known: 0 });
  expect(told.length).toBeGreaterThan(1);
  expect(told.every(([done, total]) => done <= total && total === 120)).toBe(true);
  expect(await Promise.all(written)).toEqual([121]);
  expect(caseState(to.db, own).request.agency).toBe('meanwhile');
  for (const id of caseIds(from.db)) expect(caseState(to.db, id)).toEqual(caseState(from.db, id));
  expect(await checkVault(to)).toMatchObject({ ok: true, problems: [] });
  expect(await importBundle(to, bundle)).toMatchObject({ added: 0, known: 360 });
});

it('that is stopped half-way has merged nothing, and can be had again', async () => {
  const { from, to, bundle } = await largeBundle();
  const stop = new AbortController();
  const stopped = () => importBundle(to, bundle, { signal: stop.signal, onProgress: () => stop.abort() });
  const told: { readonly type: string; readonly cases: number }[] = [];
  to.onEvent(({ type }) => told.push({ type, cases: caseIds(to.db).length }));
  expect(await failureCode(stopped)).toBe('cancelled');
  // Who read the half of it reads again.
  expect(told).toEqual([{ type: 'changed', cases: 0 }]);
  expect(caseIds(to.db)).toEqual([]);
  to.close();
  const again = await openVault(to.folder, testPassphrase);
  expect(caseIds(again.db)).toEqual([]);
  expect(await checkVault(again)).toMatchObject({ ok: true, entries: 0 });
  expect(await importBundle(again, bundle)).toMatchObject({ added: 360 });
  expect(caseIds(again.db)).toEqual(caseIds(from.db));
  again.close();
});

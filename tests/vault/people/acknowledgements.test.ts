import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAcknowledgement, signAcknowledgement } from '../../../src/core/people/acknowledgement.ts';
import { changeRequest, openCase, settleFields } from '../../../src/core/requests/commands.ts';
import { contestedFields } from '../../../src/core/cases/contested-fields.ts';
import { importBundle } from '../../../src/vault/bundles/import-bundle.ts';
import { bundleKeys, openBundle } from '../../../src/vault/bundles/open-bundle.ts';
import { withheldIn } from '../../../src/vault/case-entries.ts';
import { checkVault } from '../../../src/vault/check.ts';
import { ledgerCrypto } from '../../../src/vault/ledger-crypto.ts';
import { rows } from '../../../src/vault/database.ts';
import { exportGuarded } from '../../../src/vault/exports/guarded-export.ts';
import { fileSource } from '../../../src/vault/file-source.ts';
import { caseState, entriesOf, mergeEntries, recordEvents } from '../../../src/vault/ledger-store.ts';
import {
  receiptCases,
  receiptOfWhatCame,
  takeReceipt,
  writeReceipt,
} from '../../../src/vault/people/acknowledgements.ts';
import { armoured, readArmoured } from '../../../src/vault/people/armour.ts';
import {
  casesLacking,
  exchangeOf,
  noteReceived,
  noteSent,
} from '../../../src/vault/people/exchange-store.ts';
import { historiesOf } from '../../../src/vault/people/histories.ts';
import { giveUpMissing, missingEntries, missingHere } from '../../../src/vault/people/witnessed-heads.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { acquaint } from '../../support/acquaint.ts';
import { failureCode } from '../../support/failing.ts';
import { request, sha256 } from '../../support/sample-ledger.ts';
import { temporaryFolder, temporaryVault } from '../../support/temporary-vault.ts';

const at = '2026-11-22T09:00:00.000Z';

function change(vault: Vault, id: string, agency: string): void {
  recordEvents(vault, id, changeRequest(caseState(vault.db, id), { agency }));
}

/** A case that Ada opened and Bob has. */
async function shared() {
  const [ada, bob] = [await temporaryVault('Ada'), await temporaryVault('Bob')];
  acquaint(ada, bob);
  const id = randomUUID();
  recordEvents(ada, id, openCase(request, [], randomUUID));
  hand(ada, bob, id);
  const cases = [{ case: id, heads: caseState(ada.db, id).heads }];
  noteSent(ada.db, { key: bob.identity.key, cases, at, bundle: 'b' });
  noteReceived(bob.db, { key: ada.identity.key, cases, at, bundle: 'b' });
  return { ada, bob, id };
}

function hand(from: Vault, to: Vault, id: string): void {
  mergeEntries(to, entriesOf(from.db, id), []);
}

describe('receipts', () => {
  it('confirm what arrived, and say what the other one has and this vault lacks', async () => {
    const { ada, bob, id } = await shared();
    const { key } = bob.identity;
    expect(exchangeOf(ada.db, key, id).unconfirmed).toBeGreaterThan(0);
    expect(takeReceipt(ada, writeReceipt(bob, 'Ada'))).toMatchObject({ name: 'Bob', cases: 1, missing: [] });
    expect(exchangeOf(ada.db, key, id)).toMatchObject({
      behind: 0,
      unconfirmed: 0,
      lastReceived: null,
      acknowledged: expect.any(String),
    });
    // The bundle of which a receipt spoke before says that one came.
    const lasting = { at, bundle: 'theirs' };
    noteReceived(ada.db, { key, cases: [{ case: id, heads: caseState(bob.db, id).heads }], ...lasting });
    expect(exchangeOf(ada.db, key, id).lastReceived).toEqual(lasting);
    change(bob, id, 'FBI');
    const { missing } = takeReceipt(ada, `Hello\n${writeReceipt(bob, 'Ada')}bye`);
    expect(missing).toEqual([
      expect.stringMatching(/an entry of Bob, of \d{4}-\d\d-\d\d, is missing here .*ask Bob for .*bundle b/),
    ]);
    expect(await failureCode(() => giveUpMissing(ada, 'ffffffffffffffff'))).toBe('invalid-input');
    giveUpMissing(ada, caseState(bob.db, id).heads[0]?.slice(0, 16) ?? '');
    expect(missingEntries(ada.db)).toEqual([]);
    expect(takeReceipt(ada, writeReceipt(bob, 'Ada')).missing).toEqual([]);
    expect(historiesOf(ada.db, id)).toEqual([]);
    // Another one who holds it is heard, and can be given up in turn.
    const cem = await temporaryVault('Cem');
    acquaint(ada, bob, cem);
    hand(bob, cem, id);
    const came = [{ case: id, heads: caseState(ada.db, id).heads }];
    noteReceived(cem.db, { key: ada.identity.key, cases: came, at, bundle: 'b' });
    const { missing: again } = takeReceipt(ada, writeReceipt(cem, 'Ada'));
    expect(again).toEqual([expect.stringContaining('ask Cem for')]);
    giveUpMissing(ada, caseState(bob.db, id).heads[0] ?? '');
    for (const each of [bob, cem]) takeReceipt(ada, writeReceipt(each, 'Ada'));
    expect(missingHere(ada.db)).toEqual({
      missing: [],
      givenUp: [expect.stringContaining('you no longer wait for an entry of Bob')],
    });
    hand(bob, ada, id);
    expect(missingEntries(ada.db)).toEqual([]);
    expect(caseState(ada.db, id)).toEqual(caseState(bob.db, id));
  });

  it('are the latest by what they rest on, whatever the clocks say', async () => {
    const { ada, bob, id } = await shared();
    const { key } = bob.identity;
    const at2036 = { at: '2036-01-01T00:00:00.000Z', zone: 'UTC' };
    const early = writeReceipt({ ...bob, now: () => at2036 }, 'Ada');
    takeReceipt(ada, early);
    expect(exchangeOf(ada.db, key, id).acknowledged).toBe(at2036.at);
    change(bob, id, 'FBI');
    hand(bob, ada, id);
    takeReceipt(ada, writeReceipt(bob, 'Ada'));
    const { acknowledged } = exchangeOf(ada.db, key, id);
    expect(acknowledged).not.toBe(at2036.at);
    // The earlier one once more, by way of an older bundle.
    takeReceipt(ada, early);
    expect(exchangeOf(ada.db, key, id).acknowledged).toBe(acknowledged);
    // Nor does one's own clock keep a receipt here: what came after it went is later.
    const slow = { ...bob, now: () => ({ at: '1999-01-01T00:00:00.000Z', zone: 'UTC' }) };
    const other = { case: id, heads: caseState(bob.db, id).heads };
    noteSent(bob.db, { key: ada.identity.key, cases: [other], at: bob.now().at, bundle: 'c' });
    change(ada, id, 'DEA');
    hand(ada, bob, id);
    const came = [{ case: id, heads: caseState(ada.db, id).heads }];
    noteReceived(bob.db, { key: ada.identity.key, cases: came, at: slow.now().at, bundle: 'd' });
    const to = [{ key: ada.identity.key }];
    expect(receiptCases(bob.db, to, [], true).get(ada.identity.key)).toEqual([id]);
  });

  it('of somebody with entries that are not here show nothing as lacking, and count once these come', async () => {
    const { ada, bob, id } = await shared();
    const cem = await temporaryVault('Cem');
    acquaint(ada, bob, cem);
    const { key } = bob.identity;
    takeReceipt(ada, writeReceipt(bob, 'Ada'));
    change(ada, id, 'FBI');
    const cases = [{ case: id, heads: caseState(ada.db, id).heads }];
    noteSent(ada.db, { key, cases, at, bundle: 'c' });
    // It arrived, and Cem's act on it besides, which Ada lacks.
    for (const to of [bob, cem]) hand(ada, to, id);
    change(cem, id, 'DEA');
    hand(cem, bob, id);
    takeReceipt(ada, writeReceipt(bob, 'Ada'));
    expect(exchangeOf(ada.db, key, id)).toMatchObject({ unconfirmed: 1, lost: 0 });
    expect(casesLacking(ada.db, key)).toEqual([]);
    hand(cem, ada, id);
    expect(exchangeOf(ada.db, key, id)).toMatchObject({ behind: 0, unconfirmed: 0, lost: 0 });
    // What a receipt lacked stays lacking until it is sent again, or is seen to be there.
    change(ada, id, 'ATF');
    noteSent(ada.db, {
      key,
      cases: [{ case: id, heads: caseState(ada.db, id).heads }],
      at,
      bundle: 'd',
    });
    takeReceipt(ada, writeReceipt(bob, 'Ada'));
    expect(exchangeOf(ada.db, key, id)).toMatchObject({ lost: 1 });
    change(bob, id, 'IRS');
    takeReceipt(ada, writeReceipt(bob, 'Ada'));
    expect(exchangeOf(ada.db, key, id)).toMatchObject({ lost: 1 });
  });

  it('tell of no more entries that nobody has than a person can look at', async () => {
    const { ada, bob, id } = await shared();
    const { key, name } = bob.identity;
    const of = (count: number) =>
      Array.from({ length: 60 }, (_, one) => sha256(Buffer.from(`${count} ${one}`))).map((entry) => ({
        entry,
        author: key,
        name,
        at,
      }));
    const said = { v: 1 as const, by: key, name, to: ada.identity.key, at };
    for (const count of [1, 2, 3]) {
      const cases = [{ case: id, heads: of(count), bundle: '' }];
      takeReceipt(ada, armoured('RECEIPT', signAcknowledgement({ ...said, cases }, bob.signer)));
    }
    expect(missingEntries(ada.db)).toHaveLength(100);
  });

  it('tell a vault that its own history was cut short', async () => {
    const { ada, bob, id } = await shared();
    change(ada, id, 'FBI');
    hand(ada, bob, id);
    takeReceipt(ada, writeReceipt(bob, 'Ada'));
    expect((await checkVault(ada)).problems).toEqual([]);
    // As after an older copy of the vault was put back.
    const { db } = ada;
    db.exec(`DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry)`);
    expect((await checkVault(ada)).problems.join()).toContain(
      'The history of this vault was cut short: an entry of Ada',
    );
  });

  it('name nothing that stays here, whatever a person claims to have', async () => {
    const { ada, bob, id } = await shared();
    const { key, name } = bob.identity;
    recordEvents(ada, id, changeRequest(caseState(ada.db, id), { agency: 'FBI' }), { lane: 'second-review' });
    const kept = [...withheldIn(ada.db, id).keys()];
    const heads = kept.map((entry) => ({ entry, author: ada.identity.key, name: 'Ada', at }));
    expect(heads).not.toEqual([]);
    const said = { v: 1 as const, by: key, name, to: ada.identity.key, at };
    const claim = { ...said, cases: [{ case: id, heads, bundle: '' }] };
    takeReceipt(ada, armoured('RECEIPT', signAcknowledgement(claim, bob.signer)));
    const text = readArmoured('RECEIPT', receiptOfWhatCame(ada, key, [id]));
    expect(kept.filter((entry) => text.includes(entry))).toEqual([]);
  });

  it('of strangers, for others, or altered are refused', async () => {
    const { ada, bob, id } = await shared();
    const cem = await temporaryVault('Cem');
    acquaint(bob, cem);
    hand(bob, cem, id);
    const receipt = writeReceipt(bob, 'Ada');
    expect(await failureCode(() => takeReceipt(cem, receipt))).toBe('person-not-trusted');
    const lines = receipt.split('\n');
    const altered = Buffer.from(
      Buffer.from(lines.slice(1, -2).join(''), 'base64').toString().replace('"name":"Bob"', '"name":"Eve"'),
    );
    const forged = [lines[0], altered.toString('base64'), lines.at(-2), ''].join('\n');
    expect(await failureCode(() => takeReceipt(ada, forged))).toBe('card-invalid');
    expect(await failureCode(() => takeReceipt(ada, 'no receipt'))).toBe('card-invalid');
    expect(await failureCode(() => writeReceipt(cem, 'Bob'))).toBe('nothing-to-export');
  });
});

async function bundleFor(from: Vault, to: readonly Vault[], cases: readonly string[]) {
  const file = join(temporaryFolder(), 'bundle.redrope');
  const people = to.map(({ identity }) => identity.key);
  const target = { cases, people, recipients: [], open: false, passphrase: null, lifts: [] };
  await exportGuarded(from, target, file);
  return file;
}

async function bring(file: string, to: Vault) {
  const bundle = await openBundle(fileSource(file), bundleKeys(to, null));
  return { bundle, imported: await importBundle(to, bundle) };
}

const vectors = join(import.meta.dirname, '../../vectors/receipt');
const named = (kind: string) => readdirSync(join(vectors, kind));
const readReceipt = (kind: string, name: string) =>
  readAcknowledgement(readArmoured('RECEIPT', readFileSync(join(vectors, kind, name), 'utf8')), ledgerCrypto);

describe('receipt vectors', () => {
  it.each(named('accept'))('accept %s', (name) => {
    expect(readReceipt('accept', name)).toMatchObject({ v: 1, name: 'Bob' });
  });

  it.each(named('reject'))('refuse %s', async (name) => {
    expect(await failureCode(() => readReceipt('reject', name))).toBe('card-invalid');
  });
});

describe('a receipt in a bundle', () => {
  it('goes along with what is next sent to that person, is verified, kept and shown', async () => {
    const [ada, bob] = [await temporaryVault('Ada'), await temporaryVault('Bob')];
    acquaint(ada, bob);
    const [first, second] = [randomUUID(), randomUUID()];
    for (const id of [first, second]) recordEvents(ada, id, openCase(request, [], randomUUID));
    await bring(await bundleFor(ada, [bob], [first, second]), bob);
    const { key } = bob.identity;
    expect(exchangeOf(ada.db, key, second)).toMatchObject({ acknowledged: null });
    expect(exchangeOf(ada.db, key, second).unconfirmed).toBeGreaterThan(0);
    change(bob, first, 'FBI');
    const file = await bundleFor(bob, [ada], [first]);
    const { bundle, imported } = await bring(file, ada);
    expect(bundle.receipts.map(({ said }) => said.cases.length)).toEqual([2]);
    expect(imported.receipt).toMatchObject({ cases: 2 });
    // Of the case that is not in the bundle, too.
    expect(exchangeOf(ada.db, key, second)).toMatchObject({
      acknowledged: bundle.receipts[0]?.said.at,
      behind: 0,
      unconfirmed: 0,
    });
    expect(rows(ada.db, 'SELECT signed FROM receipt')).toEqual([{ signed: bundle.receipts[0]?.signed }]);
  });

  it('names no case to others, and no entry that the bundle does not have', async () => {
    const { ada, bob, id } = await shared();
    const cem = await temporaryVault('Cem');
    acquaint(ada, bob, cem);
    const changed = randomUUID();
    recordEvents(ada, changed, openCase(request, [], randomUUID));
    await bring(await bundleFor(ada, [bob], [changed]), bob);
    change(bob, changed, 'FBI');
    const about = async (to: readonly Vault[]) => {
      const { bundle } = await bring(await bundleFor(bob, to, [id]), ada);
      return bundle.receipts.map(({ said }) => [said.to, said.cases.map((one) => one.case)]);
    };
    const expected = [[ada.identity.key, [id]]];
    expect(await about([ada, cem])).toEqual(expected);
    // What Bob did in the other case has not left yet.
    expect(await about([ada])).toEqual(expected);
  });
});

describe('a contested field', () => {
  it('shows the same value everywhere, whatever the clocks say, until somebody says which one holds', async () => {
    const [ada, bob] = [await temporaryVault('Ada'), await temporaryVault('Bob')];
    acquaint(ada, bob);
    const id = randomUUID();
    recordEvents(ada, id, openCase(request, [], randomUUID));
    hand(ada, bob, id);
    const wrong = { ...bob, now: () => ({ at: '1999-01-01T00:00:00.000Z', zone: 'UTC' }) };
    recordEvents(wrong, id, [
      { type: 'reviewer-introduced', name: 'Bob', recipient: bob.identity.recipient },
    ]);
    recordEvents(wrong, id, changeRequest(caseState(bob.db, id), { agency: 'Later in the ledger' }));
    change(ada, id, 'Later by the clock');
    hand(ada, bob, id);
    hand(bob, ada, id);
    expect(caseState(ada.db, id).request.agency).toBe('Later in the ledger');
    expect(caseState(bob.db, id)).toEqual(caseState(ada.db, id));
    const [contested] = contestedFields(entriesOf(ada.db, id));
    expect(contested).toMatchObject({ field: 'agency', other: { value: 'Later by the clock' } });
    recordEvents(ada, id, settleFields(caseState(ada.db, id), { agency: contested?.shown.value as string }));
    expect(contestedFields(entriesOf(ada.db, id))).toEqual([]);
  });
});

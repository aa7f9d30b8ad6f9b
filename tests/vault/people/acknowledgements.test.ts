import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { changeRequest, openCase, settleFields } from '../../../src/core/requests/commands.ts';
import { contestedFields } from '../../../src/core/cases/contested-fields.ts';
import { checkVault } from '../../../src/vault/check.ts';
import { caseState, entriesOf, mergeEntries, recordEvents } from '../../../src/vault/ledger-store.ts';
import { takeReceipt, writeReceipt } from '../../../src/vault/people/acknowledgements.ts';
import { exchangeOf, noteReceived, noteSent } from '../../../src/vault/people/exchange-store.ts';
import { missingEntries } from '../../../src/vault/people/witnessed-heads.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { acquaint } from '../../support/acquaint.ts';
import { failureCode } from '../../support/failing.ts';
import { request } from '../../support/sample-ledger.ts';
import { temporaryVault } from '../../support/temporary-vault.ts';

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
    expect(exchangeOf(ada.db, key, id)).toMatchObject({ behind: 0, unconfirmed: 0 });
    change(bob, id, 'FBI');
    const { missing } = takeReceipt(ada, `Hello\n${writeReceipt(bob, 'Ada')}bye`);
    expect(missing).toEqual([
      expect.stringMatching(/an entry of Bob, of \d{4}-\d\d-\d\d, is missing here .*ask Bob for .*bundle b/),
    ]);
    hand(bob, ada, id);
    expect(missingEntries(ada.db)).toEqual([]);
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

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { signCard } from '../../../src/core/people/identity-card.ts';
import { openCase, changeRequest } from '../../../src/core/requests/commands.ts';
import { importBundle } from '../../../src/vault/bundles/import-bundle.ts';
import { previewBundle } from '../../../src/vault/bundles/preview-bundle.ts';
import { openBundle } from '../../../src/vault/bundles/open-bundle.ts';
import { writeBundle } from '../../../src/vault/bundles/write-bundle.ts';
import { caseState, recordEvents } from '../../../src/vault/ledger-store.ts';
import { addresseeNamed, changedFor, headsGoing, noteSentTo } from '../../../src/vault/people/addressees.ts';
import { armouredCard, writeCard } from '../../../src/vault/people/card-file.ts';
import { exchangedCases, exchangeOf } from '../../../src/vault/people/exchange-store.ts';
import { addPerson, retirePerson, verifyPerson } from '../../../src/vault/people/person-acts.ts';
import { people, personNamed } from '../../../src/vault/people/person-store.ts';
import { countsHere, personStates } from '../../../src/vault/people/standing.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { failureCode } from '../../support/failing.ts';
import { bytesSource, request } from '../../support/sample-ledger.ts';
import { reopened, temporaryFolder, temporaryVault } from '../../support/temporary-vault.ts';

function open(vault: Vault): string {
  const id = randomUUID();
  recordEvents(vault, id, openCase(request, [], randomUUID));
  return id;
}

function change(vault: Vault, id: string, agency: string): string {
  const entries = recordEvents(vault, id, changeRequest(caseState(vault.db, id), { agency }));
  return entries.at(-1) ?? '';
}

/** Writes a bundle of a case for a person, as the command line does; gives its bytes. */
async function sendTo(vault: Vault, name: string, id: string): Promise<Buffer> {
  const file = join(temporaryFolder(), 'b.redrope');
  const person = addresseeNamed(vault.db, name);
  const what = { cases: [id], recipients: [person.recipient], passphrase: null };
  const { sha256 } = await writeBundle(vault, what, file);
  noteSentTo(vault, [person], headsGoing(vault.db, [id]), sha256);
  return readFileSync(file);
}

async function opened(vault: Vault, bundle: Buffer) {
  return openBundle(bytesSource(bundle), { ageIdentities: [vault.ageIdentity], passphrase: null });
}

async function twoVaults() {
  const [ada, bob] = [await temporaryVault('Ada'), await temporaryVault('Bob')];
  addPerson(ada, writeCard(bob, 'Counsel'));
  addPerson(bob, writeCard(ada, ''));
  return { ada, bob };
}

describe('people', () => {
  it('are known by their card, verified, retired, and kept with the vault', async () => {
    const { ada, bob } = await twoVaults();
    const { key } = bob.identity;
    expect(personStates(ada.db)(key)).toBe('known');
    expect(personStates(ada.db)(ada.identity.key)).toBe('self');
    expect(personStates(ada.db)('0'.repeat(64))).toBe('unknown');
    expect(verifyPerson(ada, 'bob').state).toBe('verified');
    const again = await reopened(ada);
    expect(people(again.db)).toMatchObject([{ name: 'Bob', role: 'Counsel', key, state: 'verified' }]);
    expect(retirePerson(again, key.slice(0, 8)).state).toBe('retired');
    expect(addPerson(again, writeCard(bob, 'Partner'))).toMatchObject({
      change: 'renewed',
      person: { state: 'retired', role: 'Partner' },
    });
    expect(await failureCode(() => addresseeNamed(again.db, 'Bob'))).toBe('person-not-trusted');
    expect(await failureCode(() => addresseeNamed(again.db, 'Cem'))).toBe('person-unknown');
  });

  it('keep the later of two cards under one key, and refuse one of their own', async () => {
    const { ada, bob } = await twoVaults();
    const { name, key, recipient } = bob.identity;
    const cardOf = (madeAt: string, role: string) =>
      armouredCard(signCard({ v: 1, name, role, key, recipient, madeAt }, bob.signer));
    const later = cardOf('2999-01-01T00:00:00.000Z', 'Judge');
    expect(addPerson(ada, later).change).toBe('renewed');
    expect(addPerson(ada, later)).toMatchObject({ change: 'same', sideChanged: false });
    expect(addPerson(ada, cardOf('2001-01-01T00:00:00.000Z', 'Clerk'))).toMatchObject({
      change: 'older',
      person: { role: 'Judge' },
    });
    expect(await failureCode(() => addPerson(ada, writeCard(ada, '')))).toBe('invalid-input');
  });

  it('of one name under two keys are told apart, and said so when the second card comes', async () => {
    const { ada, bob } = await twoVaults();
    const other = await temporaryVault('  BOB ');
    expect(addPerson(ada, writeCard(other, '')).sameName).toEqual([
      { key: bob.identity.key, state: 'known' },
    ]);
    expect(await failureCode(() => personNamed(ada.db, 'Bob'))).toBe('person-unknown');
    expect(personNamed(ada.db, other.identity.fingerprint).key).toBe(other.identity.key);
    const double = await temporaryVault('ada');
    expect(addPerson(ada, writeCard(double, '')).sameName).toEqual([
      { key: ada.identity.key, state: 'self' },
    ]);
  });

  it('whose key is retired count by what had arrived before, whatever their clock says', async () => {
    const { ada, bob } = await twoVaults();
    const id = open(bob);
    const early = change(bob, id, 'early');
    await importBundle(ada, await opened(ada, await sendTo(bob, 'Ada', id)));
    const author = bob.identity.key;
    retirePerson(ada, 'Bob');
    const late = change(bob, id, 'late');
    await importBundle(ada, await opened(ada, await sendTo(bob, 'Ada', id)));
    const counts = countsHere(ada.db);
    expect([counts({ entry: early, author }), counts({ entry: late, author })]).toEqual([true, false]);
    verifyPerson(ada, 'Bob');
    expect(countsHere(ada.db)({ entry: late, author })).toBe(true);
    expect(countsHere(ada.db)({ entry: late, author: '0'.repeat(64) })).toBe(false);
  });
});

describe('the exchange with a person', () => {
  it('knows what was sent, what is confirmed, and what they lack', async () => {
    const { ada, bob } = await twoVaults();
    const id = open(ada);
    const key = bob.identity.key;
    const size = caseState(ada.db, id).entries;
    expect(exchangeOf(ada.db, key, id)).toMatchObject({ lastSent: null, behind: size, unconfirmed: 0 });
    const bundle = await sendTo(ada, 'Bob', id);
    expect(exchangedCases(ada.db, key)).toMatchObject([{ case: id, behind: 0, unconfirmed: size }]);
    const preview = await previewBundle(bob, await opened(bob, bundle));
    expect(preview).toMatchObject({ signer: { state: 'known' } });
    expect(preview.cases[0]?.changes[0]).toMatchObject({ author: ada.identity.key, state: 'known' });
    expect(exchangedCases(bob.db, ada.identity.key)).toEqual([]);
    await importBundle(bob, await opened(bob, bundle));
    expect(exchangeOf(bob.db, ada.identity.key, id)).toMatchObject({
      lastSent: null,
      behind: 0,
      unconfirmed: 0,
    });
    change(bob, id, 'FBI');
    const answer = await sendTo(bob, 'Ada', id);
    await importBundle(ada, await opened(ada, answer));
    expect(exchangeOf(ada.db, key, id)).toMatchObject({ behind: 0, unconfirmed: 0 });
    change(ada, id, 'DEA');
    expect(exchangeOf(ada.db, key, id)).toMatchObject({ behind: 1, unconfirmed: 0 });
    await importBundle(ada, await opened(ada, answer));
    expect(exchangeOf(ada.db, key, id)).toMatchObject({ behind: 1, unconfirmed: 0 });
  });

  it('takes what changed since the last time, and no case that was never theirs', async () => {
    const { ada } = await twoVaults();
    const bob = addresseeNamed(ada.db, 'Bob');
    const [one, other] = [open(ada), open(ada)];
    const changed = (...chosen: readonly string[]) => changedFor(ada.db, [bob], chosen);
    expect(await failureCode(() => changed())).toBe('nothing-to-export');
    expect(changed(one)).toEqual([one]);
    await sendTo(ada, 'Bob', one);
    expect(await failureCode(() => changed(one))).toBe('nothing-to-export');
    change(ada, one, 'FBI');
    change(ada, other, 'FBI');
    expect(changed()).toEqual([one]);
    expect(changed(one, other)).toEqual([one, other].toSorted());
  });
});

import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statusOf, type CaseState } from '../../../src/core/cases/case-state.ts';
import { projectCase } from '../../../src/core/cases/projection.ts';
import { respond } from '../../../src/core/cases/life-cycle.ts';
import { signDecision } from '../../../src/core/decisions/commands.ts';
import type { Position } from '../../../src/core/decisions/events.ts';
import { addDemand, changeRequest, openCase } from '../../../src/core/requests/commands.ts';
import { askSecondReview } from '../../../src/core/second-review/commands.ts';
import { checkVault } from '../../../src/vault/check.ts';
import {
  caseState,
  caseSummaries,
  entriesOf,
  ledgerState,
  mergeEntries,
  rebuildProjections,
  recordEvents,
} from '../../../src/vault/ledger-store.ts';
import { writeCard } from '../../../src/vault/people/card-file.ts';
import {
  acceptPerson,
  addPerson,
  retirePerson,
  verifyPerson,
} from '../../../src/vault/people/person-acts.ts';
import { planExport } from '../../../src/vault/exports/export-plan.ts';
import { personGroups, setGroup } from '../../../src/vault/exports/group-store.ts';
import { addresseeNamed } from '../../../src/vault/people/addressees.ts';
import { exchangeOf, noteSent } from '../../../src/vault/people/exchange-store.ts';
import { people, personToDecideOn, strangers } from '../../../src/vault/people/person-store.ts';
import { docketCsv } from '../../../src/vault/reports/export-docket.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { failureCode } from '../../support/failing.ts';
import { noBasis } from '../../support/ledger-cast.ts';
import { request } from '../../support/sample-ledger.ts';
import { temporaryVault } from '../../support/temporary-vault.ts';

const terms = { data: 'other', identifiers: ['j.doe@example.com'], from: null, to: null } as const;
const absent = {
  disposition: 'nothing-to-produce',
  reasons: ['data-not-held'],
  findings: [],
  rationale: '',
  narrowed: null,
} as const;

/** A case with one demand, which has the case's own id. */
function openIn(vault: Vault): string {
  const id = randomUUID();
  recordEvents(vault, id, [...openCase(request, [], randomUUID), addDemand(terms, id)]);
  return id;
}

function decide(vault: Vault, id: string, position: Partial<Position> = {}): string {
  const events = signDecision(caseState(vault.db, id), { ...absent, demand: id, ...position }, noBasis);
  return recordEvents(vault, id, events).at(-1) ?? '';
}

/** Hands a case over by its entries alone. */
function hand(from: Vault, to: Vault, id: string): void {
  mergeEntries(to, entriesOf(from.db, id), []);
}

const standOf = (state: CaseState) => [statusOf(state), state.request.agency, state.decisions.length];
const rowsOf = (vault: Vault) => [...docketCsv(vault.db)].length - 1;

describe('what a stranger signed', () => {
  it('counts nowhere until a person decides, and then at once; the ledger is the same all along', async () => {
    const [ada, mal] = [await temporaryVault('Ada'), await temporaryVault('Mal')];
    const id = openIn(ada);
    hand(ada, mal, id);
    acceptPerson(mal, ada.identity.key);
    const decision = decide(mal, id);
    recordEvents(mal, id, changeRequest(caseState(mal.db, id), { agency: 'Mallory' }));
    const heads = ledgerState(mal.db, id).heads;
    hand(mal, ada, id);

    expect(standOf(caseState(ada.db, id))).toEqual(['received', request.agency, 0]);
    expect(caseState(ada.db, id).uncounted).toContain(decision);
    expect(caseSummaries(ada.db)).toMatchObject([{ status: 'received', decisions: 0, uncounted: 3 }]);
    expect(await failureCode(() => respond(caseState(ada.db, id), '', null, noBasis))).toBe(
      'decision-incomplete',
    );
    expect(ledgerState(ada.db, id)).toEqual(ledgerState(mal.db, id));
    expect(strangers(ada.db)).toMatchObject([{ name: 'Mal', state: 'unknown', key: mal.identity.key }]);
    expect(await checkVault(ada)).toMatchObject({ ok: true });

    expect(verifyPerson(ada, 'Mal')).toMatchObject({ state: 'verified', name: 'Mal' });
    expect(standOf(caseState(ada.db, id))).toEqual(['decided', 'Mallory', 1]);
    expect(caseState(ada.db, id)).toEqual(ledgerState(mal.db, id));
    expect(caseSummaries(ada.db)).toMatchObject([{ status: 'decided', uncounted: 0 }]);
    expect(ledgerState(ada.db, id).heads).toEqual(heads);
    expect(await checkVault(ada)).toMatchObject({ ok: true });
  });

  it('makes no case that reports count, and their card makes it one', async () => {
    const [ada, mal] = [await temporaryVault('Ada'), await temporaryVault('Mal')];
    const id = openIn(mal);
    hand(mal, ada, id);
    expect(rowsOf(ada)).toBe(0);
    expect(caseSummaries(ada.db)).toMatchObject([{ waitsFor: 'Whoever sent it is unknown here' }]);
    expect(caseState(ada.db, id).demands).toEqual([]);
    addPerson(ada, writeCard(mal, ''));
    expect(rowsOf(ada)).toBe(1);
    expect(caseState(ada.db, id).demands).toHaveLength(1);
  });

  it('under a retired key counts by what had arrived before it was retired', async () => {
    const [ada, bob] = [await temporaryVault('Ada'), await temporaryVault('Bob')];
    const id = openIn(bob);
    addPerson(ada, writeCard(bob, ''));
    hand(bob, ada, id);
    retirePerson(ada, 'Bob');
    decide(bob, id);
    hand(bob, ada, id);
    expect(caseState(ada.db, id)).toMatchObject({ decisions: [], demands: [{ id }] });
    expect(await checkVault(ada)).toMatchObject({ ok: true });
    verifyPerson(ada, 'Bob');
    expect(caseState(ada.db, id).decisions).toHaveLength(1);
  });

  it('of whoever is accepted in whatever order, the same entries give the same ledger and the same view', async () => {
    const vaults = await Promise.all(['Ada', 'Bob', 'Cem'].map((name) => temporaryVault(name)));
    const [ada, bob, cem] = vaults;
    if (ada === undefined || bob === undefined || cem === undefined) throw new Error('there are vaults');
    const act = fc.record({ who: fc.nat(2), what: fc.constantFrom('decide', 'change', 'hand', 'decide on') });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 10 }), async (acts) => {
        const id = openIn(ada);
        for (const other of [bob, cem]) hand(ada, other, id);
        for (const [index, { who, what }] of acts.entries()) {
          const vault = vaults[who] ?? ada;
          const other = vaults[(who + 1 + (index % 2)) % 3] ?? bob;
          if (what === 'hand') hand(vault, other, id);
          else if (what === 'change') {
            recordEvents(vault, id, changeRequest(caseState(vault.db, id), { agency: `${who} ${index}` }));
          } else if (what === 'decide' && caseState(vault.db, id).demands.length > 0) decide(vault, id);
          else if (strangers(vault.db).some(({ key }) => key === other.identity.key)) {
            (index % 3 === 0 ? retirePerson : acceptPerson)(vault, other.identity.key);
          }
        }
        for (const from of vaults) for (const to of vaults) if (from !== to) hand(from, to, id);
        const ledger = ledgerState(ada.db, id);
        for (const vault of vaults) {
          expect(ledgerState(vault.db, id)).toEqual(ledger);
          expect(ledgerState(vault.db, id)).toEqual(projectCase(entriesOf(vault.db, id)));
          const shown = caseState(vault.db, id);
          rebuildProjections(vault);
          expect(caseState(vault.db, id)).toEqual(shown);
          expect(await checkVault(vault)).toMatchObject({ problems: [] });
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe('a key that replaces another one', () => {
  it('asks in the vaults of others, and takes its place when somebody decides', async () => {
    const [ada, bob] = [await temporaryVault('Ada'), await temporaryVault('Bob')];
    const id = openIn(bob);
    addPerson(ada, writeCard(bob, 'Counsel'));
    verifyPerson(ada, 'Bob');
    hand(bob, ada, id);
    const old = bob.identity.key;
    await bob.replaceKey();
    decide(bob, id);
    expect(caseState(bob.db, id).decisions).toMatchObject([{ author: bob.identity.key }]);
    hand(bob, ada, id);
    expect(addPerson(ada, writeCard(bob, 'Counsel'))).toMatchObject({
      change: 'asks',
      person: { state: 'unknown', renews: old },
    });
    expect(caseState(ada.db, id).decisions).toEqual([]);
    const cases = [{ case: id, heads: caseState(ada.db, id).heads }];
    noteSent(ada.db, { key: old, cases, at: ada.now().at, bundle: 'b' });
    setGroup(ada.db, { name: 'Readers', keys: [old] });
    const target = { cases: [], people: [old], recipients: [], open: false };
    expect(planExport(ada, target).renewals).toEqual([{ name: 'Bob', key: bob.identity.key }]);
    expect(personToDecideOn(ada.db, 'Bob').key).toBe(bob.identity.key);
    verifyPerson(ada, bob.identity.key);
    for (const take of [acceptPerson, verifyPerson]) {
      expect(await failureCode(() => take(ada, old))).toBe('person-not-trusted');
    }
    expect(exchangeOf(ada.db, bob.identity.key, id)).toMatchObject({ behind: 0, lastSent: { bundle: 'b' } });
    expect(personGroups(ada.db)).toEqual([{ name: 'Readers', keys: [bob.identity.key] }]);
    expect(addresseeNamed(ada.db, 'Bob').key).toBe(bob.identity.key);
    expect(caseState(ada.db, id).decisions).toHaveLength(1);
    expect(people(ada.db).map(({ key, state }) => [key, state])).toEqual(
      expect.arrayContaining([
        [old, 'retired'],
        [bob.identity.key, 'verified'],
      ]),
    );
    expect(caseState(ada.db, id).demands).toHaveLength(1);
  });

  it('of a retired one says nothing: it is a card like any other, and takes no place in a case', async () => {
    const [ada, bob] = [await temporaryVault('Ada'), await temporaryVault('Bob')];
    addPerson(ada, writeCard(bob, ''));
    addPerson(bob, writeCard(ada, ''));
    const old = bob.identity.key;
    const id = openIn(ada);
    const wish = { mode: 'open', by: old, note: '' } as const;
    recordEvents(ada, id, askSecondReview(caseState(ada.db, id), wish, ada.identity.key));
    hand(ada, bob, id);
    retirePerson(ada, 'Bob');
    await bob.replaceKey();
    decide(bob, id);
    expect(addPerson(ada, writeCard(bob, ''))).toMatchObject({
      change: 'added',
      person: { renews: null },
      sameName: [{ state: 'retired' }],
      retiredSigned: [old],
    });
    // Nor does a later card of the same key take that place.
    expect(addPerson(ada, writeCard(bob, 'Counsel'))).toMatchObject({
      change: 'renewed',
      retiredSigned: [old],
    });
    hand(bob, ada, id);
    for (const again of [false, true]) {
      if (again) rebuildProjections(ada);
      expect(ledgerState(ada.db, id).secondReview?.successors).toEqual([bob.identity.key]);
      expect(caseState(ada.db, id)).toMatchObject({ decisions: [{ author: bob.identity.key }] });
      expect(caseState(ada.db, id).secondReview?.successors).toBeUndefined();
      expect(caseState(ada.db, id).reviewers).toContainEqual(
        expect.objectContaining({ key: bob.identity.key, renews: [old] }),
      );
    }
    expect(await checkVault(ada)).toMatchObject({ ok: true });
    expect(acceptPerson(ada, old)).toMatchObject({ state: 'known' });
    expect(caseState(ada.db, id).secondReview?.successors).toEqual([bob.identity.key]);
  });

  it('takes no place once the old one was retired while it waited, neither side nor what was exchanged', async () => {
    const [ada, bob] = [await temporaryVault('Ada'), await temporaryVault('Bob')];
    const id = openIn(bob);
    addPerson(ada, writeCard(bob, ''), 'team');
    hand(bob, ada, id);
    const old = bob.identity.key;
    const cases = [{ case: id, heads: caseState(ada.db, id).heads }];
    noteSent(ada.db, { key: old, cases, at: ada.now().at, bundle: 'b' });
    await bob.replaceKey();
    const { key } = bob.identity;
    expect(addPerson(ada, writeCard(bob, ''))).toMatchObject({ change: 'asks', person: { renews: old } });
    retirePerson(ada, old);
    expect(people(ada.db).find((one) => one.key === key)).toMatchObject({ renews: null, state: 'unknown' });
    expect(acceptPerson(ada, key)).toMatchObject({ state: 'known', side: 'outside', renews: null });
    expect(exchangeOf(ada.db, key, id).lastSent).toBeNull();
    // It is nobody's successor: the key that was retired by hand comes back by hand.
    expect(acceptPerson(ada, old)).toMatchObject({ state: 'known' });
  });

  it('goes on in a case whose entries come once the old one was replaced, and takes no place before it is taken in', async () => {
    const [ada, bob] = [await temporaryVault('Ada'), await temporaryVault('Bob')];
    addPerson(ada, writeCard(bob, ''));
    addPerson(bob, writeCard(ada, ''));
    const old = bob.identity.key;
    const [id, waiting] = [openIn(ada), openIn(ada)];
    const wish = { mode: 'open', by: old, note: '' } as const;
    for (const one of [id, waiting]) {
      recordEvents(ada, one, askSecondReview(caseState(ada.db, one), wish, ada.identity.key));
      hand(ada, bob, one);
    }
    await bob.replaceKey();
    for (const one of [id, waiting]) decide(bob, one);
    addPerson(ada, writeCard(bob, ''));
    // Somebody else may have signed that card: the old key was stolen, and nobody took in the new one.
    retirePerson(ada, old);
    hand(bob, ada, waiting);
    expect(caseState(ada.db, waiting).secondReview?.successors).toBeUndefined();
    // It was not: the old key counts again, and gives its place.
    acceptPerson(ada, old);
    verifyPerson(ada, bob.identity.key);
    hand(bob, ada, id);
    const successors = () => [id, waiting].map((one) => caseState(ada.db, one).secondReview?.successors);
    expect(successors()).toEqual([[bob.identity.key], [bob.identity.key]]);
    // What had arrived before goes on counting.
    retirePerson(ada, bob.identity.key);
    expect(successors()).toEqual([[bob.identity.key], [bob.identity.key]]);
  });
});

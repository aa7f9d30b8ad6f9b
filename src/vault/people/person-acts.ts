import { Failure } from '../../core/failure.ts';
import { readSignedCard, withoutRenewals, type IdentityCard } from '../../core/people/identity-card.ts';
import type { PersonState } from '../../core/people/standing.ts';
import type { AddedPerson, Person } from '../../ipc/people-views.ts';
import { latestArrival } from '../arrivals.ts';
import { inTransaction, rows, write, type ReadableDb, type WritableDb } from '../database.ts';
import { ledgerCrypto } from '../ledger-crypto.ts';
import { showAnew } from '../ledger-store.ts';
import type { Vault } from '../vault.ts';
import { readCard, type ReadCard } from './card-file.ts';
import { passOn } from './key-succession.ts';
import {
  othersOfName,
  people,
  personNamed,
  personRow,
  retiredSince,
  strangers,
  successorOf,
  trustedAmong,
  type PersonRow,
} from './person-store.ts';
import { casesNaming, casesOfAuthor, personStates } from './standing.ts';

type Acting = Pick<Vault, 'db' | 'identity' | 'now' | 'emit'>;

/**
 * Takes in the card in a text. A later card of a key that is here renews name, role and recipient, and leaves the state
 * as it is: who was retired stays so. Where `side` is not said, somebody new reviews outside of one's own side, which no
 * card can say of itself. Failures: `card-invalid`; `invalid-input` for one's own card.
 */
export function addPerson(vault: Acting, file: string, side?: Person['side']): AddedPerson {
  const { db } = vault;
  const read = readCard(file);
  if (personStates(db)(read.card.key) === 'self') {
    throw new Failure(
      'invalid-input',
      'This is your own identity card. Nothing was changed. Send it to others.',
    );
  }
  return decided(vault, () => {
    const { key, name } = read.card;
    const held = personRow(db, key);
    const former = held === undefined ? trustedAmong(db, read.renews) : undefined;
    const retiredSigned = former === undefined ? retiredAmong(db, read.renews, held) : [];
    const change = putCard(vault, { ...read, json: withoutRenewals(read.json, retiredSigned) }, held, former);
    if (side !== undefined) write(db, 'UPDATE person SET side = ? WHERE key = ?', side, key);
    return {
      person: personNamed(db, key),
      change,
      sideChanged: held !== undefined && side !== undefined && side !== held.side,
      sameName: othersOfName(db, { key, name }),
      retiredSigned,
    };
  });
}

function putCard(
  { db, now }: Acting,
  { card, json }: ReadCard,
  held: PersonRow | undefined,
  former: PersonRow | undefined,
): AddedPerson['change'] {
  if (held !== undefined && held.card !== null) {
    if (held.card === json) return 'same';
    if (card.madeAt <= readSignedCard(held.card, ledgerCrypto).card.madeAt) return 'older';
  }
  if (held !== undefined) {
    write(db, 'UPDATE person SET card = ?, introduction = NULL WHERE key = ?', json, card.key);
    return 'renewed';
  }
  write(
    db,
    'INSERT INTO person (key, card, renews, state, side, since) VALUES (?, ?, ?, ?, ?, ?)',
    card.key,
    json,
    former?.key ?? null,
    former === undefined ? 'known' : 'unknown',
    former?.side ?? 'outside',
    now().at,
  );
  if (former !== undefined) return 'asks';
  showAnew(db, casesOfAuthor(db, card.key));
  return 'added';
}

/** Which of these keys are retired here, but for those of which the card that is held took the place. */
function retiredAmong(
  db: ReadableDb,
  keys: readonly string[],
  held: PersonRow | undefined,
): readonly string[] {
  const card = held?.card ?? null;
  const replaced = card === null ? [] : readSignedCard(card, ledgerCrypto).renews;
  const former = rows<{ key: string }>(db, 'SELECT key FROM former_key').map(({ key }) => key);
  return keys.filter(
    (key) => !replaced.includes(key) && (former.includes(key) || personRow(db, key)?.state === 'retired'),
  );
}

/**
 * Somebody compared the words with the person. Brings back a key that was retired by hand, too. Failures: `person-unknown`;
 * `person-not-trusted` for a key whose successor counts here.
 */
export function verifyPerson(vault: Acting, word: string): Person {
  return setState(vault, word, 'verified');
}

/** What they signed counts, though nobody compared words; the rest as of `verifyPerson`. */
export function acceptPerson(vault: Acting, word: string): Person {
  return setState(vault, word, 'known');
}

/** The key is lost, replaced, or its owner left: what arrives from now on under it counts no more. `person-unknown`. */
export function retirePerson(vault: Acting, word: string): Person {
  return setState(vault, word, 'retired');
}

/** Whether they review on one's own side. Failure `person-unknown`. */
export function placePerson(vault: Acting, word: string, side: Person['side']): Person {
  return decided(vault, () => {
    const { key } = personNamed(vault.db, word);
    write(vault.db, 'UPDATE person SET side = ? WHERE key = ?', side, key);
    return personNamed(vault.db, key);
  });
}

function setState(vault: Acting, word: string, state: Exclude<PersonState, 'unknown' | 'self'>): Person {
  const { db } = vault;
  return decided(vault, () => {
    const person = personNamed(db, word, [...people(db), ...strangers(db)]);
    if (person.state === state) return person;
    if (person.state === 'retired') refuseReplaced(db, person);
    if (person.since === null) keepStranger(vault, person);
    if (retiredSince(db, person) !== null || (person.renews !== null && state === 'retired')) {
      takeNobodysPlace(db, person.key);
    }
    const { at } = vault.now();
    const after = state === 'retired' ? latestArrival(db).count : null;
    write(
      db,
      'UPDATE person SET state = ?, since = ?, retired_after = ?, renews = NULL WHERE key = ?',
      state,
      at,
      // A key that never counted does not begin to by being retired.
      person.state === 'unknown' && after !== null ? 0 : after,
      person.key,
    );
    if (person.renews !== null && state !== 'retired') {
      passOn(db, person.renews, person.key);
      setState(vault, person.renews, 'retired');
    }
    showAnew(db, casesNaming(db, person.key));
    return personNamed(db, person.key);
  });
}

/** A card that waited becomes one like any other: what it would have had from the key before does not go over to it. */
function takeNobodysPlace(db: WritableDb, key: string): void {
  const card = personRow(db, key)?.card ?? null;
  if (card === null) return;
  const bare = withoutRenewals(card, readSignedCard(card, ledgerCrypto).renews);
  write(db, `UPDATE person SET card = ?, side = 'outside' WHERE key = ?`, bare, key);
}

/** Two keys of one person would count otherwise, one of which they gave up. */
function refuseReplaced(db: ReadableDb, { key, name, since }: Person): void {
  const successor = successorOf(db, key);
  if (successor === undefined) return;
  throw new Failure(
    'person-not-trusted',
    `This key of ${name} is retired since ${since?.slice(0, 10) ?? 'long ago'}: the key ${successor.key.slice(0, 16)} took its place, which is ${successor.state}. Nothing was changed. Should that one not be theirs, retire it first.`,
  );
}

function keepStranger({ db, now }: Acting, { key, name, recipient }: Person): void {
  const introduction: Pick<IdentityCard, 'name' | 'recipient'> = { name, recipient };
  write(
    db,
    `INSERT INTO person (key, introduction, state, side, since) VALUES (?, ?, 'unknown', 'outside', ?)`,
    key,
    JSON.stringify(introduction),
    now().at,
  );
}

/** Does what a person decided, all or nothing; then everything that rests on whose acts count is asked for anew. */
function decided<T>(vault: Acting, act: () => T): T {
  const result = inTransaction(vault.db, act);
  vault.emit({ type: 'changed', case: null });
  return result;
}

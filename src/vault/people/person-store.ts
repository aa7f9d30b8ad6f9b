import { Failure } from '../../core/failure.ts';
import { readSignedCard, type IdentityCard } from '../../core/people/identity-card.ts';
import { isSameName } from '../../core/people/same-name.ts';
import type { Counts, PersonState } from '../../core/people/standing.ts';
import { latestArrival } from '../arrivals.ts';
import { inTransaction, row, rows, value, write, type ReadableDb } from '../database.ts';
import { ledgerCrypto } from '../ledger-crypto.ts';
import { sshFingerprint } from '../ssh-key.ts';
import type { Vault } from '../vault.ts';
import { readCard } from './card-file.ts';
import { wordsOf } from './words-of.ts';

export type StoredState = Exclude<PersonState, 'unknown' | 'self'>;

/** Somebody whose card was taken in, and what a person made of it. */
export interface Person extends Omit<IdentityCard, 'v'> {
  readonly state: StoredState;
  /** UTC: when the state was set. */
  readonly since: string;
  /** `SHA256:…` as `ssh-keygen -l` shows it. */
  readonly fingerprint: string;
  /** The same in words, to be read over the telephone. */
  readonly words: readonly string[];
}

interface PersonRow {
  readonly key: string;
  readonly card: string;
  readonly state: StoredState;
  readonly since: string;
  /** Of a retired key: how many entries had arrived when it was retired. */
  readonly retired_after: number | null;
}

/** Everybody whose card was taken in, by name. */
export function people(db: ReadableDb): Person[] {
  return rows<PersonRow>(db, 'SELECT * FROM person')
    .map(personOf)
    .toSorted((a, b) => (a.name === b.name ? (a.key < b.key ? -1 : 1) : a.name < b.name ? -1 : 1));
}

function personOf({ card, key, state, since }: PersonRow): Person {
  const { name, role, recipient, madeAt } = readSignedCard(card, ledgerCrypto);
  return {
    name,
    role,
    key,
    recipient,
    madeAt,
    state,
    since,
    fingerprint: sshFingerprint(key),
    words: wordsOf(key),
  };
}

export interface AddedPerson {
  readonly person: Person;
  /** `same`: this very card is here; `older`: a later one of this key is here, and stays. */
  readonly change: 'added' | 'renewed' | 'same' | 'older';
  /** Others who go by this name under another key; the vault's own reviewer among them. */
  readonly sameName: readonly { readonly key: string; readonly state: StoredState | 'self' }[];
}

/**
 * Takes in the card in a text. A later card of a key that is here renews name, role and recipient, and leaves the state
 * as it is: who was retired stays so. Failures: `card-invalid`; `invalid-input` for one's own card.
 */
export function addPerson(
  { db, identity, now }: Pick<Vault, 'db' | 'identity' | 'now'>,
  file: string,
): AddedPerson {
  const { card, json } = readCard(file);
  if (card.key === identity.key) {
    throw new Failure(
      'invalid-input',
      'This is your own identity card. Nothing was changed. Send it to others.',
    );
  }
  return inTransaction(db, () => {
    const held = row<PersonRow>(db, 'SELECT * FROM person WHERE key = ?', card.key);
    const change = changeBy(card, json, held);
    if (change === 'added') {
      write(
        db,
        `INSERT INTO person (key, card, state, since) VALUES (?, ?, 'known', ?)`,
        card.key,
        json,
        now().at,
      );
    }
    if (change === 'renewed') write(db, 'UPDATE person SET card = ? WHERE key = ?', json, card.key);
    const others = people(db).filter(({ key, name }) => key !== card.key && isSameName(name, card.name));
    const sameName = others.map(({ key, state }) => ({ key, state }));
    const isOwnName = isSameName(identity.name, card.name);
    return {
      person: personNamed(db, card.key),
      change,
      sameName: isOwnName ? [{ key: identity.key, state: 'self' as const }, ...sameName] : sameName,
    };
  });
}

function changeBy(card: IdentityCard, json: string, held: PersonRow | undefined): AddedPerson['change'] {
  if (held === undefined) return 'added';
  if (held.card === json) return 'same';
  return card.madeAt > readSignedCard(held.card, ledgerCrypto).madeAt ? 'renewed' : 'older';
}

const leastOfKey = 8;

/**
 * The person whom a word names: by name where one alone has it, by key or its first 8 digits or more, by fingerprint.
 * Failure `person-unknown`.
 */
export function personNamed(db: ReadableDb, word: string): Person {
  const isOfKey = new RegExp(`^[0-9a-f]{${leastOfKey},64}$`).test(word);
  const found = people(db).filter(
    ({ key, name, fingerprint }) =>
      (isOfKey && key.startsWith(word)) || fingerprint === word || isSameName(name, word),
  );
  const [person, ...others] = found;
  if (person !== undefined && others.length === 0) return person;
  throw new Failure(
    'person-unknown',
    person === undefined
      ? 'This vault has no such person. Nothing was changed. Take in their identity card first (redrope people add).'
      : `${found.length} people go by that name. Nothing was changed. Name one by the key: ${found.map(({ key }) => key.slice(0, 16)).join(', ')}.`,
  );
}

/** Somebody compared the words with the person. Brings back a retired key, too. Failure `person-unknown`. */
export function verifyPerson(vault: Pick<Vault, 'db' | 'now'>, word: string): Person {
  return setState(vault, word, 'verified');
}

/** The key is lost, replaced, or its owner left: what arrives from now on under it counts no more. `person-unknown`. */
export function retirePerson(vault: Pick<Vault, 'db' | 'now'>, word: string): Person {
  return setState(vault, word, 'retired');
}

function setState({ db, now }: Pick<Vault, 'db' | 'now'>, word: string, state: StoredState): Person {
  return inTransaction(db, () => {
    const person = personNamed(db, word);
    if (person.state === state) return person;
    const after = state === 'retired' ? latestArrival(db).count : null;
    write(
      db,
      'UPDATE person SET state = ?, since = ?, retired_after = ? WHERE key = ?',
      state,
      now().at,
      after,
      person.key,
    );
    return personNamed(db, person.key);
  });
}

/** What this vault makes of each author. */
export function personStates({
  db,
  identity,
}: Pick<Vault, 'db' | 'identity'>): (author: string) => PersonState {
  const states = new Map<string, PersonState>(
    rows<PersonRow>(db, 'SELECT key, state FROM person').map(({ key, state }) => [key, state]),
  );
  states.set(identity.key, 'self');
  return (author) => states.get(author) ?? 'unknown';
}

/**
 * Which decisions count here: one's own and those of people who were taken in; under a retired key those that had
 * arrived before it was retired. Order of arrival decides that, not a clock.
 */
export function countsHere(vault: Pick<Vault, 'db' | 'identity'>): Counts {
  const { db } = vault;
  const stateOf = personStates(vault);
  const retired = new Map(
    rows<PersonRow>(db, `SELECT key, retired_after FROM person WHERE state = 'retired'`).map((found) => [
      found.key,
      found.retired_after ?? 0,
    ]),
  );
  return ({ entry, author }) => {
    const state = stateOf(author);
    if (state !== 'retired') return state !== 'unknown';
    const arrived = value<number>(db, 'SELECT seq FROM entry WHERE id = ?', entry);
    return arrived !== undefined && arrived <= (retired.get(author) ?? 0);
  };
}

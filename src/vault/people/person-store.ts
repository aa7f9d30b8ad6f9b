import { Failure } from '../../core/failure.ts';
import { readSignedCard, type IdentityCard } from '../../core/people/identity-card.ts';
import { isLikeName } from '../../core/people/like-name.ts';
import { isSameName, looksLikeName } from '../../core/people/same-name.ts';
import { isTrusted, type PersonState } from '../../core/people/standing.ts';
import type { WaitingRenewal } from '../../ipc/export-views.ts';
import type { AddedPerson, Person } from '../../ipc/people-views.ts';
import { ledgerState } from '../case-projection.ts';
import { row, rows, type ReadableDb } from '../database.ts';
import { ledgerCrypto } from '../ledger-crypto.ts';
import { sshFingerprint } from '../ssh-key.ts';
import { casesOfAuthor } from './standing.ts';
import { wordsOf } from './words-of.ts';

export interface PersonRow {
  readonly key: string;
  /** The signed card in canonical form; null for somebody who was accepted by their acts alone. */
  readonly card: string | null;
  /** `{name, recipient}` as they introduced themselves in a case; null where there is a card. */
  readonly introduction: string | null;
  /** The key of a person here that signed this card as its successor when it came, until somebody decides on it. */
  readonly renews: string | null;
  readonly state: Exclude<PersonState, 'self'>;
  readonly side: Person['side'];
  readonly since: string;
}

/** Everybody whose card was taken in or who was accepted, by name. */
export function people(db: ReadableDb): Person[] {
  return rows<PersonRow>(db, 'SELECT * FROM person')
    .map((found) => personOf({ ...found, renews: placeOf(db, found) }))
    .toSorted(byName);
}

/** Whose place a card that waits takes once it counts: nobody's where no key that signed it so counts any more. */
function placeOf(db: ReadableDb, { card, renews }: PersonRow): string | null {
  if (card === null || renews === null) return null;
  return trustedAmong(db, readSignedCard(card, ledgerCrypto).renews)?.key ?? null;
}

/** Whom of the people here one of these keys belongs to. */
export function trustedAmong(db: ReadableDb, keys: readonly string[]): PersonRow | undefined {
  return keys.flatMap((key) => personRow(db, key) ?? []).find(isTrusted);
}

function byName(a: Person, b: Person): number {
  return a.name === b.name ? (a.key < b.key ? -1 : 1) : a.name < b.name ? -1 : 1;
}

function personOf({ card, introduction, key, state, side, since, renews }: PersonRow): Person {
  const said = saidOf(card, introduction);
  return { ...said, key, state, side, since, renews, ...comparedBy(key) };
}

type Said = Pick<Person, 'name' | 'role' | 'recipient' | 'madeAt'>;

function saidOf(card: string | null, introduction: string | null): Said {
  if (card === null) {
    const introduced = JSON.parse(introduction ?? '{}') as Pick<IdentityCard, 'name' | 'recipient'>;
    return { role: '', madeAt: null, ...introduced };
  }
  const { name, role, recipient, madeAt } = readSignedCard(card, ledgerCrypto).card;
  return { name, role, recipient, madeAt };
}

function comparedBy(key: string): Pick<Person, 'fingerprint' | 'words'> {
  return { fingerprint: sshFingerprint(key), words: wordsOf(key) };
}

/** What a vault calls the bearer of a key: its own reviewer, or a person whose card was taken in; null for others. */
export function namesKnownHere(db: ReadableDb): (key: string) => string | null {
  const own = rows<{ key: string | null; name: string }>(db, 'SELECT key, name FROM identity');
  const names = new Map([...people(db), ...own].map(({ key, name }) => [key, name]));
  return (key) => names.get(key) ?? null;
}

type Named = Pick<Person, 'key' | 'name'>;

/** Others who go by a name, or by one that is taken for it, under another key, oneself first. */
export function othersOfName(db: ReadableDb, one: Named): AddedPerson['sameName'] {
  return othersOfNames(db)(one);
}

/** The same of many names, for which everybody here is read once. */
export function othersOfNames(db: ReadableDb): (one: Named) => AddedPerson['sameName'] {
  const own = rows<Named>(db, 'SELECT key, name FROM identity WHERE key IS NOT NULL').map((one) => ({
    ...one,
    state: 'self' as const,
  }));
  const all = [...own, ...people(db)];
  return ({ key, name }) =>
    all
      .filter((other) => other.key !== key && looksLikeName(other.name, name))
      .map((other) => ({ key: other.key, state: other.state }));
}

/** Those who signed in cases of this vault and of whom nothing was decided, by name. */
export function strangers(db: ReadableDb): Person[] {
  return rows<{ author: string }>(
    db,
    `SELECT DISTINCT author FROM case_author WHERE author NOT IN (
       SELECT key FROM person UNION ALL SELECT key FROM identity UNION ALL SELECT key FROM former_key)`,
  )
    .map(({ author }) => stranger(db, author))
    .toSorted(byName);
}

function stranger(db: ReadableDb, key: string): Person {
  const { name, recipient } = introductionOf(db, key);
  return {
    name,
    role: '',
    key,
    recipient,
    madeAt: null,
    state: 'unknown',
    side: 'outside',
    since: null,
    renews: null,
    ...comparedBy(key),
  };
}

/** What an author called themselves in a case of this vault; the start of the key where they did not. */
function introductionOf(db: ReadableDb, key: string): Pick<Person, 'name' | 'recipient'> {
  for (const caseId of casesOfAuthor(db, key)) {
    const said = ledgerState(db, caseId).reviewers.find((reviewer) => reviewer.key === key);
    if (said !== undefined) return { name: said.name, recipient: said.recipient };
  }
  return { name: `unknown ${key.slice(0, 8)}`, recipient: '' };
}

const leastOfKey = 8;

/**
 * The person whom a word names: by name where one alone has it, by key or its first 8 digits or more, by fingerprint.
 * Failure `person-unknown`; with strangers where `among` has them.
 */
export function personNamed(db: ReadableDb, word: string, among: readonly Person[] = people(db)): Person {
  const isOfKey = new RegExp(`^[0-9a-f]{${leastOfKey},64}$`).test(word);
  const found = among.filter(
    ({ key, name, fingerprint }) =>
      (isOfKey && key.startsWith(word)) || fingerprint === word || isSameName(name, word),
  );
  const [person, ...others] = found;
  if (person !== undefined && others.length === 0) return person;
  throw new Failure(
    'person-unknown',
    person === undefined
      ? `${whyNobody(db, word, among)} Nothing was changed.`
      : `${found.length} people go by that name. Nothing was changed. Name one by the key: ${found.map(({ key, state }) => `${key.slice(0, 16)} (${state})`).join(', ')}.`,
  );
}

/**
 * Whom a word names when somebody decides on their key, strangers too: of those of one name the key that waits to take the
 * place of another one's. Failure `person-unknown`.
 */
export function personToDecideOn(db: ReadableDb, word: string): Person {
  const all = [...people(db), ...strangers(db)];
  const named = all.filter(({ name }) => isSameName(name, word));
  const waiting = named.filter(({ renews }) => renews !== null);
  const [one] = waiting;
  if (one === undefined || waiting.length > 1) return personNamed(db, word, all);
  const isAside = (other: Person) => other === one || other.key === one.renews || other.state === 'retired';
  return named.every(isAside) ? one : personNamed(db, word, all);
}

const mostAlike = 5;

/** Why a word names nobody, and whom it may mean. */
function whyNobody(db: ReadableDb, word: string, among: readonly Person[]): string {
  const undecided = strangers(db).find(({ name, key }) => isSameName(name, word) || key === word);
  if (undecided !== undefined && !among.some(({ key }) => key === undecided.key)) {
    return `${undecided.name} signed here, and nobody decided on their key: verify it, or accept it, first.`;
  }
  if (/^[0-9a-f]+$/.test(word) && among.some(({ key }) => key.startsWith(word))) {
    return `Of a key, give ${leastOfKey} digits or more.`;
  }
  const nobody = `Nobody here goes by “${word}”.`;
  const alike = among.filter(({ name }) => isLikeName(word, name));
  if (alike.length === 0) {
    return `${nobody} Look who is here (redrope people VAULT list); of somebody new, take in the identity card first (redrope people VAULT add FILE).`;
  }
  const meant = alike.slice(0, mostAlike).map(({ name, key }) => `${name} (key ${key.slice(0, 16)})`);
  return `${nobody} Perhaps you mean ${meant.join(' or ')}: give the whole name, or 8 digits or more of the key.`;
}

export function personRow(db: ReadableDb, key: string): PersonRow | undefined {
  return row<PersonRow>(db, 'SELECT * FROM person WHERE key = ?', key);
}

/** Whoever counts here under a key that took the place of this one: its card says so, signed by this one. */
export function successorOf(db: ReadableDb, key: string): PersonRow | undefined {
  return rows<PersonRow & { readonly card: string }>(
    db,
    `SELECT * FROM person WHERE card IS NOT NULL AND state IN ('known', 'verified') AND key <> ?`,
    key,
  ).find(({ card }) => readSignedCard(card, ledgerCrypto).renews.includes(key));
}

/** The key that signed a card that waits as its successor's and was retired since: the card takes nobody's place. */
export function retiredSince(db: ReadableDb, { key, renews }: Pick<Person, 'key' | 'renews'>): string | null {
  return renews === null ? (personRow(db, key)?.renews ?? null) : null;
}

/** The cards that wait to take the place of one of these keys. */
export function renewalsWaiting(db: ReadableDb, keys: readonly string[]): readonly WaitingRenewal[] {
  return people(db)
    .filter(({ renews, state }) => state === 'unknown' && renews !== null && keys.includes(renews))
    .map(({ name, key }) => ({ name, key }));
}

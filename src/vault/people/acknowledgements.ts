import { isTrusted } from '../../core/people/standing.ts';
import { namesOf } from '../../core/cases/case-state.ts';
import { Failure } from '../../core/failure.ts';
import {
  readAcknowledgement,
  signAcknowledgement,
  type Acknowledgement,
  type SignedReceipt,
} from '../../core/people/acknowledgement.ts';
import type { Person, TakenReceipt } from '../../ipc/people-views.ts';
import { entriesOf, openEntriesOf } from '../case-entries.ts';
import { caseSummaries, ledgerState } from '../case-projection.ts';
import { inTransaction, row, rows, value, write, type ReadableDb } from '../database.ts';
import { openHeads } from '../lanes.ts';
import { ledgerCrypto } from '../ledger-crypto.ts';
import type { Vault } from '../vault.ts';
import { armoured, begin, readArmoured } from './armour.ts';
import { exchangeOf, headsReceived, noteReceived, restingUnder, sharedCases } from './exchange-store.ts';
import { personNamed } from './person-store.ts';
import { personStates } from './standing.ts';
import { missingEntries, witnessHeads } from './witnessed-heads.ts';

const kind = 'RECEIPT';
/** As many as one receipt can be about. */
const mostCases = 10_000;

/** A signed receipt for a person: what this vault holds of the cases that were exchanged with them. */
export function writeReceipt(vault: Vault, word: string): string {
  const { key } = personNamed(vault.db, word);
  const cases = sharedCases(vault.db, key);
  if (cases.length === 0) {
    throw new Failure('nothing-to-export', 'No case was exchanged with them yet. Nothing was written.');
  }
  return armoured(kind, receiptTo(vault, key, cases));
}

type HeadsOf = (db: ReadableDb, key: string, caseId: string) => readonly string[];

const headsHere: HeadsOf = (db, _key, caseId) => openHeads(db, ledgerState(db, caseId));

function receiptTo(
  { db, identity, signer, now }: Signing,
  key: string,
  cases: readonly string[],
  headsOf = headsHere,
): string {
  const said = { v: 1 as const, by: identity.key, name: identity.name, to: key, at: now().at };
  const held = cases
    .slice(0, mostCases)
    .map((caseId) => heldOf(db, key, caseId, headsOf(db, key, caseId)))
    .filter(({ heads }) => heads.length > 0);
  return signAcknowledgement({ ...said, cases: held }, signer);
}

/**
 * A signed receipt for a person of what came from them of cases, as text. It names what they are known to have alone,
 * whatever else is here, so it may go to them at any time.
 */
export function receiptOfWhatCame(vault: Signing, key: string, cases: readonly string[]): string {
  return armoured(kind, receiptTo(vault, key, cases, headsReceived));
}

/** Whether a text is a receipt, by how it begins. */
export function beginsAsReceipt(text: string): boolean {
  return text.startsWith(begin(kind));
}

type Signing = Pick<Vault, 'db' | 'identity' | 'signer' | 'now'>;

/**
 * Receipts that go along with a bundle, by the key of whom each is for. They are about what came from that person of the
 * cases in the bundle; where it is for one person alone, also about other cases of theirs that came since something last
 * went to them, and of which they lack nothing: so nobody learns of an entry that the bundle does not have.
 */
export function receiptsFor(
  vault: Signing,
  people: readonly Person[],
  cases: readonly string[],
  isForPeopleAlone: boolean,
): ReadonlyMap<string, string> {
  const about = receiptCases(vault.db, people, cases, isForPeopleAlone);
  return new Map([...about].map(([key, ids]) => [key, receiptTo(vault, key, ids)]));
}

/** The cases that receipts along with a bundle are about, by the key of whom each is for. */
export function receiptCases(
  db: ReadableDb,
  people: readonly Pick<Person, 'key'>[],
  cases: readonly string[],
  isForPeopleAlone: boolean,
): ReadonlyMap<string, readonly string[]> {
  const isForOne = isForPeopleAlone && people.length === 1;
  const inBundle = new Set(cases);
  const found = people.map(({ key }): [string, readonly string[]] => {
    const came = received(db, key);
    const others = came.filter(({ id, isLatest }) => isForOne && isLatest && !inBundle.has(id));
    const confirmed = others.slice(0, mostOthers).filter(({ id }) => hasAll(db, key, id));
    const ids = [...came.filter(({ id }) => inBundle.has(id)), ...confirmed].map(({ id }) => id);
    return [key, ids.toSorted()];
  });
  return new Map(found.filter(([, ids]) => ids.length > 0));
}

/** So many cases that are not in a bundle are confirmed along with it, those that came last: each has to be looked at. */
const mostOthers = 200;

/** The cases of which something came from a person, the latest first; `isLatest` where nothing went to them since. */
function received(db: ReadableDb, key: string): { readonly id: string; readonly isLatest: boolean }[] {
  return rows<{ id: string; latest: number }>(
    db,
    `SELECT came.case_id AS id, came.turn > coalesce(went.turn, 0) AS latest FROM exchange AS came
     LEFT JOIN exchange AS went ON went.key = came.key AND went.case_id = came.case_id AND went.direction = 'sent'
     WHERE came.key = ? AND came.direction = 'received'
       AND EXISTS (SELECT 1 FROM entry WHERE entry.case_id = came.case_id AND entry.height = 1)
     ORDER BY came.turn DESC`,
    key,
  ).map(({ id, latest }) => ({ id, isLatest: latest === 1 }));
}

function hasAll(db: ReadableDb, key: string, caseId: string): boolean {
  return exchangeOf(db, key, caseId).behind === 0;
}

/** As many heads of a case as a receipt takes. */
const mostHeads = 1000;

function heldOf(
  db: ReadableDb,
  key: string,
  caseId: string,
  named: readonly string[],
): Acknowledgement['cases'][number] {
  const heads = new Set(named);
  const nameOf = namesOf(ledgerState(db, caseId));
  return {
    case: caseId,
    // A person may claim to have whatever they please: what stays here is confirmed to nobody.
    heads: openEntriesOf(db, caseId)
      .filter(({ id }) => heads.has(id))
      .slice(0, mostHeads)
      .map(({ id, entry: { author, at } }) => ({ entry: id, author, name: nameOf(author), at })),
    bundle: exchangeOf(db, key, caseId).lastReceived?.bundle ?? '',
  };
}

/**
 * Takes in a receipt, which, where it `mayHaveCrossed` what went out since, shows nothing to be lost: from now on this vault knows what they hold, and what it lacks itself. Failures: `card-invalid`;
 * `person-not-trusted` unless it is of somebody who is known here, and for the owner of this vault.
 */
export function takeReceipt(vault: Vault, text: string, mayHaveCrossed = false): TakenReceipt {
  const { db, emit } = vault;
  const signed = readArmoured(kind, text);
  const said = readAcknowledgement(signed, ledgerCrypto);
  if (!isForUs(db, said)) {
    throw new Failure(
      'person-not-trusted',
      'This receipt is for somebody else, or of somebody whom this vault does not know. Nothing was changed. Take in their identity card first.',
    );
  }
  inTransaction(db, () => keepReceipt(vault, { said, signed }, mayHaveCrossed));
  emit({ type: 'changed', case: null });
  const state = personStates(db)(said.by);
  return { name: said.name, state, cases: said.cases.length, missing: missingEntries(db) };
}

/** Takes in the receipts that came with a bundle; those of strangers and for others are left. Within a transaction. */
export function takeReceipts(vault: Pick<Vault, 'db' | 'now'>, receipts: readonly SignedReceipt[]): void {
  for (const receipt of receipts) if (isForUs(vault.db, receipt.said)) keepReceipt(vault, receipt);
}

function isForUs(db: ReadableDb, { by, to }: Acknowledgement): boolean {
  const stateOf = personStates(db);
  return stateOf(to) === 'self' && isTrusted({ state: stateOf(by) });
}

/** Kept is, of each person and case, the latest by what it rests on, else by its arrival: it proves what they had. */
function keepReceipt(
  { db, now }: Pick<Vault, 'db' | 'now'>,
  { said, signed }: SignedReceipt,
  mayHaveCrossed = false,
): void {
  if (row(db, 'SELECT 1 FROM receipt WHERE signed = ?', signed) !== undefined) return;
  const here = new Set(caseSummaries(db).map(({ id }) => id));
  const cases = said.cases.filter((one) => here.has(one.case));
  if (cases.length === 0) return;
  const { at } = now();
  write(db, 'INSERT INTO receipt (signed) VALUES (?)', signed);
  const kept = value<number>(db, 'SELECT id FROM receipt WHERE signed = ?', signed) ?? 0;
  for (const { case: caseId, heads, bundle } of cases) {
    // When which bundle of theirs came stays as it is.
    const came = exchangeOf(db, said.by, caseId).lastReceived ?? { at, bundle: '' };
    const held = [{ case: caseId, heads: heads.map(({ entry }) => entry) }];
    noteReceived(db, { key: said.by, cases: held, ...came });
    witnessHeads(db, caseId, heads, { key: said.by, by: said.name, bundle });
    if (isBehind(db, said.by, caseId, heads)) continue;
    write(
      db,
      `INSERT INTO receipt_case (key, case_id, at, receipt, lacks) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET at = excluded.at, receipt = excluded.receipt, lacks = excluded.lacks`,
      said.by,
      caseId,
      said.at,
      kept,
      showsLack(db, said.by, caseId, heads, mayHaveCrossed) ? 1 : 0,
    );
  }
  write(db, 'DELETE FROM receipt WHERE id NOT IN (SELECT receipt FROM receipt_case)');
}

type Heads = Acknowledgement['cases'][number]['heads'];

/** Whether they lack what was sent. What entries that are not here rest on nobody can say: then it is as it was before. */
function showsLack(
  db: ReadableDb,
  key: string,
  caseId: string,
  heads: Heads,
  mayHaveCrossed: boolean,
): boolean {
  const { unconfirmed, lost } = exchangeOf(db, key, caseId);
  const isHere = ({ entry }: Heads[number]) =>
    row(db, 'SELECT 1 FROM entry WHERE id = ?', entry) !== undefined;
  return !mayHaveCrossed && heads.every(isHere) ? unconfirmed > 0 : lost > 0;
}

/** Whether the receipt that is kept of a person and case rests on all of these heads, and on more. */
function isBehind(db: ReadableDb, key: string, caseId: string, heads: Heads): boolean {
  const sql =
    'SELECT signed FROM receipt JOIN receipt_case ON receipt.id = receipt_case.receipt WHERE key = ? AND case_id = ?';
  const signed = value<string>(db, sql, key, caseId);
  if (signed === undefined) return false;
  const kept =
    readAcknowledgement(signed, ledgerCrypto).cases.find((one) => one.case === caseId)?.heads ?? [];
  const entries = entriesOf(db, caseId);
  const isUnder = (these: Heads, those: Heads) => {
    const under = restingUnder(
      entries,
      those.map(({ entry }) => entry),
    );
    return these.every(({ entry }) => under.has(entry));
  };
  return isUnder(heads, kept) && !isUnder(kept, heads);
}

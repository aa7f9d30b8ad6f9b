import { isTrusted } from '../../core/people/standing.ts';
import { counted } from '../../core/cases/summary.ts';
import { isSameName } from '../../core/people/same-name.ts';
import { Failure } from '../../core/failure.ts';
import { ledgerState } from '../case-projection.ts';
import { inTransaction, type ReadableDb } from '../database.ts';
import { openHeads } from '../lanes.ts';
import type { Vault } from '../vault.ts';
import { exchangeOf, noteSent, sharedCases, type Exchange } from './exchange-store.ts';
import type { Person } from '../../ipc/people-views.ts';
import { people, personNamed } from './person-store.ts';

/** A person for whom bundles may be encrypted. Failures: `person-unknown`; `person-not-trusted` for a retired key. */
export function addresseeNamed(db: ReadableDb, word: string): Person {
  const able = people(db).filter(isTrusted);
  // Who replaced a key stands twice under one name: the retired one is not meant.
  const isAble = able.some(({ name }) => isSameName(name, word));
  const person = isAble ? personNamed(db, word, able) : personNamed(db, word);
  if (isTrusted(person)) return person;
  throw new Failure(
    'person-not-trusted',
    person.state === 'retired'
      ? `The key of ${person.name} is retired since ${person.since?.slice(0, 10) ?? 'long ago'}. Nothing was written. Take in their new identity card.`
      : `The key of ${person.name} says that it replaces another one, and nobody decided on it. Nothing was written. Verify or accept it first.`,
  );
}

/**
 * Of `chosen`, the cases of which one of the people lacks something that they were never sent, or lacked still when they
 * signed a receipt afterwards, or (`unconfirmed`) that nothing shows to have arrived; where none is chosen, of the cases
 * that something was exchanged of before: no case goes to anybody for the first time unless it was named. Failure `nothing-to-export`.
 */
export function changedFor(
  db: ReadableDb,
  addressees: readonly Person[],
  chosen: readonly string[],
  { unconfirmed }: { readonly unconfirmed: boolean } = { unconfirmed: false },
): readonly string[] {
  const changed = new Set<string>();
  const waiting = new Set<string>();
  const looked = chosen.length > 0 ? chosen : sharedByAll(db, addressees);
  for (const { key } of addressees) {
    for (const caseId of looked) {
      const stands = exchangeOf(db, key, caseId);
      if (stands.behind + stands.lost > 0) changed.add(caseId);
      else if (stands.unconfirmed > 0) (unconfirmed ? changed : waiting).add(caseId);
    }
  }
  if (changed.size > 0) return [...changed].toSorted();
  throw new Failure(
    'nothing-to-export',
    `Nothing changed since the last exchange with ${addressees.map(({ name }) => name).join(', ')}. Nothing was written. ${looked.length === 0 ? 'Name the case that is to go to them first.' : againInWords(waiting.size)}`,
  );
}

function againInWords(waiting: number): string {
  return waiting === 0
    ? 'They have confirmed all that was sent.'
    : `Of ${counted(waiting, 'case')} nothing shows that what was sent has arrived; if the file was lost, send again what was not confirmed (on the command line: --unconfirmed).`;
}

/** A bundle opens for everybody whom it is for, so a case goes into it only if all of them had a part in it. */
function sharedByAll(db: ReadableDb, [first, ...others]: readonly Person[]): readonly string[] {
  if (first === undefined) return [];
  const sets = others.map(({ key }) => new Set(sharedCases(db, key)));
  return sharedCases(db, first.key).filter((caseId) => sets.every((set) => set.has(caseId)));
}

/** The heads that cases have now, but for what is withheld. */
export function headsGoing(db: ReadableDb, cases: readonly string[]): Exchange['cases'] {
  return cases.map((caseId) => ({ case: caseId, heads: openHeads(db, ledgerState(db, caseId)) }));
}

/**
 * Remembers what was written for whom. `cases` have the heads of when their entries were taken: what is signed while a
 * bundle is written is not in it. `bundle` is the SHA-256 of the file.
 */
export function noteSentTo(
  { db, now }: Pick<Vault, 'db' | 'now'>,
  addressees: readonly Pick<Person, 'key'>[],
  cases: Exchange['cases'],
  bundle: string,
): void {
  inTransaction(db, () => {
    for (const { key } of addressees) noteSent(db, { key, cases, at: now().at, bundle });
  });
}

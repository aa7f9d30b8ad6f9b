import { Failure } from '../../core/failure.ts';
import type { Acknowledgement } from '../../core/people/acknowledgement.ts';
import type { MissingHere } from '../../ipc/people-views.ts';
import { caseSummaries } from '../case-projection.ts';
import { row, rows, write, type ReadableDb, type WritableDb } from '../database.ts';
import type { Vault } from '../vault.ts';

/** An entry that somebody said to hold. */
export interface WitnessedHead {
  readonly entry: string;
  readonly author: string;
  readonly case_id: string;
  readonly name: string;
  readonly at: string;
  readonly told_by: string;
  readonly bundle: string;
  /** Empty where it was told before keys were remembered. */
  readonly by_key: string;
}

/** So many entries of a case that are not here can one person tell of: what they say more is left. */
const mostMissing = 100;

/**
 * Remembers which entries of a case somebody holds; `bundle` is the last one that reached them from here. What was given up
 * while others told of it is missing again once somebody tells of it for the first time.
 */
export function witnessHeads(
  db: WritableDb,
  caseId: string,
  heads: Acknowledgement['cases'][number]['heads'],
  { key, by, bundle }: { readonly key: string; readonly by: string; readonly bundle: string },
): void {
  let told = missingHeadsOf(db, caseId).filter(({ by_key }) => by_key === key).length;
  for (const { entry, author, name, at } of heads) {
    const isHere = row(db, 'SELECT 1 FROM entry WHERE id = ?', entry) !== undefined;
    if (!isHere && told >= mostMissing) continue;
    const { changes } = write(
      db,
      `INSERT INTO witnessed_head (entry, case_id, author, name, at, told_by, bundle, by_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET told_by = excluded.told_by, bundle = excluded.bundle, by_key = excluded.by_key
         WHERE (entry, witnessed_head.by_key) IN given_up AND (entry, excluded.by_key) NOT IN given_up`,
      entry,
      caseId,
      author,
      name,
      at,
      by,
      bundle,
      key,
    );
    if (!isHere) told += changes;
  }
}

/** Entries that others hold, or held, and this vault does not: it is behind, or its history was cut short. */
function missingHeads(db: ReadableDb): readonly WitnessedHead[] {
  return rows<WitnessedHead>(db, `${missing} AND NOT ${isGivenUp} ORDER BY at, entry`);
}

/** Those of one case. */
export function missingHeadsOf(db: ReadableDb, caseId: string): readonly WitnessedHead[] {
  return rows<WitnessedHead>(
    db,
    `${missing} AND NOT ${isGivenUp} AND case_id = ? ORDER BY at, entry`,
    caseId,
  );
}

/**
 * A person does not wait any more for an entry that is missing here: it is told no longer, but for an own one in the check of
 * the vault, until somebody else tells of it. Should it come after all, it is taken in. `word` is its id, or the beginning that
 * is shown. Failure `invalid-input`.
 */
export function giveUpMissing({ db, emit }: Pick<Vault, 'db' | 'emit'>, word: string): WitnessedHead {
  const [head, ...others] = missingHeads(db).filter(({ entry }) => entry.startsWith(word));
  if (head === undefined || others.length > 0 || word.length < leastOfEntry) {
    throw new Failure(
      'invalid-input',
      `No entry that is missing here is named so. Nothing was changed. Give the ${leastOfEntry} digits that stand with it.`,
    );
  }
  write(db, 'INSERT INTO given_up (entry, by_key) VALUES (?, ?)', head.entry, head.by_key);
  emit({ type: 'changed', case: head.case_id });
  return head;
}

/** So many digits of an entry are shown. */
const leastOfEntry = 16;

const missing =
  'SELECT * FROM witnessed_head AS head WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.id = head.entry)';
const isGivenUp = '(head.entry, head.by_key) IN given_up';

/** Own acts among these: the vault was put back, or its history was cut short. */
export function ownMissing({ db, identity }: Pick<Vault, 'db' | 'identity'>): readonly string[] {
  return rows<WitnessedHead>(db, `${missing} ORDER BY at, entry`)
    .filter(({ author }) => author === identity.key)
    .map((head) => `The history of this vault was cut short: ${missingInWords(head)}`);
}

/** All that are missing in words, each under the reference of its case. */
export function missingEntries(db: ReadableDb): readonly string[] {
  return underReferences(db, missingHeads(db), missingInWords);
}

/** Those that are missing and that a person does not wait for any more, in words. */
function givenUpEntries(db: ReadableDb): readonly string[] {
  const heads = rows<WitnessedHead>(db, `${missing} AND ${isGivenUp} ORDER BY at, entry`);
  return underReferences(db, heads, givenUpInWords);
}

/** Both. */
export function missingHere(db: ReadableDb): MissingHere {
  return { missing: missingEntries(db), givenUp: givenUpEntries(db) };
}

function underReferences(
  db: ReadableDb,
  heads: readonly WitnessedHead[],
  inWords: (head: WitnessedHead) => string,
): readonly string[] {
  const references = new Map(caseSummaries(db).map(({ id, reference }) => [id, reference]));
  return heads.map((head) => `${references.get(head.case_id) ?? head.case_id}: ${inWords(head)}`);
}

function givenUpInWords({ name, at, told_by, entry }: WitnessedHead): string {
  return `you no longer wait for an entry of ${name}, of ${at.slice(0, 10)} (${entry.slice(0, leastOfEntry)}), which ${told_by} told of. Should it come after all, it is taken in.`;
}

export function missingInWords({ name, at, told_by, bundle, entry }: WitnessedHead): string {
  const what =
    bundle === '' ? 'a bundle of the case' : `a bundle of the case (they had it after bundle ${bundle})`;
  return `an entry of ${name}, of ${at.slice(0, 10)}, is missing here (${entry.slice(0, leastOfEntry)}); ask ${told_by} for ${what}.`;
}

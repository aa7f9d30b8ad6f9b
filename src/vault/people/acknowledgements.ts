import { namesOf } from '../../core/cases/case-state.ts';
import { Failure } from '../../core/failure.ts';
import {
  readAcknowledgement,
  signAcknowledgement,
  type Acknowledgement,
} from '../../core/people/acknowledgement.ts';
import type { TakenReceipt } from '../../ipc/people-views.ts';
import { entriesOf } from '../case-entries.ts';
import { caseSummaries, ledgerState } from '../case-projection.ts';
import { inTransaction, rows, write, type ReadableDb } from '../database.ts';
import { openHeads } from '../lanes.ts';
import { ledgerCrypto } from '../ledger-crypto.ts';
import type { Vault } from '../vault.ts';
import { armoured, readArmoured } from './armour.ts';
import { exchangeOf, noteReceived, sharedCases } from './exchange-store.ts';
import { personNamed } from './person-store.ts';
import { personStates } from './standing.ts';

const kind = 'RECEIPT';

/** A signed receipt for a person: what this vault holds of the cases that were exchanged with them. */
export function writeReceipt(vault: Vault, word: string): string {
  const { db, identity, signer, now } = vault;
  const { key } = personNamed(db, word);
  const cases = sharedCases(db, key).map((caseId) => heldOf(db, key, caseId));
  if (cases.length === 0) {
    throw new Failure('nothing-to-export', 'No case was exchanged with them yet. Nothing was written.');
  }
  const said = { v: 1 as const, by: identity.key, name: identity.name, to: key, at: now().at, cases };
  return armoured(kind, signAcknowledgement(said, signer));
}

function heldOf(db: ReadableDb, key: string, caseId: string): Acknowledgement['cases'][number] {
  const state = ledgerState(db, caseId);
  const heads = new Set(openHeads(db, state));
  const nameOf = namesOf(state);
  return {
    case: caseId,
    heads: entriesOf(db, caseId)
      .filter(({ id }) => heads.has(id))
      .map(({ id, entry: { author, at } }) => ({ entry: id, author, name: nameOf(author), at })),
    bundle: exchangeOf(db, key, caseId).lastReceived?.bundle ?? '',
  };
}

/**
 * Takes in a receipt: from now on this vault knows what they hold, and what it lacks itself. Failures: `card-invalid`;
 * `person-not-trusted` unless it is of somebody who is known here, and for the owner of this vault.
 */
export function takeReceipt(vault: Vault, text: string): TakenReceipt {
  const { db, now, emit } = vault;
  const said = readAcknowledgement(readArmoured(kind, text), ledgerCrypto);
  const stateOf = personStates(db);
  const state = stateOf(said.by);
  if (stateOf(said.to) !== 'self' || (state !== 'known' && state !== 'verified')) {
    throw new Failure(
      'person-not-trusted',
      'This receipt is for somebody else, or of somebody whom this vault does not know. Nothing was changed. Take in their identity card first.',
    );
  }
  const here = new Set(caseSummaries(db).map(({ id }) => id));
  inTransaction(db, () => {
    const { at } = now();
    for (const { case: caseId, heads, bundle } of said.cases) {
      if (!here.has(caseId)) continue;
      noteReceived(db, {
        key: said.by,
        cases: [{ case: caseId, heads: heads.map(({ entry }) => entry) }],
        at,
        bundle: exchangeOf(db, said.by, caseId).lastReceived?.bundle ?? bundle,
      });
      for (const head of heads) witness(vault, caseId, said, head, bundle);
    }
  });
  emit({ type: 'changed', case: null });
  return { name: said.name, state, cases: said.cases.length, missing: missingEntries(db) };
}

function witness(
  { db }: Vault,
  caseId: string,
  said: Acknowledgement,
  { entry, author, name, at }: Acknowledgement['cases'][number]['heads'][number],
  bundle: string,
): void {
  write(
    db,
    `INSERT INTO witnessed_head (entry, case_id, author, name, at, told_by, bundle) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
    entry,
    caseId,
    author,
    name,
    at,
    said.name,
    bundle,
  );
}

interface WitnessedHead {
  readonly entry: string;
  readonly author: string;
  readonly case_id: string;
  readonly name: string;
  readonly at: string;
  readonly told_by: string;
  readonly bundle: string;
}

/** Own acts that others hold, or held, and this vault does not: it was put back, or its history was cut short. */
export function ownMissing({ db, identity }: Pick<Vault, 'db' | 'identity'>): readonly string[] {
  return missingHeads(db)
    .filter(({ author }) => author === identity.key)
    .map((head) => `The history of this vault was cut short: ${missingInWords(head)}`);
}

/** Entries that others hold, or held, and this vault does not, in words: it is behind, or its history was cut short. */
export function missingEntries(db: ReadableDb): readonly string[] {
  const references = new Map(caseSummaries(db).map(({ id, reference }) => [id, reference]));
  return missingHeads(db).map(
    (head) => `${references.get(head.case_id) ?? head.case_id}: ${missingInWords(head)}`,
  );
}

function missingHeads(db: ReadableDb): readonly WitnessedHead[] {
  return rows<WitnessedHead>(
    db,
    'SELECT * FROM witnessed_head WHERE entry NOT IN (SELECT id FROM entry) ORDER BY at, entry',
  );
}

function missingInWords({ name, at, told_by, bundle, entry }: WitnessedHead): string {
  const what =
    bundle === '' ? 'a bundle of the case' : `a bundle of the case (they had it after bundle ${bundle})`;
  return `an entry of ${name}, of ${at.slice(0, 10)}, is missing here (${entry.slice(0, 16)}); ask ${told_by} for ${what}.`;
}

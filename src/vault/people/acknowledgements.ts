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
import { inTransaction, type ReadableDb } from '../database.ts';
import { openHeads } from '../lanes.ts';
import { ledgerCrypto } from '../ledger-crypto.ts';
import type { Vault } from '../vault.ts';
import { armoured, readArmoured } from './armour.ts';
import { exchangeOf, noteReceived, sharedCases } from './exchange-store.ts';
import { personNamed } from './person-store.ts';
import { personStates } from './standing.ts';
import { missingEntries, witnessHeads } from './witnessed-heads.ts';

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
      witnessHeads(db, caseId, heads, { by: said.name, bundle });
    }
  });
  emit({ type: 'changed', case: null });
  return { name: said.name, state, cases: said.cases.length, missing: missingEntries(db) };
}

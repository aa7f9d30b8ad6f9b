import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { TermList } from '../../../src/ipc/term-calls.ts';
import {
  MOST_LISTS,
  putTermList,
  removeTermList,
  termListsFor,
} from '../../../src/vault/terms/term-lists.ts';
import { failureCode } from '../../support/failing.ts';
import { reopened, temporaryVault } from '../../support/temporary-vault.ts';

const one = randomUUID();
const other = randomUUID();

function listOf(name: string, caseId: string | null): TermList {
  return { id: randomUUID(), name, terms: ['gag order', 'subpoe*'], look: 1, case: caseId, shown: true };
}

it('keeps lists of terms for one case and for all, over a restart', async () => {
  const vault = await temporaryVault();
  const [here, everywhere] = [listOf('Here', one), listOf('Everywhere', null)];
  putTermList(vault.db, here);
  putTermList(vault.db, everywhere);
  putTermList(vault.db, { ...here, name: 'Renamed', shown: false });
  const again = await reopened(vault);
  expect(termListsFor(again.db, one).map(({ name }) => name)).toEqual(['Renamed', 'Everywhere']);
  expect(termListsFor(again.db, other)).toEqual([everywhere]);
  removeTermList(again.db, everywhere.id);
  expect(termListsFor(again.db, other)).toEqual([]);
});

it('takes no more lists than a vault may have', async () => {
  const { db } = await temporaryVault();
  for (let count = 0; count < MOST_LISTS; count++) putTermList(db, listOf(`List ${count}`, null));
  expect(await failureCode(() => putTermList(db, listOf('One more', null)))).toBe('invalid-input');
});

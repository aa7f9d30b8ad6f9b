import type { Handlers } from '../../ipc/call.ts';
import type { termCalls } from '../../ipc/term-calls.ts';
import type { Vault } from '../vault.ts';
import { putTermList, removeTermList, termListsFor } from './term-lists.ts';

/** The calls about words that stay marked. */
export function termHandlers(vault: () => Vault): Handlers<typeof termCalls> {
  return {
    'terms.list': (input) => termListsFor(vault().db, input.case),
    'terms.put': (list) => {
      putTermList(vault().db, list);
      return null;
    },
    'terms.remove': ({ id }) => {
      removeTermList(vault().db, id);
      return null;
    },
  };
}

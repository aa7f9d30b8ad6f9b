import type { TermList } from '../../ipc/term-calls.ts';
import { call } from '../app/client.ts';
import { createStore, useStore } from '../app/store.ts';
import { useQuery } from '../app/use-query.ts';

/** Goes up with every change, so that each document that is shown asks anew. */
const changes = createStore(0);

export interface TermLists {
  readonly lists: readonly TermList[];
  readonly put: (list: TermList) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

/** The lists of terms that are marked in the documents of a case. */
export function useTermLists(caseId: string): TermLists {
  const count = useStore(changes);
  const asked = useQuery(`terms ${caseId} ${count}`, () => call('terms.list', { case: caseId }));
  const changed = (): void => changes.set((before) => before + 1);
  return {
    lists: asked.value ?? none,
    put: async (list) => {
      await call('terms.put', list);
      changed();
    },
    remove: async (id) => {
      await call('terms.remove', { id });
      changed();
    },
  };
}

const none: readonly TermList[] = [];

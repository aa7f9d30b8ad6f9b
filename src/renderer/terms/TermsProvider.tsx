import { createContext, useContext, type ReactNode } from 'react';
import type { TermList } from '../../ipc/term-calls.ts';
import type { TermHit } from './use-terms.ts';

/** What the marks on the pages need to know of the lists of terms. */
export interface TermsOnPages {
  /** Those that are marked. */
  readonly lists: readonly TermList[];
  /** The place that is looked at. */
  readonly hit: TermHit | null;
}

const TermsContext = createContext<TermsOnPages>({ lists: [], hit: null });

export function TermsProvider({
  value,
  children,
}: {
  readonly value: TermsOnPages;
  readonly children: ReactNode;
}): ReactNode {
  return <TermsContext value={value}>{children}</TermsContext>;
}

export function useTermsOnPages(): TermsOnPages {
  return useContext(TermsContext);
}

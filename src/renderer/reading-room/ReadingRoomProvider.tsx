import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useStore } from '../app/store.ts';
import { loadEngine } from '../pdf/engine.ts';
import { Reader } from './reader.ts';
import type { ReaderState } from './reader-state.ts';

const ReaderContext = createContext<Reader | null>(null);

/** Holds what ReadingRoom and PageStrip share: the open document. Unmounting it ends the document's worker. */
export function ReadingRoomProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [reader] = useState(() => new Reader());
  useEffect(() => {
    void loadEngine();
    return () => void reader.close();
  }, [reader]);
  return <ReaderContext value={reader}>{children}</ReaderContext>;
}

export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (reader === null) throw new Error('There is no reader outside of a ReadingRoomProvider.');
  return reader;
}

export function useReaderState(): ReaderState {
  return useStore(useReader().state);
}

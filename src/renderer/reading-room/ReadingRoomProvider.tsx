import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useAppEvent } from '../app/event-hub.ts';
import { useStore } from '../app/store.ts';
import { loadEngine } from '../pdf/engine.ts';
import { Reader } from './reader.ts';
import type { ReaderState } from './reader-state.ts';
import { passingPlaces, type ReadingPlaces } from './reading-places.ts';

const ReaderContext = createContext<Reader | null>(null);

interface ReadingRoomProviderProps {
  /** Where documents were left, and are found again; passing where nothing is given. */
  readonly places?: ReadingPlaces;
  readonly children: ReactNode;
}

/** Holds what ReadingRoom and PageStrip share: the open document. Unmounting it ends the document's worker. */
export function ReadingRoomProvider({ places, children }: ReadingRoomProviderProps): ReactNode {
  const [reader] = useState(() => new Reader(places ?? passingPlaces()));
  useEffect(() => {
    void loadEngine();
    return () => void reader.close();
  }, [reader]);
  useClock(reader);
  return <ReaderContext value={reader}>{children}</ReaderContext>;
}

/** Keeps the clock of what is on the screen: it sees whether somebody is there, and is put away before a lock. */
function useClock({ clock }: Reader): void {
  useEffect(() => {
    const stop = clock.start();
    const touched = (): void => clock.touched();
    const signs = ['pointermove', 'keydown', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, touched, { passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, touched);
      stop();
    };
  }, [clock]);
  useAppEvent((event) => {
    if (event.type === 'locking') void clock.save();
  });
}

export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (reader === null) throw new Error('There is no reader outside of a ReadingRoomProvider.');
  return reader;
}

export function useReaderState(): ReaderState {
  return useStore(useReader().state);
}

import { useEffect, type ReactNode } from 'react';
import { useStore } from '../app/store.ts';
import { useReader } from './ReadingRoomProvider.tsx';

/** What the reader says of the last act, over the pages, until a key or the pointer goes down again. */
export function ReaderNote(): ReactNode {
  const { said } = useReader();
  const text = useStore(said);
  useEffect(() => {
    if (text === null) return;
    const forget = (): void => said.set(() => null);
    const signs = ['keydown', 'pointerdown'] as const;
    // While going down to its target: what this very press says is heard after.
    for (const sign of signs) window.addEventListener(sign, forget, true);
    return () => {
      for (const sign of signs) window.removeEventListener(sign, forget, true);
    };
  }, [said, text]);
  return text !== null && <p className="reader-note">{text}</p>;
}

import { useEffect, type ReactNode } from 'react';
import { useStore } from '../app/store.ts';
import { useReader } from './ReadingRoomProvider.tsx';

/** Which keys do what in a mode of the pages; gives way to what the reader says. */
export function KeysNote({ children }: { readonly children: ReactNode }): ReactNode {
  const isSilent = useStore(useReader().said) === null;
  return isSilent && <p className="drawing-note">{children}</p>;
}

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

import type { ReactNode } from 'react';
import { createStore, useStore } from '../app/store.ts';

const latest = createStore<{ readonly number: number; readonly text: string }>({ number: 0, text: '' });

/** Says something to people who listen to the screen, without moving the focus. */
export function announce(text: string): void {
  latest.set(({ number }) => ({ number: number + 1, text }));
}

/** Where announcements are read from; once in the window. */
export function Announcer(): ReactNode {
  const { number, text } = useStore(latest);
  // The key makes a new element even of the same words, so that they are read again.
  return (
    <div className="visually-hidden" aria-live="polite">
      <span key={number}>{text}</span>
    </div>
  );
}

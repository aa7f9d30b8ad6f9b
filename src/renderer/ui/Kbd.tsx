import type { ReactNode } from 'react';
import { chordParts } from '../app/key-chord.ts';

const mac = navigator.platform.startsWith('Mac');

/** The keys of a chord as they are printed on the keyboard. */
export function Kbd({ chord }: { readonly chord: string }): ReactNode {
  return (
    <span className="keys">
      {chordParts(chord, mac).map((part) => (
        <kbd key={part}>{part}</kbd>
      ))}
    </span>
  );
}

/** The same in words, for a tooltip: `Docket (Ctrl+1)`. */
export function withKeys(label: string, chord: string): string {
  return `${label} (${chordParts(chord, mac).join('+')})`;
}

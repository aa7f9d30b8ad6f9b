import type { ReactNode } from 'react';
import './people.css';

/** The words of a key, numbered, as two people read them to each other. */
export function KeyWords({ words }: { readonly words: readonly string[] }): ReactNode {
  return (
    <ol className="key-words" aria-label="Words of the key">
      {words.map((word, index) => (
        // A word may come twice; its number tells it apart.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>{word}</li>
      ))}
    </ol>
  );
}

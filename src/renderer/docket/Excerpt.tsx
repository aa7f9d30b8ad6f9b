import type { ReactNode } from 'react';
import { hitBegin, hitEnd } from './hit-words.ts';

/** Text in which the hits stand between U+0001 and U+0002. */
export function Excerpt({ text }: { readonly text: string }): ReactNode {
  return text.split(hitBegin).map((piece, index) => {
    if (index === 0) return piece;
    const [hit = '', ...rest] = piece.split(hitEnd);
    return (
      // The pieces of a text have no other identity than their place in it.
      // oxlint-disable-next-line react/no-array-index-key
      <span key={index}>
        <mark>{hit}</mark>
        {rest.join('')}
      </span>
    );
  });
}

import type { ReactNode } from 'react';

const BEGIN = '\u0001';
const END = '\u0002';

/** Text in which the hits stand between U+0001 and U+0002. */
export function Excerpt({ text }: { readonly text: string }): ReactNode {
  return text.split(BEGIN).map((piece, index) => {
    if (index === 0) return piece;
    const [hit = '', ...rest] = piece.split(END);
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

/** The first stretch that was hit, to be looked for on the page; null where none is marked. */
export function wordsOfHit(excerpt: string): string | null {
  const begin = excerpt.indexOf(BEGIN);
  const end = excerpt.indexOf(END, begin);
  return begin === -1 || end === -1 ? null : excerpt.slice(begin + 1, end);
}

import type { ReactNode } from 'react';
import type { LetterText } from '../../core/letters/events.ts';
import { readBody, type LetterBlock } from '../../core/letters/letter-blocks.ts';
import { dayInWords } from '../../core/letters/letter-words.ts';

/** A letter as it will look, on paper that stays white. */
export function LetterPaper({ letter }: { readonly letter: LetterText }): ReactNode {
  const { addressee, date, locale, reference, subject, body } = letter;
  return (
    <article className="letter-paper" aria-label="How it will look" lang={locale}>
      <p>{dayInWords(date, locale)}</p>
      <p className="letter-addressee" dir="auto">
        {addressee}
      </p>
      {reference !== '' && (
        <p className="letter-reference">
          Reference: <bdi>{reference}</bdi>
        </p>
      )}
      <h3 dir="auto">{subject}</h3>
      {readBody(body).map((block, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the blocks of a text have no other name
        <Block key={index} block={block} />
      ))}
    </article>
  );
}

function Block({ block: { kind, text } }: { readonly block: LetterBlock }): ReactNode {
  switch (kind) {
    case 'heading':
      return <h4 dir="auto">{text}</h4>;
    case 'quote':
      return <blockquote dir="auto">{text}</blockquote>;
    case 'item':
      return (
        <p className="letter-item" dir="auto">
          {text}
        </p>
      );
    case 'paragraph':
      return <p dir="auto">{text}</p>;
  }
}

import type { ReactNode } from 'react';
import type { CaseDocument } from '../../core/cases/case-state.ts';
import type { Anchor } from '../../core/findings/events.ts';

interface PlaceQuoteProps {
  readonly anchor: Anchor;
  readonly document: CaseDocument | undefined;
}

/** The words of a place and where they stand; a box on a scan has no words. */
export function PlaceQuote({ anchor, document }: PlaceQuoteProps): ReactNode {
  return (
    <figure className="place-quote">
      {anchor.quote === null ? (
        <p className="quiet">A box, without words</p>
      ) : (
        <blockquote dir="auto" className="user-text">
          {anchor.quote.exact}
        </blockquote>
      )}
      <figcaption className="quiet">
        Page {anchor.page} of <bdi>{document?.name ?? 'a document that is not here'}</bdi>
      </figcaption>
    </figure>
  );
}

import type { ReactNode } from 'react';
import { visibleText } from '../../core/visible-text.ts';
import type { PageLink } from '../pdf/page-links.ts';
import { followDestination } from './follow-destination.ts';
import { percentStyle } from './Highlights.tsx';
import { boxToRect, rectInPercent, type PageView } from './page-geometry.ts';
import type { Reader } from './reader.ts';

interface LinkButtonsProps {
  readonly links: readonly PageLink[];
  readonly view: PageView;
  readonly reader: Reader;
  /** Where they lie is shown. */
  readonly isShown: boolean;
}

/** The links of a page for the keyboard and for readers of the screen; the mouse reaches them through the page. */
export function LinkButtons({ links, view, reader, isShown }: LinkButtonsProps): ReactNode {
  return links.map((link, index) => (
    <button
      key={index}
      type="button"
      className={isShown ? 'page-link is-shown' : 'page-link'}
      aria-label={linkInWords(link)}
      style={percentStyle(rectInPercent(view, boxToRect(view, link.box)))}
      onClick={() => {
        if (link.destination === null) reader.say(linkInWords(link));
        else void followDestination(reader, link.destination);
      }}
    />
  ));
}

/** What a link says of itself; it shows where it leads, and is never opened by the app. */
export function linkInWords({ target }: Pick<PageLink, 'target'>): string {
  return target === null ? 'Link within this document' : `Link, not opened here: ${visibleText(target)}`;
}

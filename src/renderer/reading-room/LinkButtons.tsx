import type { ReactNode } from 'react';
import type { PageLink } from '../pdf/page-links.ts';
import { followDestination } from './follow-destination.ts';
import { percentStyle } from './Highlights.tsx';
import { linkInWords } from './link-words.ts';
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

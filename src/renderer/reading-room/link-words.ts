import { visibleText } from '../../core/visible-text.ts';
import type { PageLink } from '../pdf/page-links.ts';

/** What a link says of itself; it shows where it leads, and is never opened by the app. */
export function linkInWords({ target }: Pick<PageLink, 'target'>): string {
  return target === null
    ? 'Link within this document'
    : `Link, not opened here: ${visibleText(otherFileInWords(target))}`;
}

/** pdf.js gives a place in another file as `file#[page counted from 0, how it is shown …]`. */
function otherFileInWords(target: string): string {
  const found = /^([^#]*)#\[(?:(\d+)|\{)/.exec(target);
  if (found === null) return target;
  const [, file = '', page] = found;
  return page === undefined ? file : `${file}, page ${String(Number(page) + 1)}`;
}

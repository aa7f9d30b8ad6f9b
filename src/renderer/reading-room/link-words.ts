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
  const [, file, place] = /^([^#]+)#(\[[\d{].*)$/s.exec(target) ?? [];
  if (file === undefined || place === undefined || scheme.test(file) || !isJson(place)) return target;
  const page = /^\[(\d+)/.exec(place)?.[1];
  return page === undefined ? file : `${file}, page ${String(Number(page) + 1)}`;
}

/** Of an address; one letter is a drive. What follows `#` in an address is its own. */
const scheme = /^\s*[a-z][a-z\d+.-]+:/i;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Characters and lines of a stamp at the most: a case number and a page, a Bates number, a fax line. */
const STAMP_CHARS = 300;
const STAMP_LINES = 4;

/**
 * Whether a page's own text may be no more than what was stamped on a scan: of a page that a picture covers, the text is
 * then still to be recognised. An empty text is.
 */
export function mayBeStamp(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length <= STAMP_LINES && lines.join('').length <= STAMP_CHARS;
}

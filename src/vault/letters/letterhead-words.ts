import { letterPlaceholder, unpack } from './letterhead.ts';

/** What a letterhead says, by where it stands. */
export interface LetterheadWords {
  readonly above: readonly string[];
  readonly below: readonly string[];
  readonly foot: readonly string[];
}

const mostLines = 14;
const longestLine = 200;

/** The words of a letterhead that was checked (a DOCX), without its pictures and its setting. */
export function letterheadWords(docx: Uint8Array): LetterheadWords {
  const parts = unpack(Buffer.from(docx.buffer, docx.byteOffset, docx.length));
  const linesOf = (name: RegExp) =>
    parts
      .filter((part) => name.test(part.name))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap(({ content }) => paragraphsOf(content.toString('utf8')));
  const body = linesOf(/^word\/document\.xml$/);
  const place = body.findIndex((line) => line.includes(letterPlaceholder));
  return {
    above: bounded([...linesOf(/^word\/header\d*\.xml$/), ...body.slice(0, place)]),
    below: bounded(body.slice(place + 1)),
    foot: bounded(linesOf(/^word\/footer\d*\.xml$/)),
  };
}

/** Each once: the heads of first and other pages mostly say the same, and so do the two forms of a text box. */
function bounded(lines: readonly string[]): readonly string[] {
  const said = lines.map((line) => line.slice(0, longestLine).toWellFormed().trim());
  return [...new Set(said)].filter((line) => line !== '').slice(0, mostLines);
}

function paragraphsOf(xml: string): readonly string[] {
  return xml
    .split(/<\/w:p>|<w:br\b[^>]*>/)
    .map((paragraph) =>
      Array.from(paragraph.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:tab\s*\/>/g), ([, words]) =>
        words === undefined ? ' ' : decoded(words),
      ).join(''),
    );
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name as string] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex as string, 16);
    return code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  });
}

import { encode } from 'uqr';
import { Failure } from '../../core/failure.ts';
import type { CardCode } from '../../ipc/people-views.ts';
import { asciiCard, readCard } from './card-file.ts';

/** White modules around a QR code, as ISO/IEC 18004 asks for. */
const quietZone = 4;

/**
 * The QR code of the card in a text: its JSON in ASCII, in byte mode, as readers guess at the encoding of anything else; in
 * UTF-8 where it is too long so. A reader that was not made for it shows the same text,
 * which is a card too. Failure `card-invalid` where it holds more than a QR code can, after many renewed keys.
 */
export function cardCode(card: string): CardCode {
  const { json } = readCard(card);
  const modules = modulesOf(asciiCard(json)) ?? modulesOf(json);
  if (modules === null) {
    throw new Failure(
      'card-invalid',
      'This card is too long for a QR code: it names many earlier keys. Nothing was written. Send the card as a file.',
    );
  }
  const path = modules.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size: modules.length, path: path.join('') };
}

/** Null where it is too long. */
function modulesOf(text: string): readonly (readonly boolean[])[] | null {
  try {
    return encode([...Buffer.from(text)], { ecc: 'L', boostEcc: true, border: quietZone }).data;
  } catch {
    return null;
  }
}

/**
 * The same as a picture of its own, black on white whatever is around it. It has the card in it as text too, so that the
 * file is taken in like any other card.
 */
export function cardCodeSvg(card: string): string {
  const { size, path } = cardCode(card);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 4}" height="${size * 4}" shape-rendering="crispEdges">`,
    `<metadata>\n${card}</metadata>`,
    `<rect width="${size}" height="${size}" fill="#fff"/><path d="${path}"/></svg>`,
    '',
  ].join('\n');
}

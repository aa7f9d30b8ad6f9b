import { Failure } from '../../core/failure.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A text file's text, and how it was written. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
  /** What is to be known of a file that is not quite of its encoding; null where it is. */
  readonly doubt: string | null;
}

/**
 * Reads a text file of unknown encoding: UTF-8 or UTF-16 with or without byte order mark, else the Windows code page
 * that spreadsheets of Western Europe write. Where most of what is beyond ASCII is UTF-8, single bytes that are not are
 * damage: `�` stands in their place. Failure `file-unreadable` for what is no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  const text = textIn(bytes, encoding);
  if (text === null) {
    throw new Failure(
      'file-unreadable',
      `The file is damaged or was cut off: it is not whole as ${encoding.toUpperCase()}${encoding === 'utf-8' ? `, first at ${firstDamage(leniently(bytes))}` : ''}. Nothing was changed.`,
    );
  }
  if (text.includes('\u0000')) {
    throw new Failure('file-unreadable', 'The file is no text: it holds zero bytes. Nothing was changed.');
  }
  return encoding === 'windows-1252' ? mixed(bytes, text) : { text, encoding, doubt: null };
}

/** A file without a mark that is not whole as UTF-8: it is damaged where more of it is UTF-8 than not. */
function mixed(bytes: Uint8Array, text: string): DecodedText {
  const lenient = leniently(bytes);
  const [good, bad] = [beyondAscii(lenient), lenient.split(damage).length - 1];
  if (good === 0) return { text, encoding: 'windows-1252', doubt: null };
  const place = firstDamage(lenient);
  const doubt =
    good >= bad
      ? `${bad === 1 ? 'One byte of the file is' : `${bad} bytes of the file are`} damaged, first ${place}: � stands there. The rest is UTF-8 and reads well.`
      : `The file was read as Windows-1252, but some of it looks like UTF-8, so that letters may be wrong. It is no UTF-8 first at ${place}. Save it as UTF-8 where it came from.`;
  return good >= bad
    ? { text: lenient, encoding: 'utf-8', doubt }
    : { text, encoding: 'windows-1252', doubt };
}

const damage = '\uFFFD';

function leniently(bytes: Uint8Array): string {
  // The mark stays: places count from the first byte.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function beyondAscii(text: string): number {
  return text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
}

/** `byte 120, in line 3`, of a text in which damage stands as `�`. */
function firstDamage(text: string): string {
  const before = text.slice(0, text.indexOf(damage));
  return `byte ${Buffer.byteLength(before) + 1}, in line ${before.split(/\r\n|\n|\r/).length}`;
}

function encodingOf(bytes: Uint8Array): TextEncoding {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (let at = 0; at < Math.min(bytes.length, 4096); at += 1) {
    if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  // Latin letters in UTF-16 have a zero byte each, on one side.
  if (odd > 2 && even === 0) return isText(bytes, 'utf-16le') ? 'utf-16le' : 'utf-8';
  if (even > 2 && odd === 0) return isText(bytes, 'utf-16be') ? 'utf-16be' : 'utf-8';
  return isText(bytes, 'utf-8') ? 'utf-8' : 'windows-1252';
}

function isText(bytes: Uint8Array, encoding: TextEncoding): boolean {
  return textIn(bytes, encoding) !== null;
}

/** The text that bytes are in an encoding; null where they are none. */
function textIn(bytes: Uint8Array, encoding: TextEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

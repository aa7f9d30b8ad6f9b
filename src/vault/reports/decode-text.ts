import { Failure } from '../../core/failure.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A text file's text, and how it was written. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/**
 * Reads a text file of unknown encoding: UTF-8 or UTF-16 with or without byte order mark, else the Windows code page
 * that spreadsheets of Western Europe write. Failure `file-unreadable` for what is no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  const text = textIn(bytes, encoding);
  if (text === null) {
    throw new Failure(
      'file-unreadable',
      `The file is damaged or was cut off: it is not whole as ${encoding.toUpperCase()}. Nothing was changed.`,
    );
  }
  if (text.includes('\u0000')) {
    throw new Failure('file-unreadable', 'The file is no text: it holds zero bytes. Nothing was changed.');
  }
  return { text, encoding };
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

import { inflateRawSync } from 'node:zlib';
import { Failure } from '../../core/failure.ts';

/** Bounds on a letterhead: far above what a firm's own has, far below what would harm the machine. */
const most = { bytes: 5_000_000, unpacked: 40_000_000, files: 1000 } as const;

/** Where the letter's text goes. */
export const letterPlaceholder = '{{letter}}';

export interface Part {
  readonly name: string;
  readonly content: Buffer;
}

/**
 * Checks a DOCX that somebody gave as a letterhead. Failure `invalid-input`: not a DOCX, too large once it is unpacked,
 * macros or other things that run, things fetched from elsewhere, no place for the letter or more than one.
 */
export function checkLetterhead(bytes: Uint8Array): void {
  if (bytes.length > most.bytes) throw refused('is larger than 5 MB');
  const parts = unpack(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const named = new Map(parts.map((part) => [part.name, part.content]));
  const types = named.get('[Content_Types].xml')?.toString('utf8');
  const document = named.get('word/document.xml')?.toString('utf8');
  if (types === undefined || document === undefined) throw refused('is not a Word document (DOCX)');
  if (/macroEnabled|vbaProject|activeX|oleObject/i.test(types))
    throw refused('holds macros or embedded programs');
  for (const { name, content } of parts) checkPart(name, content);
  const places = textOf(document).split(letterPlaceholder).length - 1;
  if (places !== 1) {
    throw refused(
      places === 0
        ? `has no place for the letter: write ${letterPlaceholder} in a paragraph of its own`
        : `has ${letterPlaceholder} more than once`,
    );
  }
}

function checkPart(name: string, content: Buffer): void {
  if (/vbaProject|\/activeX\/|\/embeddings\//i.test(name)) throw refused('holds macros or embedded programs');
  if (!/\.(xml|rels)$/i.test(name)) return;
  const text = content.toString('utf8');
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw refused('holds declarations that no Word document needs');
  if (!/\.rels$/i.test(name)) return;
  for (const [relationship] of text.matchAll(/<Relationship\b[^>]*>/g)) {
    const isOutside = /TargetMode\s*=\s*["']External["']/i.test(relationship);
    if (isOutside && !/\/hyperlink["']/.test(relationship)) {
      throw refused('fetches something from elsewhere when it is opened');
    }
  }
}

/** The words of a document without its tags; Word may cut a placeholder into pieces. */
function textOf(xml: string): string {
  return xml.replaceAll(/<[^>]*>/g, '');
}

const signature = { end: 0x06054b50, central: 0x02014b50, local: 0x04034b50 } as const;

/** Unpacks a ZIP within its bounds: nothing unfolds to more than it says, and what it says is bounded before. */
export function unpack(zip: Buffer): readonly Part[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > zip.length || zip.readUInt32LE(end) !== signature.end) throw notZip();
  const count = zip.readUInt16LE(end + 10);
  if (count > most.files) throw refused('holds too many files');
  const parts: Part[] = [];
  let at = zip.readUInt32LE(end + 16);
  let left = most.unpacked;
  for (let index = 0; index < count; index++) {
    const entry = readEntry(zip, at);
    left -= entry.size;
    if (left < 0) throw refused('unpacks to more than 40 MB');
    if (parts.some(({ name }) => name.toLowerCase() === entry.name.toLowerCase())) {
      throw refused('holds two files of one name');
    }
    if (!entry.name.endsWith('/')) parts.push({ name: entry.name, content: contentOf(zip, entry) });
    at = entry.next;
  }
  return parts;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly header: number;
  readonly next: number;
}

function readEntry(zip: Buffer, at: number): Entry {
  if (at + 46 > zip.length || zip.readUInt32LE(at) !== signature.central) throw notZip();
  if ((zip.readUInt16LE(at + 8) & 1) !== 0) throw refused('is encrypted');
  const lengths = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
  const [nameLength = 0, extra = 0, comment = 0] = lengths;
  return {
    name: zip.toString('utf8', at + 46, at + 46 + nameLength),
    method: zip.readUInt16LE(at + 10),
    packed: zip.readUInt32LE(at + 20),
    size: zip.readUInt32LE(at + 24),
    header: zip.readUInt32LE(at + 42),
    next: at + 46 + nameLength + extra + comment,
  };
}

function contentOf(zip: Buffer, { method, packed, size, header }: Entry): Buffer {
  if (header + 30 > zip.length || zip.readUInt32LE(header) !== signature.local) throw notZip();
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const bytes = zip.subarray(start, start + packed);
  if (method === 0 && packed === size && bytes.length === size) return bytes;
  if (method !== 8) throw notZip();
  try {
    const content = inflateRawSync(bytes, { maxOutputLength: Math.max(size, 1) });
    if (content.length === size) return content;
  } catch {
    // Told below: it unfolds to more than it says, or is damaged.
  }
  throw refused('is damaged, or unfolds to more than it says');
}

function notZip(): Failure {
  return refused('is not a Word document (DOCX)');
}

function refused(why: string): Failure {
  return new Failure('invalid-input', `The letterhead was refused: it ${why}. What was there before stays.`);
}

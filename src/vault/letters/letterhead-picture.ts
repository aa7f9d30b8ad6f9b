import { boundedPng, isPng } from './bounded-png.ts';
import { letterPlaceholder, unpack, type Part } from './letterhead.ts';

/** A picture of a letterhead and how large it stands there, in points. */
export interface LetterheadPicture {
  readonly type: 'png' | 'jpeg';
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

const emuPerPoint = 12_700;

/**
 * The first picture of a letterhead that was checked (a DOCX): of its page headers, else of what stands above the
 * letter. Null where there is none that a PDF takes as it is: PNG or JPEG.
 */
export function letterheadPicture(docx: Uint8Array): LetterheadPicture | null {
  const parts = new Map(
    unpack(Buffer.from(docx.buffer, docx.byteOffset, docx.length)).map((part) => [part.name, part]),
  );
  const headers = [...parts.keys()].filter((name) => /^word\/header\d*\.xml$/.test(name)).toSorted();
  for (const name of [...headers, 'word/document.xml']) {
    const found = firstPicture(parts, name);
    if (found !== null) return found;
  }
  return null;
}

function firstPicture(parts: ReadonlyMap<string, Part>, name: string): LetterheadPicture | null {
  const xml = parts.get(name)?.content.toString('utf8').split(letterPlaceholder)[0] ?? '';
  const rels = parts.get(name.replace(/^word\//, 'word/_rels/').concat('.rels'))?.content.toString('utf8');
  for (const [drawing] of xml.matchAll(/<w:drawing\b.*?<\/w:drawing>/gs)) {
    const [id, cx, cy] = [
      /<a:blip\b[^>]*\br:embed="([^"]{1,100})"/.exec(drawing)?.[1],
      ...(/<wp:extent\b[^>]*\bcx="(\d{1,10})"[^>]*\bcy="(\d{1,10})"/.exec(drawing)?.slice(1) ?? []),
    ];
    const bytes = id === undefined ? undefined : parts.get(`word/${targetOf(rels ?? '', id)}`)?.content;
    const image = bytes === undefined ? null : imageOf(bytes);
    const [width, height] = [Number(cx) / emuPerPoint, Number(cy) / emuPerPoint];
    if (image !== null && width > 0 && height > 0) return { ...image, width, height };
  }
  return null;
}

function targetOf(rels: string, id: string): string {
  for (const [relationship] of rels.matchAll(/<Relationship\b[^>]*>/g)) {
    if (/\bId="([^"]*)"/.exec(relationship)?.[1] === id) {
      return (/\bTarget="([^"]*)"/.exec(relationship)?.[1] ?? '').replace(/^\/word\//, '');
    }
  }
  return '';
}

function imageOf(bytes: Buffer): Pick<LetterheadPicture, 'type' | 'bytes'> | null {
  if (isPng(bytes)) {
    const bounded = boundedPng(bytes);
    return bounded === null ? null : { type: 'png', bytes: bounded };
  }
  const isJpeg = bytes.length > 3 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
  return isJpeg ? { type: 'jpeg', bytes } : null;
}

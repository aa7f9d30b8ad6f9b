import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { Document, Footer, Header, ImageRun, Packer, Paragraph } from 'docx';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LetterText } from '../../../src/core/letters/events.ts';
import { letterDocx } from '../../../src/vault/letters/letter-docx.ts';
import { letterPdf } from '../../../src/vault/letters/letter-pdf.ts';
import { boundedPng } from '../../../src/vault/letters/bounded-png.ts';
import { letterheadPicture } from '../../../src/vault/letters/letterhead-picture.ts';
import { letterheadWords } from '../../../src/vault/letters/letterhead-words.ts';
import { checkLetterhead } from '../../../src/vault/letters/letterhead.ts';
import { rawZip, type RawFile } from '../../support/raw-zip.ts';
import { temporaryFolder } from '../../support/temporary-vault.ts';

const letter: LetterText = {
  kind: 'objection',
  locale: 'en-US',
  date: '2026-11-24',
  addressee: 'District Court\nof Somewhere',
  reference: '24-SW-0417',
  subject: 'Objection <to> & "your" warrant',
  body: '# 1. No date range\n\n> “any and all records”\n\n- In warrant.pdf, page 2.\n\nПривет, שלום, Ω & <b>.',
};
const at = '2026-11-24T08:00:00.000Z';

async function head(...texts: readonly string[]): Promise<Uint8Array> {
  const file = new Document({
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph('Firm & Partners')] }) },
        footers: { default: new Footer({ children: [new Paragraph('Bank 1234')] }) },
        children: texts.map((text) => new Paragraph(text)),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

function unzipped(docx: Uint8Array, part: string): string {
  const file = join(temporaryFolder(), 'letter.docx');
  writeFileSync(file, docx);
  execFileSync('unzip', ['-tqq', file]);
  return execFileSync('unzip', ['-p', file, part], { encoding: 'utf8' });
}

/** The paragraphs of a document, by their words. */
function paragraphsOf(xml: string): string[] {
  return Array.from(xml.matchAll(/<w:p[ >].*?<\/w:p>/gs), ([paragraph]) =>
    Array.from(paragraph.matchAll(/<w:t[^>]*>([^<]*)</g), ([, words = '']) => words).join(''),
  ).map((words) =>
    words.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  );
}

describe('a letter as a Word document', () => {
  it('has its parts in order, as text', async () => {
    const words = paragraphsOf(unzipped(await letterDocx(letter, null), 'word/document.xml'));
    expect(words).toEqual([
      'November 24, 2026',
      'District Court',
      'of Somewhere',
      'Reference: 24-SW-0417',
      'Objection <to> & "your" warrant',
      '1. No date range',
      '“any and all records”',
      expect.stringContaining('In warrant.pdf, page 2.'),
      'Привет, שלום, Ω & <b>.',
    ]);
  });

  it('runs from the right where the text does, piece by piece', async () => {
    const body = 'שלום (24-SW-0417) in some Latin letters\n\n- צו\n\nFrom the left, with שלום.';
    const xml = unzipped(await letterDocx({ ...letter, body }, null), 'word/document.xml');
    const paragraphs = Array.from(xml.matchAll(/<w:p[ >].*?<\/w:p>/gs), ([each]) => each);
    const turned = paragraphs.filter((each) => each.includes('<w:bidi/>'));
    expect(turned).toHaveLength(2);
    expect(turned[0]).toMatch(/<w:rtl\/>.*שלום/s);
    const runs = Array.from(xml.matchAll(/<w:r>(.*?)<\/w:r>/gs), ([, run = '']) => run);
    const lettered = runs.filter((run) => /<w:t[^>]*>[^<]*\p{L}/u.test(run));
    for (const run of lettered) expect(run.includes('<w:rtl/>')).toBe(/[א-ת]/.test(run));
  });

  it('goes where the letterhead has its place, and leaves the rest of it', async () => {
    const firm = await head('Above', '{{letter}}', 'Below');
    checkLetterhead(firm);
    const docx = await letterDocx(letter, firm);
    const words = paragraphsOf(unzipped(docx, 'word/document.xml')).filter((text) => text !== '');
    expect(words[0]).toBe('Above');
    expect(words.at(-1)).toBe('Below');
    expect(words).toContain('“any and all records”');
    expect(words.join()).not.toContain('{{');
    expect(unzipped(docx, 'word/header1.xml')).toContain('Firm &amp; Partners');
  });
});

describe('a letter as a PDF', () => {
  it('has the same words, in all scripts that its fonts have, and the same bytes each time', async () => {
    const pdf = await letterPdf(letter, at, null);
    const file = join(temporaryFolder(), 'letter.pdf');
    writeFileSync(file, pdf);
    const words = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    for (const text of [
      'November 24, 2026',
      'of Somewhere',
      '“any and all records”',
      'Привет',
      'שלום',
      'Ω & <b>.',
    ]) {
      expect(words).toContain(text);
    }
    expect(Buffer.from(await letterPdf(letter, at, null)).equals(Buffer.from(pdf))).toBe(true);
  });

  it('has what is read from the right at the right edge', async () => {
    const file = join(temporaryFolder(), 'letter.pdf');
    writeFileSync(file, await letterPdf({ ...letter, body: 'שלום\n\nFrom the left שלום' }, at, null));
    const boxes = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' });
    const at0 = Array.from(boxes.matchAll(/xMin="([\d.]+)"[^>]*xMax="([\d.]+)"[^>]*>[א-ת]+</g), ([, , end]) =>
      Number(end),
    );
    expect(at0.map((end) => end > 500)).toEqual([true, false]);
  });
});

describe('a letterhead on a PDF', () => {
  it('gives its words: above, below and at the foot, each once', async () => {
    const firm = await head('Firm &amp; Partners', 'Above', '{{letter}}', 'Below');
    expect(letterheadWords(firm)).toEqual({
      above: ['Firm & Partners', 'Firm &amp; Partners', 'Above'],
      below: ['Below'],
      foot: ['Bank 1234'],
    });
    const file = join(temporaryFolder(), 'letter.pdf');
    writeFileSync(file, await letterPdf(letter, at, letterheadWords(firm)));
    const words = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    const places = ['Firm & Partners', 'Above', 'November 24', 'Привет', 'Below', 'Bank 1234'].map((each) =>
      words.indexOf(each),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });
});

it('a picture that unfolds to more than its size says is not set, and what may unfold beside it is dropped', () => {
  expect(boundedPng(pngOf(200, 40))?.equals(pngOf(200, 40))).toBe(true);
  expect(boundedPng(pngOf(10, 10, deflateSync(Buffer.alloc(100_000))))).toBeNull();
  const [before, end] = [pngOf(10, 10).subarray(0, -12), chunk('IEND', Buffer.alloc(0))];
  const texts = chunk('zTXt', Buffer.concat([Buffer.from('a\0\0'), deflateSync(Buffer.alloc(100_000))]));
  expect(boundedPng(Buffer.concat([before, texts, end]))?.equals(pngOf(10, 10))).toBe(true);
});

it('a PDF has the picture of the letterhead, where it holds one that a PDF takes', async () => {
  const image = new ImageRun({
    type: 'png',
    data: pngOf(200, 40),
    transformation: { width: 200, height: 40 },
  });
  const file = new Document({
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph({ children: [image] })] }) },
        children: [new Paragraph('{{letter}}')],
      },
    ],
  });
  const firm = new Uint8Array(await Packer.toBuffer(file));
  const picture = letterheadPicture(firm);
  expect(picture).toMatchObject({ type: 'png', width: 150, height: 30 });
  const pdf = await letterPdf(letter, at, letterheadWords(firm), picture);
  const path = join(temporaryFolder(), 'letter.pdf');
  writeFileSync(path, pdf);
  expect(execFileSync('pdfimages', ['-list', path], { encoding: 'utf8' })).toMatch(/image\s+200\s+40/);
  expect(
    Buffer.from(await letterPdf(letter, at, letterheadWords(firm), picture)).equals(Buffer.from(pdf)),
  ).toBe(true);
  expect(letterheadPicture(await head('{{letter}}'))).toBeNull();
});

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
}

/** A grey PNG; `packed` in place of its own pixels. */
function pngOf(width: number, height: number, packed?: Buffer): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.writeUInt8(8, 8);
  const rows = Buffer.alloc((width + 1) * height, 0x80);
  for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', size),
    chunk('IDAT', packed ?? deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const types = '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.x+xml"/></Types>';
const body =
  '<w:document><w:body><w:p><w:r><w:t>{{let</w:t></w:r><w:r><w:t>ter}}</w:t></w:r></w:p></w:body></w:document>';
const parts = (more: Readonly<Record<string, string>> = {}): RawFile[] =>
  Object.entries({ '[Content_Types].xml': types, 'word/document.xml': body, ...more }).map(
    ([name, text]) => ({
      name,
      content: Buffer.from(text),
    }),
  );
const relationship = (more: string) => `<Relationships><Relationship Id="r1" ${more}/></Relationships>`;
const rels = (more: string) => ({ 'word/_rels/document.xml.rels': relationship(more) });
const bomb = (claimedSize: number) =>
  rawZip([
    { name: 'word/a.xml', content: Buffer.alloc(45_000_000, ' '), deflate: true, claimedSize },
    ...parts(),
  ]);

describe('a letterhead', () => {
  let made: Uint8Array;
  beforeAll(async () => {
    made = await head('{{letter}}');
  });

  it.each<[string, () => Uint8Array]>([
    ['as a word processor makes it', () => made],
    ['with the placeholder cut into pieces', () => rawZip(parts())],
    [
      'with a link to a page',
      () =>
        rawZip(parts(rels('Type="http://x/hyperlink" Target="https://firm.example" TargetMode="External"'))),
    ],
  ])('is taken %s', (_, file) => {
    expect(() => checkLetterhead(file())).not.toThrow();
  });

  it.each<[string, () => Uint8Array, RegExp]>([
    ['no ZIP', () => Buffer.from('hello'), /not a Word document/],
    ['nothing', () => new Uint8Array(), /not a Word document/],
    [
      'a ZIP of something else',
      () => rawZip([{ name: 'a.txt', content: Buffer.from('a') }]),
      /not a Word document/,
    ],
    [
      'no place for the letter',
      () => rawZip(parts({ 'word/document.xml': '<w:t>x</w:t>' })),
      /no place for the letter/,
    ],
    ['two places', () => rawZip(parts({ 'word/document.xml': body + body })), /more than once/],
    ['macros', () => rawZip(parts({ 'word/vbaProject.bin': 'x' })), /macros/],
    [
      'the type of a document with macros',
      () =>
        rawZip(
          parts({ '[Content_Types].xml': types.replace('x+xml', 'ms-word.document.macroEnabled.main+xml') }),
        ),
      /macros/,
    ],
    ['embedded programs', () => rawZip(parts({ 'word/embeddings/oleObject1.bin': 'x' })), /embedded/],
    [
      'a template from elsewhere',
      () =>
        rawZip(
          parts(
            rels(
              'Type="http://x/attachedTemplate" Target="https://evil.example/t.dotm" TargetMode="External"',
            ),
          ),
        ),
      /elsewhere/,
    ],
    [
      'a picture from elsewhere',
      () =>
        rawZip(
          parts(rels('TargetMode="External" Type="http://x/image" Target="https://evil.example/p.png"')),
        ),
      /elsewhere/,
    ],
    [
      'entities',
      () => rawZip(parts({ 'word/settings.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x/>' })),
      /declarations/,
    ],
    ['two parts of one name', () => rawZip([...parts(), ...parts().slice(1)]), /two files of one name/],
    ['more bytes than a letterhead has', () => new Uint8Array(5_000_001), /larger than 5 MB/],
  ])('is refused: %s', (_, file, why) => {
    expect(() => checkLetterhead(file())).toThrow(
      expect.objectContaining({ code: 'invalid-input', message: expect.stringMatching(why) }),
    );
  });

  it('is refused where a part unfolds to more than it says, or to more than may be', () => {
    expect(() => checkLetterhead(bomb(45_000_000))).toThrow(/more than 40 MB/);
    expect(() => checkLetterhead(bomb(1000))).toThrow(/unfolds to more than it says/);
  });
});

it('an invisible character in a letter is shown, not hidden, in both', async () => {
  const trick = { ...letter, body: 'pay\u202Efdp.exe\u0007' };
  expect(paragraphsOf(unzipped(await letterDocx(trick, null), 'word/document.xml')).at(-1)).toContain(
    '⟨U+202E⟩',
  );
  expect((await letterPdf(trick, at, null)).length).toBeGreaterThan(1000);
});

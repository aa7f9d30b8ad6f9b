import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { historyOf } from '../../../src/core/cases/history.ts';
import { markPrivilege, type Lift } from '../../../src/core/exports/firewall.ts';
import { makeFinding, withdrawFinding } from '../../../src/core/findings/commands.ts';
import type { Anchor, Reading } from '../../../src/core/findings/events.ts';
import { quoteInText } from '../../../src/core/findings/quote-in-text.ts';
import { changeRequest, openCase } from '../../../src/core/requests/commands.ts';
import { annotationFormats, type AnnotationFormat } from '../../../src/ipc/annotation-calls.ts';
import { documentBlocks, letOut } from '../../../src/vault/annotations/let-out.ts';
import { annotatedPdf, writeAnnotated } from '../../../src/vault/annotations/write-annotated.ts';
import { documentSource } from '../../../src/vault/document-store.ts';
import { storePages, storePassword } from '../../../src/vault/documents/page-store.ts';
import { receiveTogether } from '../../../src/vault/documents/receive-together.ts';
import { caseState, entriesOf, recordEvents } from '../../../src/vault/ledger-store.ts';
import { bytesSource, request, sha256 as hashOf } from '../../support/sample-ledger.ts';
import { failureCode } from '../../support/failing.ts';
import { temporaryFolder, temporaryVault } from '../../support/temporary-vault.ts';
import { encryptedPdf, textPdf } from '../documents/made-pdfs.ts';

const words: Anchor = {
  page: 1,
  quote: { exact: 'all contents', prefix: 'disclose ', suffix: ' of' },
  position: { start: 8, end: 19 },
  boxes: [[20, 440, 120, 465]],
};
const box: Anchor = { page: 2, quote: null, position: null, boxes: [[100, 100, 200, 160]] };
const reading: Reading = {
  element: 'particularity-dates',
  verdict: 'breaks',
  note: 'Ask <counsel> & “wait”',
};

/** A vault with one document and three findings in it, of which the last was withdrawn. */
async function judged(bytes: Uint8Array) {
  const vault = await temporaryVault();
  const caseId = randomUUID();
  recordEvents(vault, caseId, openCase({ ...request, nondisclosure: null }, [], randomUUID));
  const sha256 = hashOf(bytes);
  const source = bytesSource(bytes);
  receiveTogether(vault, caseId, [{ name: 'order <1>.pdf', role: 'order', source, sha256 }]);
  const ids = [words, box, words].map((anchor) => {
    const id = randomUUID();
    recordEvents(vault, caseId, makeFinding(caseState(vault.db, caseId), id, sha256, anchor, reading));
    return id;
  });
  recordEvents(vault, caseId, withdrawFinding(caseState(vault.db, caseId), ids[2] ?? '', 'made twice'));
  const file = join(temporaryFolder(), 'out');
  const write = async (
    format: AnnotationFormat,
    { findings = ids, notes = false }: { findings?: readonly string[]; notes?: boolean } = {},
  ) => {
    const wanted = { case: caseId, document: sha256, findings, notes, format, lifts: [] };
    const receipt = await writeAnnotated(vault, wanted, file, new AbortController().signal);
    return { receipt, bytes: readFileSync(file) };
  };
  const copy = (findings: readonly string[]) =>
    annotatedPdf(
      vault,
      { case: caseId, document: sha256, findings, notes: false },
      new AbortController().signal,
    );
  return { vault, caseId, sha256, ids, file, write, copy };
}

async function twoPages(): Promise<Uint8Array> {
  return (await textPdf(['disclose all contents of the account', 'a second page'])).save();
}

async function annotationsOf(bytes: Uint8Array): Promise<Record<string, string>[]> {
  const file = await PDFDocument.load(bytes);
  return file.getPages().flatMap(({ node }, index) =>
    (node.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? []).map((reference) => {
      const dict = file.context.lookup(reference, PDFDict);
      const told = ['Subtype', 'T', 'Contents', 'NM', 'QuadPoints', 'CreationDate'].map((key) => {
        const value = dict.lookup(PDFName.of(key));
        const isText = value instanceof PDFHexString || value instanceof PDFString;
        return [key, isText ? value.decodeText() : String(value ?? '')] as const;
      });
      return { page: String(index + 1), ...Object.fromEntries(told) };
    }),
  );
}

/** The colour of a point of a page, as poppler draws it. Points from the lower left corner of a page 500 high. */
async function drawn(file: string, page: number, x: number, y: number): Promise<number[]> {
  const args = ['-r', '72', '-f', String(page), '-l', String(page), '-singlefile', file];
  const { stdout } = await promisify(execFile)('pdftoppm', args, { encoding: 'buffer', maxBuffer: 1e8 });
  const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(stdout.subarray(0, 40).toString('latin1'));
  const at = (header?.[0].length ?? 0) + ((500 - y) * Number(header?.[1]) + x) * 3;
  return [...stdout.subarray(at, at + 3)];
}

it('writes no finding while a blind second review seals them', async () => {
  const vault = await temporaryVault();
  const caseId = randomUUID();
  recordEvents(vault, caseId, openCase({ ...request, nondisclosure: null }, [], randomUUID));
  recordEvents(vault, caseId, [{ type: 'second-review-asked', mode: 'blind', by: null, note: '' }]);
  const bytes = await (await textPdf(['disclose all contents of it'])).save();
  const sha256 = hashOf(bytes);
  receiveTogether(vault, caseId, [{ name: 'order.pdf', role: 'order', source: bytesSource(bytes), sha256 }]);
  const file = join(temporaryFolder(), 'out');
  const write = (findings: readonly string[]) => {
    const wanted = {
      case: caseId,
      document: sha256,
      findings,
      notes: false,
      format: 'xfdf',
      lifts: [],
    } as const;
    return writeAnnotated(vault, wanted, file, new AbortController().signal);
  };
  expect(await failureCode(() => write([randomUUID()]))).toBe('refused');
  expect((await write([])).findings).toBe(0);
});

describe('a copy of a PDF with its findings', () => {
  it('begins with the original, and has each finding as an annotation that other readers read and draw', async () => {
    const original = await twoPages();
    const { vault, sha256, ids, file, write } = await judged(original);
    const { receipt, bytes } = await write('pdf');
    expect(receipt).toMatchObject({ file: 'out', findings: 2, decrypted: false, bytes: bytes.length });
    expect(bytes.subarray(0, original.length).equals(original)).toBe(true);
    expect(Buffer.from(documentSource(vault.db, sha256).read(0, original.length)).equals(original)).toBe(
      true,
    );
    const found = await annotationsOf(bytes);
    expect(found).toMatchObject([
      {
        page: '1',
        Subtype: '/Highlight',
        T: 'Ada Reviewer',
        NM: ids[0],
        Contents: 'Breaks: Particularity: dates',
      },
      { page: '2', Subtype: '/Square', NM: ids[1], QuadPoints: '' },
    ]);
    expect(found[0]?.['QuadPoints']).toBe('[ 20 465 120 465 20 440 120 440 ]');
    expect(found[0]?.['CreationDate']).toMatch(/^D:\d{14}Z$/);
    const [red = 0, green = 0, blue = 0] = await drawn(file, 1, 118, 442);
    expect([red > 220, green < 200, blue < 190]).toEqual([true, true, true]);
    expect(await drawn(file, 1, 200, 300)).toEqual([255, 255, 255]);
    expect(await drawn(file, 2, 150, 101)).not.toEqual([255, 255, 255]);
  });

  it('places findings that were carried over by their words, in every form', async () => {
    const { vault, caseId, sha256, write } = await judged(
      await (await textPdf(['The Court orders to\ndisclose all contents of\nthe account'])).save(),
    );
    const exact = 'all contents of the account';
    const anchor: Anchor = { page: 1, quote: { exact, prefix: '', suffix: '' }, position: null, boxes: [] };
    const lost: Anchor = { ...anchor, quote: { exact: 'not there', prefix: '', suffix: '' } };
    const findings = [anchor, lost].map((place) => {
      const id = randomUUID();
      recordEvents(vault, caseId, makeFinding(caseState(vault.db, caseId), id, sha256, place, reading));
      return id;
    });
    const quads = (await annotationsOf((await write('pdf', { findings })).bytes)).map(
      ({ Subtype, QuadPoints = '' }) => [Subtype, (QuadPoints.match(/[-\d.]+/g) ?? []).map(Number)] as const,
    );
    expect(quads.map(([kind, points]) => [kind, points.length])).toEqual([
      ['/Highlight', 16],
      ['/Text', 0],
    ]);
    const [left = 0, top = 0, right = 0, , , bottom = 0, , , secondLeft = 0, secondTop = 0] =
      quads[0]?.[1] ?? [];
    // The line is at 434; “disclose ” before it is some 50 points wide.
    expect([left > 65 && left < 75, right > 130 && right < 150]).toEqual([true, true]);
    expect([bottom > 425 && bottom < 434, top > 440 && top < 450]).toEqual([true, true]);
    expect([Math.round(secondLeft), secondTop < 434]).toEqual([20, true]);
    expect((await write('xfdf', { findings })).bytes.toString()).toMatch(/<highlight page="0" rect="20/);
    expect((await write('jsonld', { findings })).bytes.toString()).toContain('redrope:boxes');
  });

  it('has notes only where they are wanted, and the findings that were chosen', async () => {
    const { ids, write } = await judged(await twoPages());
    const withNotes = await annotationsOf(
      (await write('pdf', { notes: true, findings: ids.slice(0, 1) })).bytes,
    );
    expect(withNotes.map(({ Contents }) => Contents)).toEqual([
      'Breaks: Particularity: dates\nAsk <counsel> & “wait”',
    ]);
    expect((await write('pdf')).bytes.includes('counsel')).toBe(false);
  });

  it('is drawn by others also where bytes stand in front of the file', async () => {
    const { ids, file, write } = await judged(Buffer.concat([Buffer.from('%%EOF\r\n'), await twoPages()]));
    await write('pdf', { findings: ids.slice(0, 1) });
    const [red = 0, , blue = 0] = await drawn(file, 1, 118, 442);
    expect([red > 220, blue < 190]).toEqual([true, true]);
  });

  it('is made for printing just as it is written, with all or chosen findings', async () => {
    const { ids, copy, write } = await judged(await twoPages());
    expect(await annotationsOf(await copy(ids))).toEqual(await annotationsOf((await write('pdf')).bytes));
    expect((await annotationsOf(await copy([ids[1] ?? '']))).map(({ NM }) => NM)).toEqual([ids[1]]);
  });

  it('without findings is the file as it came, chunk by chunk', async () => {
    const original = Buffer.concat([await twoPages(), Buffer.alloc(600_000, 'x')]);
    const { sha256, write } = await judged(original);
    const { bytes, receipt } = await write('pdf', { findings: [] });
    expect(bytes.equals(original)).toBe(true);
    expect(receipt).toMatchObject({ bytes: original.length, sha256, findings: 0 });
  });

  it('of an encrypted one is written without encryption, and says so', async () => {
    const { vault, sha256, ids, file, write } = await judged(
      await encryptedPdf('disclose all contents', 'secret'),
    );
    storePassword(vault.db, sha256, 'secret');
    expect((await write('pdf', { findings: ids.slice(0, 1) })).receipt.decrypted).toBe(true);
    const [red = 0, , blue = 0] = await drawn(file, 1, 118, 442);
    expect([red > 220, blue < 190]).toEqual([true, true]);
  });

  it('is refused where the file is too damaged, and nothing is written', async () => {
    const { file, write } = await judged(Buffer.from('%PDF-1.7\nno objects at all'));
    expect(await failureCode(() => write('pdf'))).toBe('document-damaged');
    expect(() => readFileSync(file)).toThrow('ENOENT');
  });
});

describe('a document that may not leave', () => {
  it('leaves by no file and no paper without a reason, which is recorded; marked privileged not at all', async () => {
    const { vault, caseId, sha256, ids, file } = await judged(await twoPages());
    const until = { at: '2999-01-01T00:00:00.000Z', zone: 'UTC' };
    const nondisclosure = { authority: '', until };
    recordEvents(vault, caseId, changeRequest(caseState(vault.db, caseId), { nondisclosure }));
    const ofCase = { case: caseId, document: sha256 };
    const save = (format: AnnotationFormat, lifts: readonly Lift[]) => {
      const wanted = { ...ofCase, findings: ids, notes: false, format, lifts };
      return writeAnnotated(vault, wanted, file, new AbortController().signal);
    };
    for (const format of annotationFormats) {
      expect(await failureCode(() => save(format, []))).toBe('export-blocked');
    }
    expect(await failureCode(() => letOut(vault, ofCase, [], 'paper'))).toBe('export-blocked');
    expect(existsSync(file)).toBe(false);
    const [block] = documentBlocks(vault, ofCase);
    const lifts = [{ block: block?.id ?? '', reason: 'The court asked for it' }];
    expect((await save('pdf', lifts)).findings).toBe(2);
    const last = () => historyOf(entriesOf(vault.db, caseId)).at(-1)?.what[0];
    expect(last()).toMatch(/in spite of nondisclosure: “The court asked for it”/);

    recordEvents(vault, caseId, markPrivilege(caseState(vault.db, caseId), sha256, true, 'Advice'));
    const both = documentBlocks(vault, ofCase).map(({ id }) => ({ block: id, reason: 'All the same' }));
    expect(both).toHaveLength(2);
    expect(await failureCode(() => save('pdf', both))).toBe('export-blocked');
    expect(await failureCode(() => letOut(vault, ofCase, both, 'paper'))).toBe('export-blocked');
  });
});

describe('findings apart from the document', () => {
  it('go out as Web Annotations, without the note unless it is wanted', async () => {
    const { sha256, ids, write } = await judged(await twoPages());
    const without = (await write('jsonld')).bytes.toString();
    expect(without).not.toContain('counsel');
    const written = (await write('jsonld', { notes: true })).bytes.toString();
    const { first } = JSON.parse(written) as {
      first: { items: { id: string; target: { source: string }; body: unknown }[] };
    };
    expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 2).map((id) => `urn:uuid:${id}`));
    expect(first.items[0]?.target.source).toBe(`urn:sha256:${sha256}`);
    expect(JSON.stringify(first.items[0]?.body)).toContain('Ask <counsel>');
  });

  it('are found by their selectors in the text of the page, spaces counted, whatever was recorded', async () => {
    const text = ' The \u{1D400}  Court of\nAppeal:  all contents of all contents, and no more. ';
    const position = { start: 40, end: 51 };
    const second = { exact: 'all contents', prefix: 'all contents of', suffix: ', and' };
    const gone = { exact: 'not there', prefix: 'a', suffix: 'b' };
    const inText = quoteInText({ ...words, quote: second, position }, text);
    const whole = Array.from(text.trim().replaceAll(/\s+/g, ' '));
    const { start = 0, end = 0 } = inText?.position ?? {};
    expect(whole.slice(start, end).join('')).toBe(inText?.quote?.exact);
    expect(inText?.quote).toEqual({
      exact: 'all contents',
      prefix: whole.slice(start - 32, start).join(''),
      suffix: ', and no more.',
    });
    expect(inText?.quote?.prefix).toMatch(/Appeal: all contents of $/);
    expect(quoteInText({ ...words, quote: gone }, text)).toBeNull();

    const { vault, sha256, write } = await judged(await twoPages());
    const page = {
      page: 1,
      width: 300,
      height: 500,
      rotation: 0,
      pictures: false,
      imageOnly: false,
    } as const;
    storePages(vault.db, sha256, [{ ...page, problem: null, text: 'disclose  all contents\nof it' }]);
    const written = (await write('jsonld')).bytes.toString();
    expect(JSON.parse(written)).toMatchObject({
      first: {
        items: [
          {
            target: {
              selector: {
                refinedBy: [
                  { exact: 'all contents', prefix: 'disclose ', suffix: ' of it' },
                  { type: 'TextPositionSelector', start: 9, end: 21 },
                  { 'redrope:boxes': words.boxes },
                ],
              },
            },
          },
          {},
        ],
      },
    });
  });

  it('go out as XFDF that is well-formed, whatever stands in names and notes', async () => {
    const { ids, write } = await judged(await twoPages());
    const xfdf = (await write('xfdf', { notes: true })).bytes.toString();
    expect(xfdf).toContain('<f href="order &lt;1&gt;.pdf"/>');
    expect(xfdf).toContain(
      `<highlight page="0" rect="20,440,120,465" coords="20,465,120,465,20,440,120,440" color="#F2A899" flags="print" name="${ids[0] ?? ''}" title="Ada Reviewer" subject="Breaks: Particularity: dates"`,
    );
    expect(xfdf).toContain(
      '<contents>Breaks: Particularity: dates&#10;Ask &lt;counsel&gt; &amp; “wait”</contents>',
    );
    expect(xfdf.match(/<(highlight|square) /g)).toHaveLength(2);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EyePlace, Inspection, InspectionOutcome } from '../../../src/core/documents/inspection.ts';
import { inspect, type InspectOptions } from '../../../src/vault/inspections/inspect.ts';
import { PDFDocument, PDFName, PDFString, rgb } from '@cantoo/pdf-lib';
import { objectFacts } from '../../../src/vault/inspections/object-facts.ts';
import { encryptedPdf, objectStreamBombPdf, slowPagePdf, textPdf } from '../documents/made-pdfs.ts';
import {
  annotated,
  boxed,
  boxedUnderOthers,
  busyPdf,
  framedPdf,
  hiding,
  lined,
  ocrPdf,
  pictured,
  pictures,
  revisedPdf,
  seenText,
  sheets,
  unicodePdf,
} from './eye-pdfs.ts';

function outcomeOf(
  bytes: Uint8Array,
  options: Partial<InspectOptions> = {},
): Promise<InspectionOutcome | null> {
  const source = {
    size: bytes.length,
    read: (offset: number, length: number) => bytes.subarray(offset, offset + length),
  };
  const { signal } = new AbortController();
  return inspect(source, { password: undefined, signal, onProgress: () => undefined, ...options });
}

async function inspected(bytes: Uint8Array, options: Partial<InspectOptions> = {}): Promise<Inspection> {
  const outcome = await outcomeOf(bytes, options);
  if (outcome?.kind !== 'inspected') throw new Error(`not inspected: ${JSON.stringify(outcome)}`);
  return outcome.inspection;
}

function brief(place: EyePlace | undefined): object {
  if (place === undefined) return {};
  const { boxes, ...rest } = place;
  return { ...rest, boxes: boxes.length };
}

describe('hidden text', () => {
  it('is told with its words and its place, whichever way it is hidden', async () => {
    const ways = Object.entries(hiding);
    const bytes = await sheets(
      ways.map(
        ([, hide]) =>
          (sheet) =>
            hide(sheet, 'the sealed name'),
      ),
    );
    const { places } = await inspected(bytes);
    expect(places.map(brief)).toEqual(
      ways.map(([why], index) => ({
        kind: 'hidden',
        why,
        page: index + 1,
        text: 'the sealed name',
        boxes: 1,
      })),
    );
    for (const place of places) {
      const [left = 0, bottom = 0, right = 0, top = 0] = place.boxes[0] ?? [];
      const x = place.kind === 'hidden' && place.why === 'off-page' ? 400 : 20;
      expect([left > x - 1, left < x + 2, right > left, bottom > 295, top < 315]).toEqual(
        Array(5).fill(true),
      );
    }
  });

  it('that is cut off, or on a layer that is off, is told', async () => {
    const { places, objects } = await inspected(framedPdf('cut off here', 'a remark'));
    expect(places.map(brief)).toEqual([
      { kind: 'hidden', why: 'clipped', page: 1, text: 'cut off here', boxes: 1 },
      { kind: 'hidden', why: 'layer-off', page: 1, text: 'a remark', boxes: 1 },
    ]);
    expect(objects?.layersOff).toEqual(['Draft remarks']);
  });

  it('under the picture of a scan is its OCR, not hidden', async () => {
    const found = await inspected(await ocrPdf('read by a machine'));
    expect([found.places, found.ocrPages]).toEqual([[], [1]]);
  });
});

it('text under a box, a picture or an annotation is told with the words under it alone; text that is seen is not', async () => {
  const bytes = await sheets([
    boxed('Jane Roe'),
    boxed('Jane Roe', rgb(1, 1, 1)),
    boxed('Jane Roe', rgb(1, 1, 0), 0.4),
    annotated('Jane Roe', 'Redact'),
    annotated('Jane Roe', 'Square'),
    seenText,
    pictured('Jane Roe', [0], 'words'),
    pictured('Jane Roe', [0, 255, 90], 'words'),
    pictured('Jane Roe', [0], 'words', 0.4),
    pictured('Jane Roe', [0], 'page'),
    lined('Jane Roe'),
    pictured('Jane Roe', [0, 255, 90], 'page'),
    boxedUnderOthers('Jane Roe'),
  ]);
  const { places, ocrPages } = await inspected(bytes);
  const told = { kind: 'covered', text: 'Jane Roe', boxes: 1 };
  expect(places.map(brief)).toEqual([
    { ...told, by: 'dark-box', page: 1 },
    { ...told, by: 'light-box', page: 2 },
    { ...told, by: 'annotation', page: 4 },
    { ...told, by: 'annotation', page: 5 },
    { ...told, by: 'dark-box', page: 7 },
    { ...told, by: 'picture', page: 8 },
    { ...told, by: 'dark-box', page: 10, text: 'An honest line of text\nJane Roe', boxes: 2 },
    { ...told, by: 'dark-box', page: 11 },
    { ...told, by: 'dark-box', page: 13 },
  ]);
  // A scan that was written over its own text.
  expect(ocrPages).toEqual([12]);
});

it('a page with text under a picture that is too large to look at, or one too many, is named', async () => {
  const words = 'Jane Roe';
  const bytes = await sheets([pictures(words, 8000, 0), pictures(words, 8, 64), pictures(words, 8, 63)]);
  const { places, notLookedAt } = await inspected(bytes);
  expect([places.map(({ page, text }) => [page, text]), notLookedAt]).toEqual([[[3, words]], [1, 2]]);
});

it('characters that are not seen and words of two alphabets are told by name and place', async () => {
  const { places } = await inspected(unicodePdf('pay \u202Efdp\u202C to p\u0430ypal'));
  expect(places.map(({ kind, text }) => [kind, text])).toEqual([
    ['control', '\u202E'],
    ['control', '\u202C'],
    ['mixed-script', 'p\u0430ypal'],
  ]);
  expect(places.every(({ boxes }) => boxes.length > 0)).toBe(true);
});

it('scripts, launching, sending, attachments, forms, links, fonts and producer are told', async () => {
  const { objects, links, fonts, file } = await inspected(await busyPdf());
  expect(
    objects?.actions.map(({ kind, where, text }) => [kind, where.page, where.field, text]).toSorted(),
  ).toEqual([
    ['address', null, null, 'https://opened.example/'],
    ['launch', 1, null, 'cmd.exe'],
    ['script', null, null, 'app.alert("opened")'],
    ['submit', 1, 'send', 'https://collect.example/in'],
  ]);
  expect(objects?.attachments).toEqual([{ name: 'evidence.csv', bytes: 3 }]);
  expect(objects).toMatchObject({ formFields: 6, xfa: false, moreUnshownValues: 0 });
  expect(objects?.unshownValues.toSorted((a, b) => (a.field < b.field ? -1 : 1))).toEqual([
    { field: 'agreed', page: 1, value: 'Yes' },
    { field: 'declined', page: 1, value: 'Off' },
    { field: 'name', page: 1, value: 'typed in value' },
  ]);
  expect(links.map(({ kind, target }) => [kind, target])).toEqual([
    ['address', 'https://elsewhere.example/pay'],
    ['program', 'cmd.exe'],
  ]);
  expect(links[0]?.words).toMatch(/^An honest line/);
  expect(fonts).toContainEqual({ name: 'Helvetica', embedded: false });
  expect(file).toMatchObject({ producer: 'A maker of forms', encryption: null, signatures: 0, earlier: [] });
});

it('no number of harmless actions hides a script, and what is not listed is counted', async () => {
  const file = await PDFDocument.create();
  file.addPage();
  const { context, catalog } = file;
  const script = () => context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') });
  const others = Array.from({ length: 300 }, () => context.obj({ S: 'GoToR', F: PDFString.of('b.pdf') }));
  const attached = Array.from({ length: 250 }, () => context.obj({ F: PDFString.of('c.csv'), EF: {} }));
  // Whichever end the file is read from.
  catalog.set(PDFName.of('OpenAction'), script());
  catalog.set(PDFName.of('Others'), context.obj([...others, ...attached]));
  catalog.set(PDFName.of('Last'), script());
  const facts = await objectFacts(await file.save(), undefined);
  const ofKind = (kind: string) => facts.actions.filter((action) => action.kind === kind).length;
  expect(ofKind('script')).toBe(2);
  expect(ofKind('other-file') + facts.moreActions).toBe(300);
  expect([facts.attachments.length, facts.moreAttachments]).toEqual([200, 50]);
});

function field(name: string, more: object): object {
  return { FT: 'Tx', T: PDFString.of(name), V: PDFString.of('words'), ...more };
}

it('a field shows its value where a page lists a place of it, however deep below it, and nowhere else', async () => {
  const file = await PDFDocument.create();
  const page = file.addPage();
  const { context } = file;
  const look = context.obj({ N: context.register(context.stream('', { Type: 'XObject', Subtype: 'Form' })) });
  const widget = (more: object) => context.obj({ Subtype: 'Widget', Rect: [0, 0, 9, 9], AP: look, ...more });
  const deep = context.register(widget({}));
  page.node.addAnnot(deep);
  const middle = context.register(context.obj({ Kids: [deep] }));
  const ring = context.nextRef();
  context.assign(ring, context.obj(field('ring', { Kids: [ring] }) as never));
  const fields = [
    context.register(context.obj(field('shown', { Kids: [middle] }) as never)),
    context.register(widget(field('on no page', {}))),
    ring,
  ];
  file.catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: fields }));
  const { unshownValues } = await objectFacts(await file.save({ updateFieldAppearances: false }), undefined);
  expect(unshownValues.map(({ field: name }) => name).toSorted()).toEqual(['on no page', 'ring']);
});

it('each revision is told by where it ended, and its bytes are a document of their own', async () => {
  const { bytes, ends } = await revisedPdf();
  const { file, pages } = await inspected(bytes);
  // The line feed after its last line belongs to a revision.
  expect([pages, file.earlier]).toEqual([3, ends.map((end) => end + 1)]);
  const second = await inspected(bytes.subarray(0, file.earlier[1]));
  expect([second.pages, second.file.earlier]).toEqual([2, file.earlier.slice(0, 1)]);
});

describe('a hostile or unreadable file', () => {
  it('is refused with its reason', async () => {
    expect(await outcomeOf(new Uint8Array())).toEqual({ kind: 'refused', why: 'empty' });
    expect(await outcomeOf(Buffer.from('GIF89a'))).toEqual({ kind: 'refused', why: 'not-a-pdf' });
    const locked = await encryptedPdf('words', 'secret');
    expect(await outcomeOf(locked)).toEqual({ kind: 'refused', why: 'password-needed' });
    const { file, objects } = await inspected(locked, { password: 'secret' });
    expect([file.encryption !== null, objects !== null]).toEqual([true, true]);
  });

  it('with a page that takes for ever loses that page alone', async () => {
    const found = await inspected(slowPagePdf(3, [2]), { pageMs: 1500 });
    expect([found.pages, found.notLookedAt]).toEqual([3, [2]]);
  });

  it('that unfolds to more memory than is safe is stopped', async () => {
    const before = process.memoryUsage.rss();
    let most = 0;
    const look = setInterval(() => (most = Math.max(most, process.memoryUsage.rss() - before)), 50);
    const outcome = await outcomeOf(objectStreamBombPdf(352_321_536));
    clearInterval(look);
    expect(outcome).toMatchObject({ kind: 'stopped' });
    expect(most).toBeLessThan(805_306_368);
  });

  it('is given up at once when it is cancelled', async () => {
    const controller = new AbortController();
    const outcome = outcomeOf(slowPagePdf(1, [1]), { signal: controller.signal });
    controller.abort();
    expect(await outcome).toBeNull();
  });
});

const legal = join(import.meta.dirname, '../../../../shared/corpus/legal');
const redactions = existsSync(legal)
  ? 'real court papers: bad redactions are found, and an ordinary page has none'
  : `real court papers are not here (${legal}), so only made ones were looked at`;

it(redactions, async () => {
  if (!existsSync(legal)) {
    expect((await inspected(await (await textPdf(['A made page'])).save())).places).toEqual([]);
    return;
  }
  const placesIn = async (name: string) => (await inspected(readFileSync(join(legal, name)))).places;
  expect(await placesIn('rectangles_no.pdf')).toEqual([]);
  for (const [name, count] of [
    ['rectangles_yes.pdf', 3],
    ['rectangles_yes_2.pdf', 1],
  ] as const) {
    const places = await placesIn(name);
    expect(places).toHaveLength(count);
    expect(places.every((place) => place.kind === 'covered')).toBe(true);
  }
});

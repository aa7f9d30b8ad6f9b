import type { PDFPageProxy } from 'pdfjs-dist';
import { afterEach, expect, it, vi } from 'vitest';
import { JobQueue } from '../../../src/renderer/pdf/job-queue.ts';
import type { PdfSession } from '../../../src/renderer/pdf/pdf-session.ts';
import { SpareCanvases } from '../../../src/renderer/pdf/spare-canvases.ts';
import { makesWay, urgency } from '../../../src/renderer/pdf/urgency.ts';
import { PictureAhead, type PictureWanted } from '../../../src/renderer/reading-room/page-picture.ts';
import { PageReached } from '../../../src/renderer/reading-room/page-reached.ts';
import { PagesAtRest, REST_MS } from '../../../src/renderer/reading-room/pages-at-rest.ts';
import { findPages } from '../../../src/renderer/reading-room/pages-at-hand.ts';

/** A session over the real queue with pages that a test answers for; `asked` has each page that was begun. */
function sessionOf(pageCount: number, page: (number: number) => Promise<PDFPageProxy>) {
  const asked: number[] = [];
  const queue = new JobQueue(makesWay);
  const onPage: PdfSession['onPage'] = (number, priority, job, signal) =>
    queue.add(
      priority,
      async (running) => {
        asked.push(number);
        return job({ page: await page(number), engine: undefined as never, signal: running });
      },
      signal,
    );
  return { isWhole: true, pageCount, onPage, asked, canvases: new SpareCanvases() };
}

/** Has canvases made that hold nothing but their size; gives those that were. */
function countCanvases() {
  const made: { width: number; height: number }[] = [];
  const createElement = () => {
    const canvas = { width: 0, height: 0, remove: () => undefined, getContext: () => null };
    made.push(canvas);
    return canvas;
  };
  vi.stubGlobal('document', { createElement });
  return made;
}

function pageOf(width: number, drawn: Promise<void> = Promise.resolve()): PDFPageProxy {
  const getViewport = ({ scale }: { scale: number }) => ({ width: width * scale, height: 792 * scale });
  const render = () => ({ promise: drawn, cancel: () => undefined });
  const page = { view: [0, 0, width, 792], rotate: 0, userUnit: 1, getViewport, render };
  return page as unknown as PDFPageProxy;
}

const unheard = new AbortController().signal;

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('finds the pages one after the other, and makes way for a page that is wanted', async () => {
  const later = Promise.withResolvers<undefined>();
  const session = sessionOf(4, (number) =>
    number === 1 ? later.promise.then(() => pageOf(601)) : Promise.resolve(pageOf(600 + number)),
  );
  const found = findPages(session, unheard);
  await Promise.resolve();
  const wanted = session.onPage(
    3,
    () => urgency.wanted,
    ({ page }) => Promise.resolve(page.view[2]),
    unheard,
  );
  later.resolve(undefined);
  expect(await wanted).toBe(603);
  expect([...(await found)].map(([page, { view }]) => [page, view[2]])).toEqual([
    [1, 601],
    [2, 602],
    [3, 603],
    [4, 604],
  ]);
  expect(session.asked.slice(0, 2)).toEqual([1, 3]);
});

it('stops at a page that is stopped, when told to, and when the pages take too long together', async () => {
  const stopped = sessionOf(9, (number) =>
    number === 3 ? Promise.reject(new Error('stopped')) : Promise.resolve(pageOf(612)),
  );
  expect([...(await findPages(stopped, unheard)).keys()]).toEqual([1, 2]);
  expect(stopped.asked).toEqual([1, 2, 3]);

  const control = new AbortController();
  const left = sessionOf(9, (number) => {
    if (number === 2) control.abort();
    return Promise.resolve(pageOf(612));
  });
  await findPages(left, control.signal);
  expect(left.asked).toEqual([1, 2]);

  let clock = 0;
  const slow = sessionOf(3000, () => {
    clock += 9000;
    return Promise.resolve(pageOf(612));
  });
  expect((await findPages(slow, unheard, () => clock)).size).toBe(7);

  expect((await findPages({ ...stopped, isWhole: false }, unheard)).size).toBe(0);
  expect((await findPages({ ...stopped, pageCount: 3001 }, unheard)).size).toBe(0);
  expect(stopped.asked).toEqual([1, 2, 3]);
});

it('draws the page that is gone to before anybody takes it, and gives it once, to whoever wants that very picture', async () => {
  countCanvases();
  const drawing = Promise.withResolvers<undefined>();
  const session = sessionOf(9, (number) => Promise.resolve(pageOf(600 + number, drawing.promise)));
  const wanted: PictureWanted = { session, number: 5, scale: 1, turn: 0, density: 1 };
  const ahead = new PictureAhead();
  const shapes: number[] = [];
  const begin = (picture: PictureWanted) => ahead.begin(picture, (page) => shapes.push(page), true);

  begin(wanted);
  await expect.poll(() => shapes).toEqual([5]);
  expect(ahead.take({ ...wanted, number: 6 })).toBeNull();
  expect(ahead.take({ ...wanted, scale: 2 })).toBeNull();
  const taken = ahead.take({ ...wanted });
  expect(ahead.take(wanted)).toBeNull();
  drawing.resolve(undefined);
  expect((await taken?.canvas)?.width).toBe(605);

  begin(wanted);
  const given = ahead.take(wanted);
  const canvas = await given?.canvas;
  begin({ ...wanted, number: 7 });
  expect(canvas?.width).toBe(605);
});

it('draws a page that may be gone to once, behind what is on screen, and at once when it is gone to', async () => {
  countCanvases();
  const onScreen = Promise.withResolvers<undefined>();
  const session = sessionOf(9, (number) =>
    number === 1 ? onScreen.promise.then(() => pageOf(612)) : Promise.resolve(pageOf(612)),
  );
  const read = (page: number) =>
    session.onPage(
      page,
      () => urgency.visible,
      () => Promise.resolve(),
      unheard,
    );
  const ahead = new PictureAhead();
  const begin = (page: number, sure: boolean) =>
    ahead.begin({ session, number: page, scale: 1, turn: 0, density: 1 }, () => undefined, sure);

  const first = read(1);
  await Promise.resolve();
  begin(5, false);
  const second = read(2);
  onScreen.resolve(undefined);
  await Promise.all([first, second]);
  await expect.poll(() => session.asked).toEqual([1, 2, 5]);
  begin(5, false);
  begin(5, true);
  await read(3);
  expect(session.asked).toEqual([1, 2, 5, 3]);

  const third = read(1);
  await Promise.resolve();
  begin(6, false);
  begin(6, true);
  const fourth = read(2);
  await Promise.all([third, fourth]);
  expect(session.asked.slice(4, 6)).toEqual([1, 6]);
});

it('takes a page for drawn only by its own drawing, while the number that is typed grows', async () => {
  countCanvases();
  const five = Promise.withResolvers<undefined>();
  const session = sessionOf(99, (number) =>
    number === 5 ? five.promise.then(() => pageOf(612)) : Promise.resolve(pageOf(612)),
  );
  const ahead = new PictureAhead();
  const begin = (page: number, sure: boolean) =>
    ahead.begin({ session, number: page, scale: 1, turn: 0, density: 1 }, () => undefined, sure);
  begin(5, false);
  await expect.poll(() => session.asked).toEqual([5]);
  begin(51, false);
  const read = session.onPage(
    2,
    () => urgency.visible,
    () => Promise.resolve(),
    unheard,
  );
  five.resolve(undefined);
  await Promise.resolve();
  await Promise.resolve();
  begin(51, true);
  await read;
  expect(session.asked).toEqual([5, 51, 2]);
});

it('keeps the canvas of a picture that nobody took for another page, until the document is closed', async () => {
  const made = countCanvases();
  const session = sessionOf(9, () => Promise.resolve(pageOf(612)));
  const ahead = new PictureAhead();
  ahead.begin({ session, number: 2, scale: 1, turn: 0, density: 1 }, () => undefined, true);
  await expect.poll(() => made[0]?.width).toBe(612);
  ahead.drop();
  ahead.begin({ session, number: 3, scale: 1, turn: 0, density: 1 }, () => undefined, true);
  const taken = ahead.take({ session, number: 3, scale: 1, turn: 0, density: 1 });
  expect(await taken?.canvas).toBe(made[0]);
  if (made[0] !== undefined) session.canvases.keep(made[0] as HTMLCanvasElement);
  session.canvases.end();
  expect(made[0]?.width).toBe(0);
});

it('gives up the picture of a page that was typed and given up, and keeps that of one that is gone to', async () => {
  const made = countCanvases();
  const session = sessionOf(9, () => Promise.resolve(pageOf(612)));
  const ahead = new PictureAhead();
  const begin = (page: number, sure: boolean) =>
    ahead.begin({ session, number: page, scale: 1, turn: 0, density: 1 }, () => undefined, sure);
  begin(2, false);
  await expect.poll(() => made[0]?.width).toBe(612);
  ahead.giveUp();
  expect(ahead.take({ session, number: 2, scale: 1, turn: 0, density: 1 })).toBeNull();

  // Leaving the field after Return gives up nothing, whether the page was drawn before that or not.
  for (const drawn of [true, false]) {
    begin(3, false);
    if (drawn) await expect.poll(() => made.at(-1)?.width).toBe(612);
    begin(3, true);
    ahead.giveUp();
    const taken = ahead.take({ session, number: 3, scale: 1, turn: 0, density: 1 });
    expect((await taken?.canvas)?.width).toBe(612);
  }
});

it('tells the page that was reached while pages go by, and that of another document at once', async () => {
  vi.useFakeTimers();
  const told: number[] = [];
  const reached = new PageReached();
  reached.page.subscribe(() => told.push(reached.page.get()));
  for (let page = 491; page <= 500; page++) {
    reached.follow(page);
    await vi.advanceTimersByTimeAsync(20);
  }
  expect(told).toEqual([494, 498]);
  reached.take(5);
  await vi.advanceTimersByTimeAsync(80);
  expect(told).toEqual([494, 498, 5]);
});

it('acts when the pages rest, as often as they moved meanwhile, and not when it was called off', async () => {
  vi.useFakeTimers();
  const acted: string[] = [];
  const rest = new PagesAtRest();
  rest.move();
  rest.when(() => acted.push('copied'));
  const callOff = rest.when(() => acted.push('called off'));
  for (let moves = 0; moves < 30; moves++) {
    await vi.advanceTimersByTimeAsync(REST_MS / 4);
    rest.move();
  }
  callOff();
  await vi.advanceTimersByTimeAsync(REST_MS - 1);
  expect(acted).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(acted).toEqual(['copied']);

  rest.when(() => acted.push('at once'));
  rest.when(() => acted.push('later'), REST_MS);
  await vi.advanceTimersByTimeAsync(0);
  expect(acted).toEqual(['copied', 'at once']);
  await vi.advanceTimersByTimeAsync(REST_MS);
  expect(acted).toEqual(['copied', 'at once', 'later']);
});

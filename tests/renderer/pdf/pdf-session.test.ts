import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { afterEach, expect, it, vi } from 'vitest';
import { connect } from '../../../src/renderer/pdf/pdf-connection.ts';
import { PdfSession } from '../../../src/renderer/pdf/pdf-session.ts';
import { fillTextLayer } from '../../../src/renderer/pdf/text-layer.ts';
import { urgency } from '../../../src/renderer/pdf/urgency.ts';

vi.mock('../../../src/renderer/pdf/engine.ts', () => ({ loadEngine: () => Promise.resolve({}) }));
const listeners = new Set<(event: { type: string; is: string }) => void>();
vi.mock('../../../src/renderer/app/event-hub.ts', () => ({
  listen: (listener: (event: { type: string; is: string }) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
}));
vi.mock('../../../src/renderer/pdf/pdf-connection.ts', () => ({
  connect: vi.fn(),
  PATIENCE: 10_000,
  SMALL_FILE: 1,
}));

const opened: PdfSession[] = [];

async function openSession(): Promise<PdfSession> {
  const session = await PdfSession.open(source, never);
  opened.push(session);
  return session;
}

afterEach(() => {
  for (const session of opened.splice(0)) session.close();
  // What was broken off is forgotten.
  if (vi.isFakeTimers()) vi.runOnlyPendingTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const source = { bytes: 1, read: () => Promise.reject(new Error()), password: () => Promise.resolve(null) };
const never = new AbortController().signal;

/** Workers of which the first never answers for page 2, nor a question about the document; gives how many were started and how many ended. */
function workers(): { started: number; ended: number } {
  const count = { started: 0, ended: 0 };
  vi.stubGlobal('document', { hidden: false });
  vi.mocked(connect).mockImplementation(() => {
    count.started += 1;
    const isFirst = count.started === 1;
    const getPage = (number: number): Promise<PDFPageProxy> =>
      isFirst && number === 2 ? new Promise(() => undefined) : Promise.resolve({ view: [] } as never);
    const getPageMode = (): Promise<string> =>
      isFirst ? new Promise(() => undefined) : Promise.resolve('UseNone');
    return Promise.resolve({
      document: { numPages: 9, getPage, getPageMode } as unknown as PDFDocumentProxy,
      awaitingBytes: () => false,
      end: () => (count.ended += 1),
    });
  });
  return count;
}

it('ends a worker that goes on with what must make way, shows the page that is gone to, and then does the rest', async () => {
  vi.useFakeTimers();
  const count = workers();
  const session = await openSession();
  const on = (page: number, urgent: number) =>
    session.onPage(
      page,
      () => urgent,
      () => Promise.resolve(page),
      never,
    );
  const lookedUp = on(2, urgency.background);
  await vi.advanceTimersByTimeAsync(3000);
  // Nobody waits for it.
  expect(count).toEqual({ started: 1, ended: 0 });
  const wanted = on(7, urgency.wanted);
  await vi.advanceTimersByTimeAsync(1000);
  expect(count).toEqual({ started: 2, ended: 1 });
  expect(await wanted).toBe(7);
  expect(await lookedUp).toBe(2);
});

it('leaves a worker alone whose job for a page on the screen takes its time', async () => {
  vi.useFakeTimers();
  const count = workers();
  const session = await openSession();
  const control = new AbortController();
  const slow = session.onPage(
    2,
    () => urgency.visible,
    () => Promise.resolve(2),
    control.signal,
  );
  const next = session.onPage(
    3,
    () => urgency.visible,
    () => Promise.resolve(3),
    never,
  );
  await vi.advanceTimersByTimeAsync(3000);
  expect(count).toEqual({ started: 1, ended: 0 });
  // It was scrolled away: nobody wants it any more, and the other page is looked at.
  control.abort(new Error('gone'));
  const gone = expect(slow).rejects.toThrow('gone');
  await vi.advanceTimersByTimeAsync(1000);
  await gone;
  expect(await next).toBe(3);
  expect(count).toEqual({ started: 2, ended: 1 });
});

it('ends a worker that goes on with a picture which was given up at once', async () => {
  vi.useFakeTimers();
  const count = workers();
  const session = await openSession();
  let painted = 0;
  const thumbnail = session.onPage(
    3,
    () => urgency.thumbnail,
    ({ signal }) => {
      painted += 1;
      if (painted > 1) return Promise.resolve(3);
      return new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(new Error('cancelled'))),
      );
    },
    never,
  );
  await vi.advanceTimersByTimeAsync(0);
  const wanted = session.onPage(
    7,
    () => urgency.wanted,
    () => Promise.resolve(count.started),
    never,
  );
  await vi.advanceTimersByTimeAsync(1000);
  expect(count).toEqual({ started: 2, ended: 1 });
  expect(await wanted).toBe(2);
  expect(await thumbnail).toBe(3);
});

it('does not begin what was given up while a new worker started', async () => {
  vi.useFakeTimers();
  workers();
  const session = await openSession();
  const control = new AbortController();
  const background = session.onPage(
    2,
    () => urgency.background,
    () => Promise.resolve(2),
    never,
  );
  await vi.advanceTimersByTimeAsync(0);
  const start = vi.mocked(connect).getMockImplementation();
  const ready = Promise.withResolvers<undefined>();
  vi.mocked(connect).mockImplementationOnce(async (...given) => {
    await ready.promise;
    return start?.(...given) as never;
  });
  const job = vi.fn(() => Promise.resolve(7));
  const wanted = session.onPage(7, () => urgency.wanted, job, control.signal);
  const gone = expect(wanted).rejects.toThrow('gone');
  await vi.advanceTimersByTimeAsync(1000);
  control.abort(new Error('gone'));
  ready.resolve(undefined);
  await gone;
  expect(job).not.toHaveBeenCalled();
  expect(await background).toBe(2);
});

it('fills a text layer once, also where that was begun before', async () => {
  const words: string[] = [];
  const container = {
    style: {},
    append: (word: string) => words.push(word),
    replaceChildren: () => words.splice(0),
  };
  class TextLayer {
    readonly textDivs = [];
    readonly #container: typeof container;
    constructor(given: { container: typeof container }) {
      this.#container = given.container;
    }
    render(): Promise<void> {
      this.#container.append('SUBPOENA');
      return Promise.resolve();
    }
  }
  const page = { view: [], getTextContent: () => Promise.resolve({ items: [] }), getViewport: () => ({}) };
  const job = { page, engine: { pdfjs: { TextLayer } }, signal: never } as never;
  await fillTextLayer(job, container as never, 0);
  await fillTextLayer(job, container as never, 0);
  expect(words).toEqual(['SUBPOENA']);
});

function endless(): Promise<number> {
  return new Promise(() => undefined);
}

/** What the shell tells the window of its memory. */
function memoryIs(is: 'high' | 'low'): void {
  for (const listener of listeners) listener({ type: 'window-memory', is });
}

it('stops a page that takes too much memory while nothing else is at work', async () => {
  vi.useFakeTimers();
  const count = workers();
  const session = await openSession();
  const page = session.onPage(
    2,
    () => urgency.visible,
    () => Promise.resolve(2),
    never,
  );
  const stopped = expect(page).rejects.toThrow('Page 2 was stopped.');
  await vi.advanceTimersByTimeAsync(0);
  memoryIs('high');
  await stopped;
  memoryIs('low');
  expect(count).toEqual({ started: 1, ended: 1 });
});

it.each([
  ['a worker that was broken off a moment ago', 0, 3000],
  ['what was held before', 8000, 20_000],
])('does a page again that was stopped for memory which %s may have taken', async (_, since, back) => {
  vi.useFakeTimers();
  const count = workers();
  const bomb = await openSession();
  const stopped = bomb.onPage(
    2,
    () => urgency.visible,
    () => Promise.resolve(2),
    never,
  );
  const outOfTime = expect(stopped).rejects.toThrow('Page 2 was stopped.');
  await vi.advanceTimersByTimeAsync(11_000);
  await outOfTime;
  bomb.close();
  if (since > 0) memoryIs('high');
  await vi.advanceTimersByTimeAsync(since);
  const innocent = await openSession();
  let tries = 0;
  const page = innocent.onPage(
    1,
    () => urgency.visible,
    () => {
      tries += 1;
      return tries === 1 ? new Promise<number>(() => undefined) : Promise.resolve(1);
    },
    never,
  );
  await vi.advanceTimersByTimeAsync(500);
  memoryIs('high');
  await vi.advanceTimersByTimeAsync(back);
  expect(tries).toBe(1);
  memoryIs('low');
  expect(await page).toBe(1);
  expect({ tries, ...count }).toEqual({ tries: 2, started: 3, ended: 3 });
});

it('lets the others of a document go on while a page waits for its second try, and gives it up when it is not wanted any more', async () => {
  vi.useFakeTimers();
  const count = workers();
  const session = await openSession();
  // Rests beside it, and may be what holds the memory.
  await openSession();
  const control = new AbortController();
  const thumbnail = session.onPage(
    3,
    () => urgency.thumbnail,
    () => new Promise(() => undefined),
    control.signal,
  );
  const gone = expect(thumbnail).rejects.toThrow('gone');
  await vi.advanceTimersByTimeAsync(100);
  memoryIs('high');
  await vi.advanceTimersByTimeAsync(100);
  control.abort(new Error('gone'));
  await gone;
  const wanted = session.onPage(
    7,
    () => urgency.visible,
    () => Promise.resolve(7),
    never,
  );
  await vi.advanceTimersByTimeAsync(0);
  expect(await wanted).toBe(7);
  memoryIs('low');
  expect(count).toEqual({ started: 3, ended: 2 });
});

it('stops the one of two that takes too much, and does the other', async () => {
  vi.useFakeTimers();
  workers();
  const [bomb, innocent] = [await openSession(), await openSession()];
  let tries = 0;
  const stopped = bomb.onPage(1, () => urgency.visible, endless, never);
  const shown = innocent.onPage(
    1,
    () => urgency.visible,
    () => {
      tries += 1;
      return tries === 1 ? endless() : Promise.resolve(1);
    },
    never,
  );
  const told = expect(stopped).rejects.toThrow('Page 1 was stopped.');
  await vi.advanceTimersByTimeAsync(100);
  memoryIs('high');
  memoryIs('low');
  await vi.advanceTimersByTimeAsync(3500);
  // The bomb alone is at work again.
  expect(tries).toBe(1);
  memoryIs('high');
  await told;
  memoryIs('low');
  await vi.advanceTimersByTimeAsync(3500);
  expect(await shown).toBe(1);
});

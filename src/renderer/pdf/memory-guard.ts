import { listen } from '../app/event-hub.ts';

/**
 * Milliseconds for which a worker that was broken off may go on taking memory: Chromium ends its script by force only
 * two seconds after it was told to.
 */
const LAST_WORK = 3000;

/** Milliseconds for which the memory is waited for to come back: gigabytes take a busy machine some twenty seconds. */
const LONGEST_WAIT = 30_000;

/** How much work may be taking memory: what is being done, and what was broken off a moment ago. */
let atWork = 0;

/** The window holds too much memory; null until that is followed. */
let isHigh: boolean | null = null;

function followMemory(): void {
  if (isHigh !== null) return;
  isHigh = false;
  onMemory('high', () => (isHigh = true));
  onMemory('low', () => (isHigh = false));
}

/** Calls `end` whenever the window has taken too much memory. Returns how to stop listening. */
export function onTooMuchMemory(end: () => void): () => void {
  return onMemory('high', end);
}

function onMemory(is: 'high' | 'low', act: () => void): () => void {
  return listen((event) => {
    if (event.type === 'window-memory' && event.is === is) act();
  });
}

/** The second tries, one after the other, so that one that does take too much ends no other a second time. */
let secondTries: Promise<unknown> = Promise.resolve();

/**
 * Does work that may take any amount of memory. It must throw once its signal is aborted, which says that the window
 * has taken too much. Where other work may have taken that, it is done once more when the memory has come back, unless
 * `unwanted` is aborted before.
 */
export async function guardMemory<T>(
  unwanted: AbortSignal,
  work: (tooMuch: AbortSignal) => Promise<T>,
): Promise<T> {
  followMemory();
  let isShared = false;
  const attempt = async (): Promise<T> => {
    const control = new AbortController();
    const beganHigh = isHigh === true;
    // When all who listen have said what they break off.
    const unlisten = onTooMuchMemory(() =>
      queueMicrotask(() => {
        isShared = beganHigh || atWork > 1;
        control.abort();
      }),
    );
    atWork += 1;
    try {
      return await work(control.signal);
    } finally {
      atWork -= 1;
      unlisten();
    }
  };
  try {
    return await attempt();
  } catch (thrown) {
    if (!isShared) throw thrown;
  }
  const again = unlessAborted(unwanted, secondTries).then(async () => {
    await unlessAborted(unwanted, memoryIsBack());
    return attempt();
  });
  secondTries = again.catch(() => undefined);
  return again;
}

/** Says that a worker was ended that may hold memory, or go on taking it for a moment. */
export function workerBrokenOff(): void {
  atWork += 1;
  setTimeout(() => (atWork -= 1), LAST_WORK);
}

async function memoryIsBack(): Promise<void> {
  await pause(LAST_WORK);
  if (isHigh === true) await Promise.race([memoryIsLow(), pause(LONGEST_WAIT)]);
}

function memoryIsLow(): Promise<void> {
  return new Promise((resolve) => {
    const unlisten = onMemory('low', () => {
      unlisten();
      resolve();
    });
  });
}

/** What a promise comes to, or the signal's reason as soon as that is aborted. */
function unlessAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(signal.reason);
    if (signal.aborted) return leave();
    signal.addEventListener('abort', leave);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

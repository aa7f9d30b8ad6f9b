import { listen } from '../app/event-hub.ts';

/** Milliseconds for which the memory of a worker that was broken off may still grow, or not have come back. */
const AFTERMATH = 10_000;

/** Milliseconds in which it is over with its script: Chromium ends that by force two seconds after it was told to end. */
const LAST_WORK = 3000;

/** How much work may have taken memory that is held now: what is being done, and what was broken off a while ago. */
let atWork = 0;

/** Calls `end` whenever the window has taken too much memory. Returns how to stop listening. */
export function onTooMuchMemory(end: () => void): () => void {
  return onMemory('high', end);
}

function onMemory(is: 'high' | 'low', act: () => void): () => void {
  return listen((event) => {
    if (event.type === 'window-memory' && event.is === is) act();
  });
}

/**
 * Does work that may take any amount of memory. It must throw once its signal is aborted, which says that the window
 * has taken too much. Where other work may have taken that, it is done once more when the memory has come back.
 */
export async function guardMemory<T>(work: (tooMuch: AbortSignal) => Promise<T>): Promise<T> {
  let isShared = false;
  const attempt = async (): Promise<T> => {
    const control = new AbortController();
    const unlisten = onTooMuchMemory(() => {
      isShared = atWork > 1;
      control.abort();
    });
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
  await Promise.all([pause(LAST_WORK), Promise.race([memoryIsLow(), pause(AFTERMATH)])]);
  return attempt();
}

/** Says that a worker was ended in the midst of its work. */
export function workerBrokenOff(): void {
  atWork += 1;
  setTimeout(() => (atWork -= 1), AFTERMATH);
}

function memoryIsLow(): Promise<void> {
  return new Promise((resolve) => {
    const unlisten = onMemory('low', () => {
      unlisten();
      resolve();
    });
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

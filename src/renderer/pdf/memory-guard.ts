import { listen } from '../app/event-hub.ts';

/**
 * Milliseconds for which a worker that was broken off may go on taking memory: Chromium ends its script by force only
 * two seconds after it was told to.
 */
const AFTERMATH = 3000;

/** How much work may be taking memory now: what is being done, and what was broken off a moment ago. */
let atWork = 0;

/** Calls `end` whenever the window has taken too much memory. Returns how to stop listening. */
export function onTooMuchMemory(end: () => void): () => void {
  return listen((event) => {
    if (event.type === 'memory-high') end();
  });
}

/**
 * Does work that may take any amount of memory. It must throw once its signal is aborted, which says that the window
 * has taken too much. Where other work may have taken that, it is done once more after a rest.
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
  await new Promise((resolve) => setTimeout(resolve, AFTERMATH));
  return attempt();
}

/** Says that a worker was ended in the midst of its work. */
export function workerBrokenOff(): void {
  atWork += 1;
  setTimeout(() => (atWork -= 1), AFTERMATH);
}

const TICK = 250;

/**
 * Calls `bark` when `limit` milliseconds have passed in which work could be done: time in which the machine slept, the
 * window was hidden or `paused()` says that somebody else is awaited does not count. Returns how to end the watch.
 */
export function watch(limit: number, paused: () => boolean, bark: () => void): () => void {
  let counted = 0;
  const timer = setInterval(() => {
    if (paused()) return;
    counted += TICK;
    if (counted < limit) return;
    clearInterval(timer);
    bark();
  }, TICK);
  return () => clearInterval(timer);
}

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs work that Ctrl+C (or a request to end) stops in good order, by the signal that it is given. A second Ctrl+C ends
 * the program at once. Work that never gives way, such as one long transaction, is better run outside: ending the
 * program undoes it.
 */
export async function stoppable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => {
    release();
    controller.abort();
  };
  const release = (): void => endings.forEach((ending) => void process.off(ending, stop));
  endings.forEach((ending) => void process.on(ending, stop));
  try {
    return await work(controller.signal);
  } finally {
    release();
  }
}

interface Waiting {
  readonly priority: () => number;
  readonly start: () => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Runs jobs one at a time, the most urgent first. One at a time, because a job that never ends must be known by name,
 * and because a page that is on screen must not share the worker with one that is not.
 */
export class JobQueue {
  #waiting: Waiting[] = [];
  #running = false;

  /**
   * `priority` is asked when the queue chooses: the lowest number runs next, among equals the one that came first.
   * Rejects with the signal's reason when it is aborted before the job has begun; a running job minds the signal itself.
   */
  add<T>(priority: () => number, job: () => Promise<T>, signal: AbortSignal): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const leave = (): void => {
        this.#waiting = this.#waiting.filter((other) => other !== entry);
        reject(signal.reason);
      };
      const start = async (): Promise<void> => {
        signal.removeEventListener('abort', leave);
        try {
          resolve(await job());
        } catch (error) {
          reject(error);
        }
      };
      const entry: Waiting = { priority, start, signal };
      if (signal.aborted) return leave();
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.push(entry);
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    // Lets everything that is asked for in one turn line up before the choice is made.
    await Promise.resolve();
    for (let next = this.#take(); next !== null; next = this.#take()) await next.start();
    this.#running = false;
  }

  #take(): Waiting | null {
    let best: Waiting | null = null;
    let lowest = Infinity;
    for (const entry of this.#waiting) {
      const priority = entry.priority();
      if (best === null || priority < lowest) [best, lowest] = [entry, priority];
    }
    this.#waiting = this.#waiting.filter((entry) => entry !== best);
    return best;
  }
}

interface Waiting {
  readonly priority: () => number;
  readonly start: () => Promise<void>;
  readonly signal: AbortSignal;
  /** Ends the job that runs, to be done from its beginning when its turn comes again. */
  readonly yield: () => void;
}

/**
 * Runs jobs one at a time, the most urgent first. One at a time, because a job that never ends must be known by name,
 * and because a page that is on screen must not share the worker with one that is not.
 */
export class JobQueue {
  readonly #makesWay: (running: number, coming: number) => boolean;
  #waiting: Waiting[] = [];
  #isRunning = false;
  #running: Waiting | null = null;

  /** `makesWay` says whether a job that runs is broken off for one that comes, by their priorities. */
  constructor(makesWay: (running: number, coming: number) => boolean) {
    this.#makesWay = makesWay;
  }

  /** The priority of the most urgent job that waits. */
  get waiting(): number {
    return Math.min(...this.#waiting.map(({ priority }) => priority()));
  }

  /**
   * `priority` is asked when the queue chooses: the lowest number runs next, among equals the one that came first.
   * Rejects with the signal's reason when it is aborted before the job has begun; a running job minds the signal that
   * it is given, which is also aborted where it makes way.
   */
  add<T>(priority: () => number, job: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const leave = (): void => {
        this.#waiting = this.#waiting.filter((other) => other !== entry);
        reject(signal.reason);
      };
      const wait = (): void => {
        if (signal.aborted) return leave();
        signal.addEventListener('abort', leave, { once: true });
        this.#waiting.push(entry);
      };
      let control = new AbortController();
      const start = async (): Promise<void> => {
        signal.removeEventListener('abort', leave);
        control = new AbortController();
        const stop = (): void => control.abort(signal.reason);
        signal.addEventListener('abort', stop, { once: true });
        try {
          resolve(await job(control.signal));
        } catch (error) {
          if (control.signal.aborted && !signal.aborted) wait();
          else reject(error);
        } finally {
          signal.removeEventListener('abort', stop);
        }
      };
      const entry: Waiting = { priority, start, signal, yield: () => control.abort() };
      wait();
      if (signal.aborted) return;
      if (this.#running !== null && this.#makesWay(this.#running.priority(), priority()))
        this.#running.yield();
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    // Lets everything that is asked for in one turn line up before the choice is made.
    await Promise.resolve();
    for (let next = this.#take(); next !== null; next = this.#take()) {
      this.#running = next;
      await next.start();
      this.#running = null;
    }
    this.#isRunning = false;
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

interface Waiting {
  readonly isAlone?: boolean;
  readonly isOpen: () => boolean;
  readonly enter: () => void;
}

/**
 * Keeps work of many turns that must be alone with the database apart from all else that writes: it waits until what is
 * under way has ended, and what comes then waits for it.
 */
export class Gate {
  #together = 0;
  #alone = false;
  #waiting: readonly Waiting[] = [];

  /** Runs work beside other such work, never beside work that is alone. */
  together<T>(work: () => Promise<T> | T): Promise<T> {
    return this.#beside(() => !this.#alone, work);
  }

  /**
   * `together` for work in the background: it lets go first what waits to be alone. Nothing that has entered the gate may
   * wait for it.
   */
  inBackground<T>(work: () => Promise<T> | T): Promise<T> {
    return this.#beside(() => !this.#alone && !this.#waiting.some(({ isAlone }) => isAlone === true), work);
  }

  async #beside<T>(isOpen: () => boolean, work: () => Promise<T> | T): Promise<T> {
    const enter = () => void (this.#together += 1);
    await this.#pass({ isOpen, enter });
    try {
      return await work();
    } finally {
      this.#together -= 1;
      this.#letIn();
    }
  }

  /** Runs work beside which none of all this runs. It must not itself wait for the gate. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    const enter = () => void (this.#alone = true);
    await this.#pass({ isOpen: () => !this.#alone && this.#together === 0, enter, isAlone: true });
    try {
      return await work();
    } finally {
      this.#alone = false;
      this.#letIn();
    }
  }

  async #pass({ enter, ...who }: Waiting): Promise<void> {
    if (who.isOpen()) return enter();
    await new Promise<void>((resolve) => {
      const waiting = { ...who, enter: () => resolve(enter()) };
      this.#waiting = [...this.#waiting, waiting];
    });
  }

  #letIn(): void {
    for (const one of this.#waiting) {
      if (!one.isOpen()) continue;
      this.#waiting = this.#waiting.filter((other) => other !== one);
      one.enter();
    }
  }
}

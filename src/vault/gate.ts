interface Waiting {
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
  async together<T>(work: () => Promise<T> | T): Promise<T> {
    const enter = () => void (this.#together += 1);
    await this.#pass({ isOpen: () => !this.#alone, enter });
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
    await this.#pass({ isOpen: () => !this.#alone && this.#together === 0, enter });
    try {
      return await work();
    } finally {
      this.#alone = false;
      this.#letIn();
    }
  }

  async #pass({ isOpen, enter }: Waiting): Promise<void> {
    if (isOpen()) return enter();
    await new Promise<void>((resolve) => {
      const waiting = { isOpen, enter: () => resolve(enter()) };
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

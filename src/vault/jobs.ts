import { randomUUID } from 'node:crypto';
import type { AppEvent } from '../ipc/views.ts';

/** Long work that a person sees and can stop. */
export interface Job {
  readonly id: string;
  readonly signal: AbortSignal;
  /** Tells how far it has come; told on at most ten times a second. */
  readonly progress: (done: number, total: number | null) => void;
  readonly end: () => void;
}

/** What long work is given of its job. */
export interface JobOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number | null) => void;
}

/** Runs work as a job, which ends with it. `label` says in plain words what is being done. */
export type AsJob = <T>(label: string, work: (options: JobOptions) => Promise<T>) => Promise<T>;

const pauseMs = 100;

/** The work that is under way. */
export class Jobs {
  readonly #running = new Map<string, AbortController>();
  readonly #emit: (event: AppEvent) => void;

  constructor(emit: (event: AppEvent) => void) {
    this.#emit = emit;
  }

  /** `label` says in plain words what is being done. */
  begin(label: string): Job {
    const id = randomUUID();
    const controller = new AbortController();
    this.#running.set(id, controller);
    let told = -Infinity;
    return {
      id,
      signal: controller.signal,
      progress: (done, total) => {
        const now = performance.now();
        if (now - told < pauseMs) return;
        told = now;
        this.#emit({ type: 'progress', job: id, label, done, total });
      },
      end: () => {
        if (this.#running.delete(id)) this.#emit({ type: 'job-ended', job: id });
      },
    };
  }

  /** Asks a job to stop; one that has ended has stopped. */
  cancel(id: string): void {
    this.#running.get(id)?.abort();
  }

  cancelAll(): void {
    for (const controller of this.#running.values()) controller.abort();
  }
}

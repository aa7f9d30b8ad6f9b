import { call } from '../app/client.ts';

/** How long nobody need have touched anything for nobody to be counted as there. */
const AWAY_MS = 120_000;
/** A look that comes later than this was held up: it counts no more than this. */
const LONGEST_STEP_MS = 1000;
const SAVE_MS = 5000;

/** Adds up how long pages are on the screen of somebody who is there, and has the vault keep it. */
export class PageClock {
  readonly #times = new Map<string, Map<number, number>>();
  #lastLook = performance.now();
  #lastInput = performance.now();
  #lastSave = performance.now();

  /** Somebody did something, so they are there. */
  touched(): void {
    this.#lastInput = performance.now();
  }

  /** These pages of the document are on the screen now; called again and again. */
  look(document: string, pages: readonly number[]): void {
    const now = performance.now();
    const step = Math.min(now - this.#lastLook, LONGEST_STEP_MS);
    this.#lastLook = now;
    if (now - this.#lastInput > AWAY_MS) return;
    const times = this.#times.get(document) ?? new Map<number, number>();
    for (const page of pages) times.set(page, (times.get(page) ?? 0) + step);
    this.#times.set(document, times);
    if (now - this.#lastSave > SAVE_MS) void this.save();
  }

  /** Hands over what has come together. What cannot be kept is tried again with the next. */
  async save(): Promise<void> {
    this.#lastSave = performance.now();
    for (const [document, times] of this.#times) {
      this.#times.delete(document);
      const pages = [...times].map(([page, time]) => ({ page, milliseconds: Math.round(time) }));
      try {
        if (pages.length > 0) await call('coverage.note', { document, pages: pages.slice(0, 1000) });
      } catch {
        this.#times.set(document, times);
        return;
      }
    }
  }
}

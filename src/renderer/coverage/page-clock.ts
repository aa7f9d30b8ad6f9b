/** How long nobody need have touched anything for nobody to be counted as there. */
const AWAY_MS = 120_000;
/** A look that comes later than this was held up: it counts no more than this. */
const LONGEST_STEP_MS = 1000;
const SAVE_MS = 5000;
/** Bounds of one call. */
const MOST_PAGES = 1000;
const MOST_MS = 600_000;

interface PageTime {
  readonly page: number;
  readonly milliseconds: number;
}

/** Has pages kept as shown for so much longer. */
type NotePages = (document: string, pages: readonly PageTime[]) => Promise<unknown>;

/** Of the documents that are on the screen. */
const running = new Set<PageClock>();

/** Hands over what all clocks have. */
export async function saveClocks(): Promise<void> {
  await Promise.all([...running].map((clock) => clock.save()));
}

/** Adds up how long pages are on the screen of somebody who is there, and has the vault keep it. */
export class PageClock {
  readonly #times = new Map<string, Map<number, number>>();
  readonly #note: NotePages;
  #lastLook = performance.now();
  #lastInput = performance.now();
  #lastSave = performance.now();

  constructor(note: NotePages) {
    this.#note = note;
  }

  /** Runs until what it gives is called, and hands over what it has then. */
  start(): () => void {
    running.add(this);
    return () => {
      running.delete(this);
      void this.save();
    };
  }

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
    for (const page of pages) this.#add(document, page, step);
    if (now - this.#lastSave > SAVE_MS) void this.save();
  }

  /** Hands over what has come together. What cannot be kept is tried again with the next. */
  async save(): Promise<void> {
    this.#lastSave = performance.now();
    for (const [document, together] of this.#times) {
      const times = [...together];
      this.#times.delete(document);
      for (let at = 0; at < times.length; at += MOST_PAGES) {
        const pages = times.slice(at, at + MOST_PAGES).map(([page, time]) => {
          return { page, milliseconds: Math.min(Math.round(time), MOST_MS) };
        });
        try {
          await this.#note(document, pages);
        } catch {
          for (const [page, time] of times.slice(at)) this.#add(document, page, time);
          return;
        }
      }
    }
  }

  #add(document: string, page: number, time: number): void {
    const times = this.#times.get(document) ?? new Map<number, number>();
    times.set(page, (times.get(page) ?? 0) + time);
    this.#times.set(document, times);
  }
}

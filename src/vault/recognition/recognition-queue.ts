import { Failure } from '../../core/failure.ts';
import type { DocumentRecognition } from '../../ipc/recognition-views.ts';
import { documentSource } from '../document-store.ts';
import { documentPassword } from '../documents/page-store.ts';
import type { Job, Jobs } from '../jobs.ts';
import type { Vault } from '../vault.ts';
import { chosenLanguages } from './languages.ts';
import { recognisePage, type RecogniseOutcome } from './recognise-page.ts';
import { pageRecognition, recognitionOf, storeRecognition, duePages } from './recognition-store.ts';

interface WantedPage {
  readonly sha256: string;
  readonly page: number;
}

/** Pages of those being read that wait at the most; older ones were paged past. */
const MOST_WANTED = 8;

/**
 * Recognises pages that are pictures, one at a time, for as long as the vault is open: first those that are being read,
 * the latest first, then documents of which all pages were asked for.
 */
export class RecognitionQueue {
  readonly #vault: Vault;
  readonly #jobs: Jobs;
  readonly #closing = new AbortController();
  readonly #whole = new Map<string, Job>();
  #wanted: WantedPage[] = [];
  /** Those that come behind the documents of which all pages were asked for. */
  #passed: WantedPage[] = [];
  #busy = false;
  #working: Promise<void> = Promise.resolve();

  constructor(vault: Vault, jobs: Jobs) {
    this.#vault = vault;
    this.#jobs = jobs;
  }

  /** A page is being read: it comes next, where it is a picture that waits. Failure `document-unknown`. */
  want(sha256: string, page: number): void {
    if (!this.#waits(sha256, page)) return;
    const others = this.#wanted.filter((one) => one.sha256 !== sha256 || one.page !== page);
    this.#wanted = [{ sha256, page }, ...others].slice(0, MOST_WANTED);
    this.#wake();
  }

  /**
   * Recognises every page of a document that is a picture, also those that were recognised with other languages, whose
   * words stay until they are replaced. Of other documents only the page that was read last comes before it; those that
   * were paged past come behind. Failure `document-unknown`.
   */
  wantAll(sha256: string): void {
    if (this.#whole.has(sha256) || duePages(this.#vault.db, sha256, 1).length === 0) return;
    const job = this.#jobs.begin('Recognising text');
    job.signal.addEventListener('abort', () => this.stop(sha256));
    this.#whole.set(sha256, job);
    const byDocument = Map.groupBy(this.#wanted, (one) => one.sha256);
    const passed = [...byDocument].flatMap(([other, pages]) => (other === sha256 ? [] : pages.slice(1)));
    this.#wanted = this.#wanted.filter((one) => !passed.includes(one));
    this.#passed = [...passed, ...this.#passed].slice(0, MOST_WANTED);
    this.#tell(sha256, null);
    this.#wake();
  }

  /** Goes on with no page of the document but those being read; what was recognised stays. */
  stop(sha256: string): void {
    this.#whole.get(sha256)?.end();
    if (this.#whole.delete(sha256)) this.#tell(sha256, null);
  }

  /** How far a document was recognised. Failure `document-unknown`. */
  stateOf(sha256: string): DocumentRecognition {
    return { ...recognitionOf(this.#vault.db, sha256), working: this.#whole.has(sha256) };
  }

  /** Resolves once nothing is wanted any more. */
  async idle(): Promise<void> {
    while (this.#busy) await this.#working;
  }

  /** Stops for good. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#working;
  }

  #wake(): void {
    if (this.#busy) return;
    this.#busy = true;
    // Nobody waits for this: what rejected here would end the vault.
    this.#working = this.#work()
      .catch(() => undefined)
      .finally(() => {
        this.#busy = false;
      });
  }

  async #work(): Promise<void> {
    for (let next = this.#next(); next !== null; next = this.#next()) {
      try {
        await this.#recognise(next);
      } catch {
        // Where even the outcome cannot be written (a full disk), the page goes on waiting until it is wanted again.
        this.stop(next.sha256);
      }
    }
  }

  #next(): WantedPage | null {
    if (this.#closing.signal.aborted) return null;
    const wanted = this.#firstOf(this.#wanted);
    if (wanted !== null) return wanted;
    for (const sha256 of this.#whole.keys()) {
      const [page] = duePages(this.#vault.db, sha256, 1);
      if (page !== undefined) return { sha256, page };
      this.stop(sha256);
    }
    return this.#firstOf(this.#passed);
  }

  /** Takes pages out until one that still waits. */
  #firstOf(pages: WantedPage[]): WantedPage | null {
    for (let next = pages.shift(); next !== undefined; next = pages.shift()) {
      if (this.#waits(next.sha256, next.page)) return next;
    }
    return null;
  }

  async #recognise({ sha256, page }: WantedPage): Promise<void> {
    const { db, gate } = this.#vault;
    const languages = chosenLanguages(db);
    const asked = {
      source: documentSource(db, sha256),
      password: documentPassword(db, sha256) ?? undefined,
      page,
      languages,
    };
    const outcome = await recognisePage(asked, this.#closing.signal).catch(unreadable);
    if (outcome.kind === 'cancelled' || this.#closing.signal.aborted) return;
    const result =
      outcome.kind === 'recognized'
        ? { state: 'recognized' as const, ...outcome.page }
        : { state: 'failed' as const, why: outcome.why, inVain: languages.map(({ code }) => code) };
    await gate.together(() => storeRecognition(db, sha256, page, result));
    this.#tell(sha256, page);
  }

  #waits(sha256: string, page: number): boolean {
    return pageRecognition(this.#vault.db, sha256, page).state === 'waiting';
  }

  #tell(document: string, page: number | null): void {
    const { pictures, recognized, failed, outdated } = recognitionOf(this.#vault.db, document);
    this.#whole.get(document)?.progress(recognized + failed - outdated, pictures);
    this.#vault.emit({ type: 'recognized', document, page });
  }
}

/** The page of a document whose bytes the vault cannot give: a damaged one fails, and does not end the vault. */
function unreadable(thrown: unknown): RecogniseOutcome {
  const why = thrown instanceof Failure ? thrown.message : 'This document could not be read from the vault.';
  return { kind: 'failed', why };
}

import type {
  EyePlace,
  FileFacts,
  Inspection,
  InspectionOutcome,
  NotLookedAt,
  ObjectFacts,
} from '../../core/documents/inspection.ts';
import { HEADER_BYTES, looksLikePdf } from '../../core/documents/looks-like-pdf.ts';
import type { ByteSource } from '../byte-source.ts';
import type { RefusedOpening } from '../documents/extract-messages.ts';
import { runWorker, startWorker, type RunEnd } from '../documents/extract-run.ts';
import { pdfWasmModule } from '../documents/pdf-wasm-module.ts';
import type { InspectReport, InspectStart } from './inspect-messages.ts';
import type { PageInspection } from './inspect-page.ts';

const PAGE_MS = 10_000;
const OPEN_MS = 10_000;
/** What comes on top for reading a large file as a whole. */
const OPEN_BYTES_PER_MS = 16_384;
/** By this much the process may grow; PDFium's own heap has its limit in pdf-wasm-module.ts. */
const GROWTH = 640 * 1024 * 1024;
/** Above this a file's objects are not held in memory all at once. */
const MOST_OBJECT_BYTES = 64 * 1024 * 1024;
/** Pages that may be given up before the rest is. */
const LOST_PAGES = 3;
const MOST_PLACES = 5_000;
const MOST_LINKS = 5_000;
const MOST_FONTS = 500;

export interface InspectOptions {
  readonly password: string | undefined;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
  /** Milliseconds a page, where a test wants another number. */
  readonly pageMs?: number;
}

/**
 * Looks at an untrusted PDF in workers of its own, bounded in time and memory. What had to be given up is named in the
 * outcome, and the rest stands. Null when `signal` stopped it. Rejects only with what `source.read` threw.
 */
export async function inspect(
  source: ByteSource,
  options: InspectOptions,
): Promise<InspectionOutcome | null> {
  if (source.size === 0) return { kind: 'refused', why: 'empty' };
  if (!looksLikePdf(source.read(0, Math.min(HEADER_BYTES, source.size)))) {
    return { kind: 'refused', why: 'not-a-pdf' };
  }
  const objects = await lookAtObjects(source, options);
  const pages = new PagesSeen(options.onProgress);
  const module = await pdfWasmModule();
  const layersOff = objects.facts?.layersOff ?? [];
  for (let first = 1; ;) {
    const end = await runPart(source, options, pages, { part: 'pages', module, first, layersOff });
    if (end.kind === 'cancelled') return null;
    if (end.kind === 'refused') return refusal(end.why);
    const { file } = pages;
    if (file === null) return { kind: 'stopped', reason: end.kind === 'lost' ? end.reason : 'crash' };
    if (end.kind === 'lost') first = pages.giveUpNext();
    if (end.kind === 'finished' || pages.lost > LOST_PAGES || first > pages.total) {
      return { kind: 'inspected', inspection: pages.inspection(file, objects) };
    }
  }
}

type Part = DistributiveOmit<InspectStart, 'size' | 'password' | 'bridge'>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** Where what a worker tells goes. */
interface Listener {
  opened(total: number): void;
  take(report: InspectReport): void;
}

function runPart(
  source: ByteSource,
  { password, signal, pageMs = PAGE_MS }: InspectOptions,
  listener: Listener,
  part: Part,
): Promise<RunEnd> {
  return runWorker<InspectReport>({
    // The build (scripts/source-urls.ts) knows this form of URL and puts the worker's built file into it.
    start: (bridge) =>
      startWorker(new URL('./inspect-worker.ts', import.meta.url), {
        ...part,
        size: source.size,
        password,
        bridge,
      } satisfies InspectStart),
    read: (offset, length) => source.read(offset, Math.min(length, source.size - offset)),
    onOpened: (total) => listener.opened(total),
    onPage: (report) => listener.take(report),
    allowed: (page) => (page === null ? OPEN_MS + source.size / OPEN_BYTES_PER_MS : pageMs),
    growth: GROWTH,
    signal,
  });
}

interface ObjectsSeen {
  readonly facts: ObjectFacts | null;
  readonly whyNot: NotLookedAt | null;
}

async function lookAtObjects(source: ByteSource, options: InspectOptions): Promise<ObjectsSeen> {
  if (source.size > MOST_OBJECT_BYTES) return { facts: null, whyNot: 'too-large' };
  let facts: ObjectFacts | null = null;
  const take = (report: InspectReport): void => {
    if (report.about === 'objects') facts = report.objects;
  };
  const end = await runPart(source, options, { opened: () => undefined, take }, { part: 'objects' });
  if (end.kind === 'lost') return { facts: null, whyNot: end.reason };
  return { facts, whyNot: facts === null ? 'damaged' : null };
}

function refusal(why: RefusedOpening): InspectionOutcome {
  return { kind: 'refused', why: why === 'password' ? 'password-needed' : 'damaged' };
}

/** What the workers told of the pages so far. */
class PagesSeen implements Listener {
  readonly #onProgress: InspectOptions['onProgress'];
  readonly #places: EyePlace[] = [];
  readonly #links: Inspection['links'][number][] = [];
  readonly #fonts = new Map<string, boolean>();
  readonly #ocr: number[] = [];
  readonly #not: number[] = [];
  #morePlaces = 0;
  #moreLinks = 0;
  #moreFonts = false;
  #done = 0;
  total = 0;
  lost = 0;
  file: FileFacts | null = null;

  constructor(onProgress: InspectOptions['onProgress']) {
    this.#onProgress = onProgress;
  }

  opened(total: number): void {
    this.total = total;
  }

  take(report: InspectReport): void {
    if (report.about === 'file') this.file = report.file;
    if (report.about === 'page') this.#page(report.page);
  }

  #page({ page, places, links, fonts, ocr, whole }: PageInspection): void {
    this.#done = page;
    const room = Math.max(0, MOST_PLACES - this.#places.length);
    this.#places.push(...places.slice(0, room));
    this.#morePlaces += Math.max(0, places.length - room);
    const linkRoom = Math.max(0, MOST_LINKS - this.#links.length);
    this.#links.push(...links.slice(0, linkRoom));
    this.#moreLinks += Math.max(0, links.length - linkRoom);
    for (const { name, embedded } of fonts) this.#font(name, embedded);
    if (ocr) this.#ocr.push(page);
    if (!whole) this.#not.push(page);
    this.#onProgress(page, this.total);
  }

  #font(name: string, embedded: boolean): void {
    const known = this.#fonts.get(name);
    if (known === undefined && this.#fonts.size >= MOST_FONTS) this.#moreFonts = true;
    else this.#fonts.set(name, (known ?? true) && embedded);
  }

  /** Gives up the page that broke its worker; the number of the one after it. */
  giveUpNext(): number {
    this.lost += 1;
    this.#done += 1;
    this.#not.push(this.#done);
    return this.#done + 1;
  }

  inspection(file: FileFacts, objects: ObjectsSeen): Inspection {
    return {
      file,
      objects: objects.facts,
      objectsWhyNot: objects.whyNot,
      pages: this.total,
      places: this.#places,
      morePlaces: this.#morePlaces,
      links: this.#links,
      moreLinks: this.#moreLinks,
      fonts: [...this.#fonts]
        .map(([name, embedded]) => ({ name, embedded }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      moreFonts: this.#moreFonts,
      ocrPages: this.#ocr,
      // Pages given up, and those behind the last one that a worker came to.
      notLookedAt: [
        ...this.#not.filter((page) => page <= this.total),
        ...Array.from({ length: Math.max(0, this.total - this.#done) }, (_, index) => this.#done + 1 + index),
      ],
    };
  }
}

import { call } from '../app/client.ts';
import type { PdfSession } from '../pdf/pdf-session.ts';
import { urgency } from '../pdf/urgency.ts';
import { readPageText } from '../pdf/text-layer.ts';
import type { Hit } from './hit.ts';

/** What a look through a document found so far. */
export interface Looked<H extends Hit = Hit> {
  readonly hits: readonly H[];
  /** Pages looked through, of all. */
  readonly looked: number;
  readonly done: boolean;
  /** Pages whose text could not be had. */
  readonly unread: number;
}

/** Pages that are asked for at once, and between two showings of what was found so far. */
const BATCH = 25;

export interface LookIn {
  readonly document: string;
  readonly session: PdfSession;
  readonly pageCount: number;
  /** Whether the vault has the document's text. */
  readonly inVault: boolean;
}

/** Looks through a document page by page, up to so many hits: in the text that the vault has, or else in what the viewer reads itself. */
export async function lookThrough<H extends Hit>(
  { document, session, pageCount, inVault }: LookIn,
  find: (text: string, page: number) => readonly H[],
  { signal, most }: { readonly signal: AbortSignal; readonly most: number },
  show: (looked: Looked<H>) => void,
): Promise<void> {
  let [first, kept]: [number, readonly string[]] = [1, []];
  const textOf = async (page: number): Promise<string> => {
    if (inVault && page >= first + kept.length) {
      const asked = { document, from: page, count: BATCH };
      [first, kept] = [page, await call('documents.pageTexts', asked).catch(() => [''])];
    }
    const text = kept[page - first] ?? '';
    if (text !== '') return text;
    return (await session.onPage(page, () => urgency.background + page, readPageText, signal)).text;
  };
  const hits: H[] = [];
  let unread = 0;
  for (let page = 1; page <= pageCount; page++) {
    const text = await textOf(page).catch(() => null);
    if (signal.aborted) return;
    if (text === null) unread += 1;
    hits.push(...find(text ?? '', page));
    const done = page === pageCount || hits.length >= most;
    if (done || page % BATCH === 0) show({ hits: [...hits], looked: page, done, unread });
    if (done) return;
  }
}

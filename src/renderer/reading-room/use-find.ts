import { useEffect, useState } from 'react';
import type { Extraction } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { urgency, type PdfSession } from '../pdf/pdf-session.ts';
import { readPageText } from '../pdf/text-layer.ts';
import { contextOf, findWords, type HitContext } from './find-in-text.ts';

/** A place where the words stand: the `index`-th of its page, from 0. */
export interface Hit {
  readonly page: number;
  readonly index: number;
  readonly context: HitContext;
}

export interface Found {
  readonly words: string;
  readonly hits: readonly Hit[];
  /** Pages looked through, of all. */
  readonly looked: number;
  readonly done: boolean;
  /** Pages whose text could not be had. */
  readonly unread: number;
}

/** Hits above which looking ends: nobody reads more, and a shorter word was meant to be longer. */
export const MOST_HITS = 2000;
const REST_MS = 180;
/** Pages between two showings of what was found so far. */
const BATCH = 25;

interface FindIn {
  readonly document: string;
  readonly session: PdfSession | null;
  readonly pageCount: number;
  readonly extraction: Extraction | undefined;
  /** Pictures whose text was recognised: with each more, words may stand where none did. */
  readonly recognized: number;
}

/** Looks for words page by page: in the text that the vault has, or else in what the viewer reads itself. */
export function useFind(
  words: string,
  { document, session, pageCount, extraction, recognized }: FindIn,
): Found | null {
  const [latest, setLatest] = useState<{ readonly session: PdfSession; readonly found: Found } | null>(null);
  const inVault = extraction?.state === 'read';
  useEffect(() => {
    if (words.trim() === '' || session === null) return;
    const control = new AbortController();
    const textOf = async (page: number): Promise<string> => {
      const kept = inVault ? await call('documents.pageText', { document, page }).catch(() => '') : '';
      if (kept !== '') return kept;
      return (await session.onPage(page, () => urgency.background + page, readPageText, control.signal)).text;
    };
    const show = (found: Found): void => setLatest({ session, found });
    const timer = setTimeout(() => void look(words, pageCount, textOf, control.signal, show), REST_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- what was recognised since is looked through, too
  }, [words, document, session, pageCount, inVault, recognized]);
  return latest !== null && latest.session === session && latest.found.words === words ? latest.found : null;
}

async function look(
  words: string,
  pageCount: number,
  textOf: (page: number) => Promise<string>,
  signal: AbortSignal,
  show: (found: Found) => void,
): Promise<void> {
  const hits: Hit[] = [];
  let unread = 0;
  for (let page = 1; page <= pageCount; page++) {
    const text = await textOf(page).catch(() => null);
    if (signal.aborted) return;
    if (text === null) unread += 1;
    for (const [index, stretch] of findWords(words, text ?? '').entries()) {
      hits.push({ page, index, context: contextOf(text ?? '', stretch) });
    }
    const done = page === pageCount || hits.length >= MOST_HITS;
    if (done || page % BATCH === 0) show({ words, hits: [...hits], looked: page, done, unread });
    if (done) return;
  }
}

import { useEffect, useState } from 'react';
import type { Extraction } from '../../ipc/views.ts';
import type { PdfSession } from '../pdf/pdf-session.ts';
import { findWords } from './find-in-text.ts';
import { hitsOf } from './hit.ts';
import { lookThrough, type Looked } from './look-through.ts';

export interface Found extends Looked {
  readonly words: string;
}

/** Hits above which looking ends: nobody reads more, and a shorter word was meant to be longer. */
export const MOST_HITS = 2000;
const REST_MS = 180;

interface FindIn {
  readonly document: string;
  readonly session: PdfSession | null;
  readonly pageCount: number;
  readonly extraction: Extraction | undefined;
  /** Pictures whose text was recognised: with each more, words may stand where none did. */
  readonly recognized: number;
}

/** Looks for words in the document, once the typing rests. */
export function useFind(
  words: string,
  { document, session, pageCount, extraction, recognized }: FindIn,
): Found | null {
  const [latest, setLatest] = useState<{ readonly session: PdfSession; readonly found: Found } | null>(null);
  const inVault = extraction?.state === 'read';
  useEffect(() => {
    if (words.trim() === '' || session === null) return;
    const control = new AbortController();
    const look = (): Promise<void> =>
      lookThrough(
        { document, session, pageCount, inVault },
        (text, page) => hitsOf(findWords(words, text), text, page),
        { signal: control.signal, most: MOST_HITS },
        (looked) => setLatest({ session, found: { words, ...looked } }),
      );
    const timer = setTimeout(() => void look(), REST_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- what was recognised since is looked through, too
  }, [words, document, session, pageCount, inVault, recognized]);
  return latest !== null && latest.session === session && latest.found.words === words ? latest.found : null;
}

import { useEffect, useState } from 'react';
import { readOutline, type OutlineLine } from '../pdf/outline.ts';
import type { PdfSession } from '../pdf/pdf-session.ts';

/** The outline of the document that is open; empty until it is known, and where there is none. */
export function useOutline(session: PdfSession | null): readonly OutlineLine[] {
  const [read, setRead] = useState<{
    readonly of: PdfSession;
    readonly lines: readonly OutlineLine[];
  } | null>(null);
  useEffect(() => {
    if (session === null) return;
    const control = new AbortController();
    session
      .onDocument(readOutline, control.signal)
      .then((lines) => {
        if (!control.signal.aborted) setRead({ of: session, lines });
      })
      .catch(() => undefined);
    return () => control.abort();
  }, [session]);
  return read !== null && read.of === session ? read.lines : [];
}

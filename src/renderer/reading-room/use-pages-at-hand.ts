import { useEffect } from 'react';
import type { PdfSession } from '../pdf/pdf-session.ts';
import { findPages } from './pages-at-hand.ts';
import { useReader } from './ReadingRoomProvider.tsx';

/**
 * Looks the pages up ahead: going to one then begins with the page itself, and the pages are laid out in their own
 * sizes.
 */
export function usePagesAtHand(session: PdfSession): void {
  const reader = useReader();
  useEffect(() => {
    const control = new AbortController();
    void findPages(session, control.signal).then((shapes) => {
      if (!control.signal.aborted) reader.learnShapes(shapes);
    });
    return () => control.abort();
  }, [session, reader]);
}

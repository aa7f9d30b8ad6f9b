import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import { readLinks, type PageLink } from '../pdf/page-links.ts';
import type { PdfSession } from '../pdf/pdf-session.ts';
import { fillTextLayer, type TextLayerContent } from '../pdf/text-layer.ts';
import { guardSelection } from './selection-guard.ts';
import type { Turn } from './page-geometry.ts';

export interface PageContent {
  readonly content: TextLayerContent;
  readonly links: readonly PageLink[];
}

/**
 * Fills the page's text layer, right after its picture. Null until it is there, and where it can't be had:
 * a page without text is still read, and marked by boxes.
 */
export function usePageText(
  layer: RefObject<HTMLDivElement | null>,
  session: PdfSession,
  number: number,
  turn: Turn,
  priority: () => number,
): PageContent | null {
  const [found, setFound] = useState<PageContent | null>(null);
  const askPriority = useEffectEvent(priority);
  useEffect(() => {
    const container = layer.current;
    if (container === null) return;
    const control = new AbortController();
    let unguard = (): void => undefined;
    const fill = session.onPage(
      number,
      () => askPriority() + 1,
      async (job) => {
        const content = await fillTextLayer(job, container, (job.page.rotate + turn) % 360);
        return { content, links: await readLinks(job).catch(() => []) };
      },
      control.signal,
    );
    fill.then(
      (page) => {
        if (control.signal.aborted) return;
        unguard = guardSelection(container);
        setFound(page);
      },
      () => undefined,
    );
    return () => {
      control.abort();
      unguard();
      setFound(null);
      container.replaceChildren();
    };
  }, [layer, session, number, turn]);
  return found;
}

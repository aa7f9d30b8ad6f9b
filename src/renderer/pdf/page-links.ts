import type { Destination } from './destination.ts';
import type { PageJob } from './pdf-session.ts';

/** A link of the page. What leads out of the document is only ever shown as words: nothing in the window opens it. */
export interface PageLink {
  /** In user space. */
  readonly box: readonly [number, number, number, number];
  /** Where it would lead; null for one inside the document. */
  readonly target: string | null;
  readonly destination: Destination | null;
}

/** Of one page. */
const MOST = 2000;

export async function readLinks({ page }: PageJob): Promise<PageLink[]> {
  const annotations = (await page.getAnnotations({ intent: 'display' })) as readonly Record<
    string,
    unknown
  >[];
  return annotations.slice(0, MOST).flatMap(({ subtype, rect, url, unsafeUrl, dest }) => {
    const target = typeof unsafeUrl === 'string' ? unsafeUrl : url;
    const leadsOut = typeof target === 'string';
    const destination = typeof dest === 'string' || Array.isArray(dest) ? dest : null;
    if (subtype !== 'Link' || !Array.isArray(rect) || (!leadsOut && destination === null)) return [];
    const [a = 0, b = 0, c = 0, d = 0] = rect as number[];
    const box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)] as const;
    return [
      leadsOut
        ? { box, target: target.slice(0, 300), destination: null }
        : { box, target: null, destination },
    ];
  });
}

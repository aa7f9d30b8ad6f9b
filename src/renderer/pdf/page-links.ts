import type { PageJob } from './pdf-session.ts';

/** Where a link would lead. Only ever shown as words: nothing in the window opens it. */
export interface PageLink {
  /** In user space. */
  readonly box: readonly [number, number, number, number];
  readonly target: string;
}

export async function readLinks({ page }: PageJob): Promise<PageLink[]> {
  const annotations = (await page.getAnnotations({ intent: 'display' })) as readonly Record<
    string,
    unknown
  >[];
  return annotations.flatMap((annotation) => {
    const { subtype, rect, url, unsafeUrl } = annotation as {
      subtype?: unknown;
      rect?: unknown;
      url?: unknown;
      unsafeUrl?: unknown;
    };
    const target = typeof unsafeUrl === 'string' ? unsafeUrl : url;
    if (subtype !== 'Link' || typeof target !== 'string' || !Array.isArray(rect)) return [];
    const [a = 0, b = 0, c = 0, d = 0] = rect as number[];
    return [
      { box: [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)], target: target.slice(0, 300) },
    ] as const;
  });
}

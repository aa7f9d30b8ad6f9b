import { useEffect, useRef, type ReactNode } from 'react';
import type { Hit } from './hit.ts';

interface HitListProps {
  readonly hits: readonly Hit[];
  /** Index of the hit that is shown, or null before one is. */
  readonly current: number | null;
  readonly onHit: (index: number) => void;
}

/** Places where words stand, each with what surrounds it. */
export function HitList({ hits, current, onHit }: HitListProps): ReactNode {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the row it looks for is the current one
  }, [current]);
  return (
    <ol ref={list} className="find-hits">
      {hits.slice(0, shownAround(current)).map(({ page, index, context }, at) => (
        <li key={`${page}-${index}`}>
          <button type="button" className="find-hit" aria-current={at === current} onClick={() => onHit(at)}>
            <span className="find-page">p {page}</span>
            <span className="find-context">
              {context.before}
              <mark>{context.hit}</mark>
              {context.after}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** Long lists grow as one steps through them; the first rows are enough to see what there is. */
function shownAround(current: number | null): number {
  return 200 + Math.ceil((current ?? 0) / 100) * 100;
}

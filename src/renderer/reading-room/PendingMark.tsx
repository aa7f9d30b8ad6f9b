import { useMemo, type ReactNode } from 'react';
import type { Anchor } from '../../core/findings/events.ts';
import { percentStyle } from './Highlights.tsx';
import { boxToRect, rectInPercent, type PageView } from './page-geometry.ts';
import { placeOnPage } from './place-findings.ts';
import type { PageOnScreen } from './select-stretch.ts';

interface PendingMarkProps {
  readonly anchor: Anchor;
  /** Null until the page's text is there. */
  readonly page: PageOnScreen | null;
  readonly view: PageView;
}

/** The words or the box that a finding is being made of, marked while its reading is asked for. */
export function PendingMark({ anchor, page, view }: PendingMarkProps): ReactNode {
  const { boxes } = useMemo(() => placeOnPage(anchor, page), [anchor, page]);
  return boxes.map((box, index) => (
    <span
      key={index}
      className={anchor.quote === null ? 'pending-mark pending-box' : 'pending-mark'}
      style={percentStyle(rectInPercent(view, boxToRect(view, box)))}
    />
  ));
}

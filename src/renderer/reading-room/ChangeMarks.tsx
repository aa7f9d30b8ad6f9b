import { useMemo, type ReactNode } from 'react';
import { percentStyle } from './Highlights.tsx';
import { boxToRect, rectInPercent, type PageView } from './page-geometry.ts';
import { placeOnPage } from './place-findings.ts';
import type { ComparedSide } from './reading-room-props.ts';
import type { PageOnScreen } from './select-stretch.ts';

interface ChangeMarksProps {
  readonly compared: ComparedSide;
  readonly page: PageOnScreen | null;
  readonly view: PageView;
}

/** Marks the words of a page that another version does not have. */
export function ChangeMarks({
  compared: { side, changes, current },
  page,
  view,
}: ChangeMarksProps): ReactNode {
  const marks = useMemo(
    () =>
      page === null
        ? []
        : changes.flatMap((anchors, change) =>
            anchors
              .filter((anchor) => anchor.page === page.number)
              .flatMap((anchor) => placeOnPage(anchor, page).boxes.map((box) => ({ change, box }))),
          ),
    [changes, page],
  );
  return marks.map(({ change, box }, index) => (
    <span
      key={index}
      className="change-mark"
      data-side={side}
      data-current={change === current}
      style={percentStyle(rectInPercent(view, boxToRect(view, box)))}
    />
  ));
}

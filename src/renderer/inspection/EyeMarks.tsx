import { useMemo, type ReactNode } from 'react';
import { placeInWords } from '../../core/documents/inspection-words.ts';
import { visibleText } from '../../core/visible-text.ts';
import { percentStyle } from '../reading-room/Highlights.tsx';
import { boxToRect, rectInPercent, type PageView } from '../reading-room/page-geometry.ts';
import { useInspectionOnPages } from './InspectionProvider.tsx';
import { placesOn } from './use-inspection.ts';

interface EyeMarksProps {
  readonly page: number;
  readonly view: PageView;
}

/** Outlines what the eye misses on a page, each a button that tells what it is. */
export function EyeMarks({ page, view }: EyeMarksProps): ReactNode {
  const on = useInspectionOnPages();
  const outcome = on?.outcome ?? null;
  const places = useMemo(() => (outcome === null ? [] : placesOn({ outcome }, page)), [outcome, page]);
  if (on === null) return null;
  return places.flatMap((place, index) =>
    place.boxes.slice(0, 1).map((first) => {
      const words = `${placeInWords(place)}: ${visibleText(place.text)}`;
      return (
        <div key={index} className={`eye-mark eye-${place.kind}`} data-current={place === on.selected}>
          {place.boxes.map((box, line) => (
            <span
              key={line}
              className="eye-line"
              style={percentStyle(rectInPercent(view, boxToRect(view, box)))}
            />
          ))}
          <button
            type="button"
            className="eye-flag"
            title={words}
            aria-label={words}
            style={flagStyle(view, first)}
            onClick={() => on.onSelect(place)}
          />
        </div>
      );
    }),
  );
}

/** Just before the place, inside the page. */
function flagStyle(view: PageView, box: readonly [number, number, number, number]): Record<string, string> {
  const { left, top, height } = rectInPercent(view, boxToRect(view, box));
  return { left: inside(left), top: inside(top + height / 2) };
}

function inside(percent: number): string {
  return `${String(Math.min(Math.max(percent, 1), 98))}%`;
}

import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import type { Box } from '../../core/findings/events.ts';
import { placesOfStretch, stretchOfRange, type PageOnScreen } from '../reading-room/select-stretch.ts';
import { touch } from '../reading-room/place-findings.ts';
import { announce } from '../ui/announcer.tsx';
import { copiedText } from './copied-text.ts';
import { placesOn, type Inspected } from './use-inspection.ts';

/** Says of text that is copied from the pages what cannot be seen of it, in the text itself and on screen. */
export function useCopiedText(
  pages: RefObject<ReadonlyMap<number, PageOnScreen>>,
  inspected: Inspected,
): { readonly said: readonly string[]; readonly forget: () => void } {
  const [said, setSaid] = useState<readonly string[]>([]);
  const copy = useEffectEvent((event: ClipboardEvent) => {
    const range =
      document.getSelection()?.rangeCount === 1 ? document.getSelection()?.getRangeAt(0) : undefined;
    if (range === undefined || range.collapsed || event.clipboardData === null) return;
    const touched = [...pages.current.values()]
      .toSorted((a, b) => a.number - b.number)
      .flatMap((page) => {
        const stretch = stretchOfRange(range, page);
        return stretch === null ? [] : [{ page, ...stretch }];
      });
    const text = touched.map(({ page, start, end }) => page.content.text.text.slice(start, end)).join('\n');
    const places = touched.flatMap(({ page, start, end }) => {
      const boxes: readonly Box[] = placesOfStretch(page, start, end);
      return placesOn(inspected, page.number).filter((place) => touch(place.boxes, boxes));
    });
    const copied = copiedText(text, places);
    setSaid(copied?.said ?? []);
    if (copied === null) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', copied.text);
    announce(`Copied: ${copied.said.join('; ')}`);
  });
  useEffect(() => {
    const listener = (event: ClipboardEvent): void => copy(event);
    document.addEventListener('copy', listener);
    return () => document.removeEventListener('copy', listener);
  }, []);
  return { said, forget: () => setSaid([]) };
}

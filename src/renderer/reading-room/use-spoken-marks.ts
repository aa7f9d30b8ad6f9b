import { useEffect, useId } from 'react';
import { partsOf } from '../pdf/page-text.ts';
import type { PlacedFinding } from './place-findings.ts';
import type { PageOnScreen } from './select-stretch.ts';

/**
 * Has who listens to a page's text hear where findings lie: their pieces of the text are marks, described by the
 * findings. Gives the id that a finding's description must have.
 */
export function useSpokenMarks(
  page: PageOnScreen | null,
  placed: readonly PlacedFinding[],
): (finding: string) => string {
  const prefix = useId();
  useEffect(() => {
    if (page === null) return;
    const described = new Map<HTMLElement, string[]>();
    for (const { finding, stretch } of placed) {
      if (stretch === null) continue;
      for (const { piece } of partsOf(page.content.text, stretch.start, stretch.end)) {
        const element = page.content.pieces[piece];
        if (element === undefined) continue;
        described.set(element, [...(described.get(element) ?? []), `${prefix}${finding.id}`]);
      }
    }
    for (const [element, ids] of described) {
      element.setAttribute('role', 'mark');
      element.setAttribute('aria-describedby', ids.join(' '));
    }
    return () => {
      for (const element of described.keys()) {
        // What pdf.js gives the pieces of a text layer.
        element.setAttribute('role', 'presentation');
        element.removeAttribute('aria-describedby');
      }
    };
  }, [page, placed, prefix]);
  return (finding) => `${prefix}${finding}`;
}

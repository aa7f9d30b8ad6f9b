import { counted } from '../../core/cases/summary.ts';
import type { DocumentCoverage } from '../../ipc/coverage-calls.ts';
import { unseenPages } from '../reading-room/unseen-pages.ts';

/** `Pages 14 to 19 were never shown`, or that this cannot be told; null where all pages were shown. */
export function neverShownInWords({ pages, shown }: DocumentCoverage): string | null {
  if (shown.length === 0) return 'No page was ever shown';
  if (pages === null) return `${counted(shown.length, 'page')} shown; how many it has is not known`;
  const unseen = unseenPages(new Set(shown), 1, pages);
  return unseen === null ? null : `${unseen.words} ${unseen.count === 1 ? 'was' : 'were'} never shown`;
}

/** How long something was on the screen, in whole minutes. */
export function minutesInWords(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  return minutes === 0 ? 'under a minute' : `${minutes.toLocaleString()} min`;
}

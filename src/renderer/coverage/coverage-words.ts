import type { DocumentCoverage } from '../../ipc/coverage-calls.ts';
import { unseenPages } from '../reading-room/unseen-pages.ts';

/** `Pages 14 to 19 were never shown`; null where all were, or their number is not known. */
export function neverShownInWords({ pages, shown }: DocumentCoverage): string | null {
  if (pages === null) return null;
  const unseen = unseenPages(new Set(shown), 1, pages);
  if (unseen === null) return null;
  return shown.length === 0
    ? 'No page was ever shown'
    : `${unseen.words} ${unseen.count === 1 ? 'was' : 'were'} never shown`;
}

/** How long something was on the screen, in whole minutes. */
export function minutesInWords(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  return minutes === 0 ? 'under a minute' : `${minutes.toLocaleString()} min`;
}

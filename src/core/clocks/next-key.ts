import type { NextClock } from '../cases/summary.ts';

/** Sorts cases by their next clock, as `byEnd` sorts clocks: hours that a rule fixes in an emergency, what is wanted at once, by the end; last, where nothing runs. */
export function nextKey(next: NextClock | null): string {
  if (next === null) return '9';
  if (next.isInHours) return `0${next.endsAt?.at ?? ''}`;
  return next.endsAt === null ? '1' : `2${next.endsAt.at}`;
}

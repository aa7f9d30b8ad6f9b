import type { DurationRecord } from './guideline.ts';

/** `25 days`, `1 month`. */
export function durationInWords(duration: DurationRecord): string {
  const parts = Object.entries(duration).map(([unit, count]) =>
    count === 1 ? `1 ${unit.slice(0, -1)}` : `${count} ${unit}`,
  );
  return parts.join(' and ');
}

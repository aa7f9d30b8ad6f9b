import type { Moment } from '../primitives.ts';

const minute = 60_000;
const day = 86_400_000;

/**
 * A date and time as a clock on the wall shows it, without its zone: the milliseconds since 1970-01-01T00:00 that a
 * clock in UTC would show the same at.
 */
export type WallTime = number;

const fixedOffset = /^([+-])(\d\d):(\d\d)$/;
const formats = new Map<string, Intl.DateTimeFormat | null>();

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = makeFormat(zone);
  formats.set(zone, format);
  return format;
}

function makeFormat(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
}

/** Whether this machine knows the zone; what it does not know is reckoned in UTC, and said to be. */
export function isKnownZone(zone: string): boolean {
  return fixedOffset.test(zone) || formatOf(zone) !== null;
}

/** Milliseconds that the zone's clock is ahead of UTC at an instant (milliseconds since 1970, UTC). */
export function offsetAt(zone: string, instant: number): number {
  const fixed = fixedOffset.exec(zone);
  if (fixed !== null)
    return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3])) * minute;
  const format = formatOf(zone);
  if (format === null) return 0;
  // Offsets have whole seconds, so the milliseconds of the instant are left out on both sides.
  const whole = Math.floor(instant / 1000) * 1000;
  return wallFromParts(format.formatToParts(whole)) - whole;
}

function wallFromParts(parts: readonly Intl.DateTimeFormatPart[]): WallTime {
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? '0');
  const beforeChrist = parts.some((part) => part.type === 'era' && part.value.startsWith('B'));
  const year = beforeChrist ? 1 - value('year') : value('year');
  // Date.UTC would take the years 0 to 99 for 1900 to 1999.
  const date = new Date(0);
  date.setUTCFullYear(year, value('month') - 1, value('day'));
  date.setUTCHours(value('hour'), value('minute'), value('second'));
  return date.getTime();
}

export function wallTimeOf(zone: string, instant: number): WallTime {
  return instant + offsetAt(zone, instant);
}

/**
 * The first instant at which the zone's clock shows `wall` or later. Of a time that comes twice (clocks go back) that is
 * the first, of one that is left out (clocks go forward, a day is skipped) the moment of the jump. So later wall times
 * never give earlier instants.
 */
export function instantOf(zone: string, wall: WallTime): number {
  // No offset is above 26 hours, so what holds at these instants holds around `wall`.
  const around = [wall - 26 * 60 * minute, wall, wall + 26 * 60 * minute];
  const offsets = new Set(around.map((instant) => offsetAt(zone, instant)));
  const [first] = [...offsets]
    .map((offset) => wall - offset)
    .filter((instant) => wallTimeOf(zone, instant) === wall)
    .toSorted((a, b) => a - b);
  return first ?? jumpOver(zone, wall);
}

/** By halving: the first instant whose wall time is past `wall`, which no instant has. */
function jumpOver(zone: string, wall: WallTime): number {
  let before = wall - day * 2;
  let after = wall + day * 2;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (wallTimeOf(zone, middle) < wall) before = middle;
    else after = middle;
  }
  return after;
}

/** The calendar day (`2026-11-22`) that the zone's clock shows at an instant. */
export function dayOf(zone: string, instant: number): string {
  return new Date(wallTimeOf(zone, instant)).toISOString().slice(0, 10);
}

/** The same of a moment, where its own zone's clock stood. */
export function dayOfMoment({ at, zone }: Moment): string {
  return dayOf(zone, Date.parse(at));
}

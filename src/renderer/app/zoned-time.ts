import type { Moment } from '../../core/primitives.ts';

const minute = 60_000;
const offsetZone = /^([+-])(\d\d):(\d\d)$/;

/** Minutes that a zone's clock is ahead of UTC at an instant. A zone that this machine does not know counts as UTC. */
export function offsetMinutes(zone: string, instant: number): number {
  const fixed = offsetZone.exec(zone);
  if (fixed !== null) {
    return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3]));
  }
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    const part = Object.fromEntries(
      format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day = 1, hour = 0, minute: minutes = 0, second = 0 } = part;
    return Math.round((Date.UTC(year, month - 1, day, hour, minutes, second) - instant) / minute);
  } catch {
    return 0;
  }
}

/** What a clock in `zone` shows, as `<input type=datetime-local>` takes it: `2026-11-22T07:29`. */
export function instantToLocal(at: string, zone: string): string {
  const instant = Date.parse(at);
  return new Date(instant + offsetMinutes(zone, instant) * minute).toISOString().slice(0, 16);
}

/**
 * The instant at which a clock in `zone` shows `local`; null if `local` is no date and time. Of a time that comes
 * twice (clocks go back) it is the first, of one that is left out it is the same distance after the jump.
 */
export function localToInstant(local: string, zone: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local)) return null;
  const wall = Date.parse(`${local.slice(0, 16)}:00.000Z`);
  if (Number.isNaN(wall)) return null;
  const before = offsetMinutes(zone, wall - 24 * 60 * minute);
  const after = offsetMinutes(zone, wall + 24 * 60 * minute);
  const [first = wall] = [before, after]
    .map((offset) => wall - offset * minute)
    .filter((instant) => instant + offsetMinutes(zone, instant) * minute === wall)
    .toSorted((a, b) => a - b);
  const skipped = first === wall && offsetMinutes(zone, wall) !== 0;
  return new Date(skipped ? wall - before * minute : first).toISOString();
}

/** The zone that this machine is in. */
export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Every zone that may be chosen, with `also` among them. */
export function zonesToChoose(also: string): readonly string[] {
  return [...new Set([localZone(), 'UTC', also, ...Intl.supportedValuesOf('timeZone')])];
}

function formatted(moment: Moment, options: Intl.DateTimeFormatOptions): string {
  const instant = Date.parse(moment.at);
  const shifted = instant + offsetMinutes(moment.zone, instant) * minute;
  return new Intl.DateTimeFormat(undefined, { ...options, timeZone: 'UTC' }).format(shifted);
}

/** `3 Mar 2027`, by the clock of the moment's own zone. */
export function dayInWords(moment: Moment): string {
  return formatted(moment, { dateStyle: 'medium' });
}

/** `3 Mar 2027, 16:12 (Europe/Berlin)`; the zone is named where it is not this machine's. */
export function momentInWords(moment: Moment): string {
  const when = formatted(moment, { dateStyle: 'medium', timeStyle: 'short' });
  return moment.zone === localZone() ? when : `${when} (${moment.zone})`;
}

/** A calendar day (`2026-11-22`) in the person's own way of writing it. */
export function calendarDayInWords(day: string): string {
  return dayInWords({ at: `${day}T00:00:00.000Z`, zone: 'UTC' });
}

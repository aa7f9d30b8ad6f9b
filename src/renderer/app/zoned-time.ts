import { instantOf, offsetAt, wallTimeOf } from '../../core/clocks/zoned-time.ts';
import type { Moment } from '../../core/primitives.ts';

/** What a clock in `zone` shows, as `<input type=datetime-local>` takes it: `2026-11-22T07:29`. */
export function instantToLocal(at: string, zone: string): string {
  return new Date(wallTimeOf(zone, Date.parse(at))).toISOString().slice(0, 16);
}

/**
 * The instant at which a clock in `zone` shows `local`; null if `local` is no date and time. Of a time that comes
 * twice (clocks go back) it is the first, of one that is left out the moment of the jump.
 */
export function localToInstant(local: string, zone: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local)) return null;
  const wall = Date.parse(`${local.slice(0, 16)}:00.000Z`);
  return Number.isNaN(wall) ? null : new Date(instantOf(zone, wall)).toISOString();
}

const longestJump = 26 * 3_600_000;

/** What is taken for a time that the zone's clocks skip or show twice, in a sentence; null for any other. */
export function takenInWords(local: string, zone: string): string | null {
  const at = localToInstant(local, zone);
  if (at === null) return null;
  const shown = instantToLocal(at, zone);
  if (shown !== local.slice(0, 16)) {
    return `The clocks in ${zone} skip this time. ${shown.slice(11)} is taken, when they jump.`;
  }
  const first = Date.parse(at);
  const back = offsetAt(zone, first) - offsetAt(zone, first + longestJump);
  return back > 0 && wallTimeOf(zone, first + back) === wallTimeOf(zone, first)
    ? `The clocks in ${zone} show this time twice. The first is taken, before they go back; for the second, write it in UTC.`
    : null;
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
  const wall = wallTimeOf(moment.zone, Date.parse(moment.at));
  return new Intl.DateTimeFormat(undefined, { ...options, timeZone: 'UTC' }).format(wall);
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

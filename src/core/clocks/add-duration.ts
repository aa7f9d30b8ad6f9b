import type { DurationRecord } from '../guidelines/guideline.ts';
import type { Moment } from '../primitives.ts';
import { instantOf, wallTimeOf, type WallTime } from './zoned-time.ts';

const day = 86_400_000;

/**
 * A moment some time on, in the zone of the start. Minutes and hours are absolute. Days and months are of the calendar
 * there: the day of the event is not counted, and the period ends when the clock shows the same time on its last day, or
 * would (see `instantOf`); of a month without that day, on its last day. Weekends and holidays count like other days.
 *
 * The counting is that of Fed. R. Crim. P. 45(a)(1) and Fed. R. Civ. P. 6(a)(1), and of Regulation (EEC, Euratom)
 * 1182/71, Article 3; those let a period run to the end of its last day, and past a holiday. What is given here is never
 * later than that, so nobody relies on hours that another may dispute. (From memory: unverified.)
 */
export function addDuration(start: Moment, duration: DurationRecord): Moment {
  const { minutes = 0, hours = 0, days = 0, months = 0 } = duration;
  const calendar = months === 0 ? addDays(start, days) : addDays(addMonths(start, months), days);
  const at = Date.parse(calendar.at) + (hours * 60 + minutes) * 60_000;
  return momentAt(at, start.zone);
}

/** Calendar days on, or back where `days` is below zero, at the same time of day. */
export function addDays(start: Moment, days: number): Moment {
  return days === 0 ? start : shifted(start, (wall) => wall + days * day);
}

/** Calendar months on, or back, on the same day of the month or the last that there is. */
export function addMonths(start: Moment, months: number): Moment {
  if (months === 0) return start;
  return shifted(start, (wall) => {
    const date = new Date(wall);
    const wanted = date.getUTCDate();
    date.setUTCDate(1);
    date.setUTCMonth(date.getUTCMonth() + months);
    const last = new Date(date);
    last.setUTCMonth(last.getUTCMonth() + 1, 0);
    date.setUTCDate(Math.min(wanted, last.getUTCDate()));
    return date.getTime();
  });
}

/** The first instant of a calendar day in a zone. */
export function startOfDay(calendarDay: string, zone: string): Moment {
  return momentAt(instantOf(zone, Date.parse(`${calendarDay}T00:00:00.000Z`)), zone);
}

function shifted(start: Moment, move: (wall: WallTime) => WallTime): Moment {
  return momentAt(instantOf(start.zone, move(wallTimeOf(start.zone, Date.parse(start.at)))), start.zone);
}

/** No calendar here goes on after this; what would is cut off, so that each moment has a year of four figures. */
const lastInstant = Date.parse('9999-12-31T23:59:59.999Z');

/** Whether a period would have gone on past the last moment that can be told. */
export function isCutOff({ at }: Moment): boolean {
  return Date.parse(at) >= lastInstant;
}

function momentAt(instant: number, zone: string): Moment {
  return { at: new Date(Math.min(instant, lastInstant)).toISOString(), zone };
}

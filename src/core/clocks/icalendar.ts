import { Failure } from '../failure.ts';
import { visibleText } from '../visible-text.ts';
import type { Clock } from './clock.ts';

/** One deadline as a calendar shows it. */
export interface CalendarItem {
  /** Opaque: a UUID or a digest in lower-case hexadecimal, the same on every export of the same clock. */
  readonly uid: string;
  readonly title: string;
  /** UTC, as in `primitives.utc`. */
  readonly at: string;
  /** Minutes before, one for each reminder. */
  readonly reminders: readonly number[];
}

/**
 * The deadline of a clock under an opaque title: its kind, and the start of the case's random id. Null for a clock that
 * has no end, was stopped, or waits for a reason. `uid` is for the caller to derive (a digest of case and clock), since core has no hash.
 */
export function calendarItem(clock: Clock, caseId: string, uid: string): CalendarItem | null {
  if (clock.endsAt === null || clock.stoppedBy !== null || clock.conditional) return null;
  const hours = Date.parse(clock.endsAt.at) - Date.parse(clock.startsAt.at) <= 86_400_000;
  return {
    uid,
    title: `Redrope ${caseId.slice(0, 8)}: ${clock.label}`,
    at: clock.endsAt.at,
    reminders: hours ? [60] : [24 * 60, 4 * 60],
  };
}

/**
 * The items as an iCalendar stream (RFC 5545), CRLF and folded at 75 octets; `stamp` is when it is made (UTC). Throws a
 * Failure `nothing-to-export` without items, since a calendar needs a component, and `invalid-input` on a UID that is
 * not opaque.
 */
export function iCalendar(items: readonly CalendarItem[], stamp: string): string {
  if (items.length === 0) throw new Failure('nothing-to-export', 'There is no deadline to export.');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Redrope//Redrope//EN',
    'CALSCALE:GREGORIAN',
    ...items.flatMap((item) => eventLines(item, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines({ uid, title, at, reminders }: CalendarItem, stamp: string): readonly string[] {
  if (!/^[0-9a-f-]{16,128}$/.test(uid)) {
    throw new Failure('invalid-input', 'The uid must be hexadecimal digits and hyphens, 16 to 128.');
  }
  const summary = escaped(visibleText(title));
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${utcTime(stamp)}`,
    `DTSTART:${utcTime(at)}`,
    `SUMMARY:${summary}`,
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    ...reminders.flatMap((minutes) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${summary}`,
      `TRIGGER:-PT${minutes}M`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ];
}

/** `20261122T072954Z`; a part of a second is cut off, so a deadline is never shown later than it is. */
function utcTime(at: string): string {
  return `${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** TEXT, RFC 5545 section 3.3.11. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll(/\r\n|\r|\n/g, String.raw`\n`);
}

const encoder = new TextEncoder();

/** Lines of at most 75 octets, no character split (section 3.1). The blank that begins a further line counts. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}

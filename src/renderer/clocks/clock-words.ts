import { severityAt, type Severity } from '../../core/clocks/clock.ts';

export interface ClockWords {
  /** As short as the docket shows it: `38 min`, `1 d 6 h`, `overdue 2 h`. */
  readonly words: string;
  /** In full, for reading aloud: `due in 1 day 6 hours`. */
  readonly spoken: string;
  readonly urgency: Severity;
}

const minute = 60_000;
const hour = 60 * minute;

/** How long something runs already, to the minute within the first day: `1 h 38 min`. */
export function runningSince(at: string, now: Date): Pick<ClockWords, 'words' | 'spoken'> {
  const length = Math.max(0, now.getTime() - Date.parse(at));
  const hours = Math.floor(length / hour);
  if (hours === 0 || hours >= 24) return inWords(partsOf(length));
  return inWords([
    [hours, 'hour'],
    [Math.floor((length % hour) / minute), 'minute'],
  ]);
}

/** How long it is until `at`, or since it passed, in the two units that matter. */
export function clockUntil(at: string, now: Date): ClockWords {
  const left = Date.parse(at) - now.getTime();
  const urgency = severityAt({ at, zone: 'UTC' }, now.toISOString());
  const { words, spoken } = inWords(partsOf(Math.abs(left)));
  return left < 0
    ? { words: `overdue ${words}`, spoken: `overdue by ${spoken}`, urgency }
    : { words, spoken: `due in ${spoken}`, urgency };
}

function inWords(parts: readonly Part[]): Pick<ClockWords, 'words' | 'spoken'> {
  return {
    words: parts.map(([count, unit]) => `${count} ${unit === 'minute' ? 'min' : unit.charAt(0)}`).join(' '),
    spoken: parts.map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`).join(' '),
  };
}

type Part = readonly [count: number, unit: 'minute' | 'hour' | 'day'];

function partsOf(length: number): readonly Part[] {
  if (length < hour) return [[Math.max(1, Math.floor(length / minute)), 'minute']];
  const hours = Math.floor(length / hour);
  if (hours < 24) return [[hours, 'hour']];
  const days = Math.floor(hours / 24);
  const rest = hours % 24;
  return days < 3 && rest > 0
    ? [
        [days, 'day'],
        [rest, 'hour'],
      ]
    : [[days, 'day']];
}

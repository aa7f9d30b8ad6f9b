import { severityAt, type Clock, type Severity } from '../../core/clocks/clock.ts';
import { dayInWords, momentInWords } from '../app/zoned-time.ts';
import { clockUntil } from './clock-words.ts';

const FAR_MS = 45 * 86_400_000;

/** What runs and has not lapsed, in the order given. What waits for an answer stays, overdue or not. */
export function runningClocks(clocks: readonly Clock[], now: Date): readonly Clock[] {
  return clocks.filter(
    ({ stoppedBy, conditional, endsAt, endsWith }) =>
      stoppedBy === null &&
      !conditional &&
      (endsWith !== 'time' || endsAt === null || Date.parse(endsAt.at) >= now.getTime()),
  );
}

export interface EndWords {
  /** `2 d 8 h`, `Mar 3, 2027`, `at once`, `no date given`. */
  readonly words: string;
  readonly severity: Severity;
  /** In full. */
  readonly title: string;
}

/** How near the end of a clock is: as a length while it is near, as a day where it is far. */
export function endInWords({ endsAt, severity }: Pick<Clock, 'endsAt' | 'severity'>, now: Date): EndWords {
  if (endsAt === null) {
    return severity === 'now'
      ? { words: 'at once', severity, title: 'At once; no number is fixed.' }
      : { words: 'no date given', severity, title: 'No end date is known.' };
  }
  const left = Date.parse(endsAt.at) - now.getTime();
  return {
    words: left > FAR_MS ? dayInWords(endsAt) : clockUntil(endsAt.at, now).words,
    severity: severityAt(endsAt, now.toISOString()),
    title: momentInWords(endsAt),
  };
}

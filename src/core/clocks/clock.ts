import type { RuleCitation } from '../guidelines/guidelines.ts';
import type { Moment } from '../primitives.ts';

export type Severity = 'over' | 'now' | 'soon' | 'later';

/**
 * What ends a clock; until then it stays, overdue or not: the answer to the request, the follow-up review of an
 * emergency and nothing else, or the close of the case. With `time` it lapses by itself.
 */
export type ClockEnding = 'answer' | 'review' | 'close' | 'time';

/** One period that runs in a case. */
export interface Clock {
  /** The rule's id; where it runs for one demand, with that demand's place in the list. */
  readonly id: string;
  /** Names the kind of period, never a target. */
  readonly label: string;
  readonly startsAt: Moment;
  /** Null: at once without a number, or without an end; `notes` says which. */
  readonly endsAt: Moment | null;
  readonly severity: Severity;
  readonly basis: RuleCitation;
  /** The answer to an emergency for which a rule fixes hours or minutes. */
  readonly isInHours: boolean;
  readonly endsWith: ClockEnding;
  /** What the end means. */
  readonly effect: string;
  /** What a person should know or question: no end date, longer than a year, a renewal that does not count. */
  readonly notes: readonly string[];
  /** It bears on the case only where a reason is raised that nobody raised yet: shown, and counted nowhere. */
  readonly conditional: boolean;
  /** Why it no longer runs; null while it does. */
  readonly stoppedBy: string | null;
}

const hour = 3_600_000;

/** How near an end is: `now` within four hours, `soon` within two days. */
export function severityAt(endsAt: Moment, now: string): Severity {
  const left = Date.parse(endsAt.at) - Date.parse(now);
  if (left < 0) return 'over';
  if (left < 4 * hour) return 'now';
  return left < 48 * hour ? 'soon' : 'later';
}

/**
 * What runs out first comes first: the answer to an emergency for which a rule fixes hours, what is wanted at once, then by the end; without
 * an end, of a reason that nobody raised, or stopped comes last.
 */
export function byEnd(a: Clock, b: Clock): number {
  return rank(a) - rank(b) || compare(a.endsAt?.at ?? '', b.endsAt?.at ?? '') || compare(a.id, b.id);
}

function rank({ stoppedBy, conditional, isInHours, endsAt, severity }: Clock): number {
  if (stoppedBy !== null) return 5;
  if (conditional) return 4;
  if (isInHours) return 0;
  if (endsAt !== null) return 2;
  return severity === 'now' ? 1 : 3;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

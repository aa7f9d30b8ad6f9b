import type { RuleOf } from '../guidelines/guideline.ts';
import type { ApplicableRule } from '../guidelines/guidelines.ts';
import { dataCategories } from '../legal-basis.ts';
import type { Moment } from '../primitives.ts';
import type { DemandTerms } from '../requests/events.ts';
import { addDays, addDuration, startOfDay } from './add-duration.ts';
import { severityAt, type Clock } from './clock.ts';

/** A preservation in force for some accounts, known from a linked case. */
export interface LinkedPreservation {
  /** The company's own reference of that case. */
  readonly reference: string;
  readonly received: Moment;
  /** Null: it does not run out. */
  readonly endsAt: Moment | null;
  readonly identifiers: readonly string[];
}

/**
 * Records that exist for some days only race whoever asks for them: two clocks for each demand, when the first of the
 * demanded records go and when the last are gone. A preservation of all the demand's accounts stops them.
 */
export function retentionClocks(
  rules: readonly ApplicableRule<RuleOf<'retention'>>[],
  demands: readonly DemandTerms[],
  preservations: readonly LinkedPreservation[],
  received: Moment | null,
  now: string,
): readonly Clock[] {
  return demands.flatMap((demand, index) =>
    rules
      .filter(({ rule }) => rule.data.includes(demand.data))
      .flatMap((applicable) => raceOf(applicable, demand, index, preservations, received, now)),
  );
}

function raceOf(
  { rule, citation }: ApplicableRule<RuleOf<'retention'>>,
  demand: DemandTerms,
  index: number,
  preservations: readonly LinkedPreservation[],
  received: Moment | null,
  now: string,
): readonly Clock[] {
  const zone = received?.zone ?? 'UTC';
  const what = dataCategories.labels[demand.data];
  const first = demand.from === null ? null : startOfDay(demand.from, zone);
  const last = demand.to === null ? received : addDays(startOfDay(demand.to, zone), 1);
  const clock = (part: 'first' | 'last', recorded: Moment): Clock => {
    const endsAt = addDuration(recorded, rule.keeps);
    return {
      id: `${rule.id}:${index}:${part}`,
      label: part === 'first' ? `${what}: the first records go` : `${what}: the last records go`,
      startsAt: recorded,
      endsAt,
      severity: severityAt(endsAt, now),
      basis: citation,
      isInHours: false,
      endsWith: 'time',
      effect:
        part === 'first'
          ? 'From here on demanded records are lost day by day.'
          : 'None of the demanded records is left.',
      notes:
        part === 'last' && first === null
          ? ['No first day is demanded: the oldest records are lost day by day already.']
          : [],
      conditional: false,
      stoppedBy: stopped(demand, endsAt, preservations, now),
    };
  };
  return [
    ...(first === null ? [] : [clock('first', first)]),
    ...(last === null || (first !== null && last.at < first.at) ? [] : [clock('last', last)]),
  ];
}

function stopped(
  { identifiers }: DemandTerms,
  endsAt: Moment,
  preservations: readonly LinkedPreservation[],
  now: string,
): string | null {
  const holding = preservations.find(
    (preservation) =>
      identifiers.length > 0 &&
      identifiers.every((identifier) => preservation.identifiers.includes(identifier)) &&
      preservation.received.at <= endsAt.at &&
      (preservation.endsAt === null || preservation.endsAt.at >= now),
  );
  return holding === undefined ? null : `Preserved under ${holding.reference}.`;
}

import type { CaseState, Decision, Demand } from '../cases/case-state.ts';
import {
  decidedTwice,
  disagreements,
  isOutdated,
  standingDecisions,
  standingDemands,
} from '../cases/case-state.ts';
import { leftToDo } from '../cases/conflicts-in-words.ts';
import type { Clock } from '../clocks/clock.ts';
import type { DecisionBasis } from '../evidence/commands.ts';
import type { Disposition } from '../legal-basis.ts';
import type { Moment } from '../primitives.ts';
import type { LetterTexts } from './letter-texts.ts';

/** What a letter is composed from. */
export interface LetterGround extends DecisionBasis {
  readonly state: CaseState;
  readonly clocks: readonly Clock[];
  readonly now: Moment;
  /** Who writes. */
  readonly sender: string;
  readonly texts: LetterTexts;
}

export interface DecidedDemand {
  readonly demand: Demand;
  readonly decision: Decision;
}

/** The demands on which one decision stands that speaks of them as they are now. */
export function decidedDemands(
  state: CaseState,
  dispositions: readonly Disposition[],
): readonly DecidedDemand[] {
  return standingDemands(state).flatMap((demand) => {
    const [decision, ...others] = standingDecisions(state, demand.id);
    if (decision === undefined || others.length > 0 || isOutdated(decision, demand)) return [];
    return dispositions.includes(decision.position.disposition) ? [{ demand, decision }] : [];
  });
}

/** Why nothing may be told of decisions yet; null where it may. */
export function whyUndecided(state: CaseState): string | null {
  if (disagreements(state).length > 0) return 'Decisions disagree. Settle them first.';
  const [twice] = decidedTwice(state);
  if (twice !== undefined)
    return `Several people decided alike on a demand, and their decisions all stand. ${leftToDo(state, twice, standingDecisions(state, twice.id))}`;
  const demands = standingDemands(state);
  if (demands.length === 0) return 'What it demands is not recorded. Record it, and decide it, first.';
  const open = demands.filter(({ id }) => standingDecisions(state, id).length === 0).length;
  if (open > 0)
    return `${open} of ${demands.length} demands ${open === 1 ? 'is' : 'are'} undecided. Sign a decision on ${open === 1 ? 'it' : 'each'} first.`;
  const outdated = demands.some((demand) =>
    standingDecisions(state, demand.id).some((decision) => isOutdated(decision, demand)),
  );
  return outdated ? 'A demand changed since it was decided. Decide it again.' : null;
}

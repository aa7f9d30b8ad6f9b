import { changedEvidence, evidenceNotWorkedOut } from '../../core/decisions/changed-evidence.ts';
import {
  decidedAlike,
  disagreements,
  standingByDemand,
  standingDemands,
} from '../../core/cases/case-state.ts';
import { counted } from '../../core/cases/summary.ts';
import { runningClocks, endInWords } from '../clocks/running-clocks.ts';
import type { CaseView } from '../../ipc/views.ts';
import type { LifeAct } from './life-acts.ts';

/** What the act leaves open or rests on though it changed, in sentences for whoever is about to do it; most have nothing. */
export function stillOpen(
  act: LifeAct,
  { state, review, signed }: Pick<CaseView, 'state' | 'review' | 'signed'>,
  now: Date,
): readonly string[] {
  if (act !== 'close' && act !== 'respond') return [];
  const changed = new Set(changedEvidence(state, signed).map(({ decision }) => decision.entry)).size;
  const unknown = evidenceNotWorkedOut(state, signed);
  const evidence = [
    ...(changed === 0
      ? []
      : [
          `The evidence of ${counted(changed, 'decision')} changed since ${changed === 1 ? 'it was' : 'they were'} signed.`,
        ]),
    ...(unknown === null ? [] : [unknown]),
  ];
  if (act === 'respond') return evidence;
  const demands = standingDemands(state);
  const standing = standingByDemand(state);
  const undecided = demands.filter(({ id }) => !standing.has(id)).length;
  const disputed = disagreements(state).length;
  const alike = decidedAlike(state).length;
  const running = runningClocks(review.clocks, now)
    .filter(({ endsAt, severity }) => endsAt !== null || severity === 'now')
    .map((clock) => `${clock.label}: ${endInWords(clock, now).words}.`);
  return [
    ...(undecided === 0
      ? []
      : [
          `${undecided} of ${counted(demands.length, 'demand')} ${undecided === 1 ? 'is' : 'are'} undecided.`,
        ]),
    ...(disputed === 0 ? [] : [`On ${counted(disputed, 'demand')} decisions disagree.`]),
    ...(alike === 0 ? [] : [`On ${counted(alike, 'demand')} several decisions stand that come to the same.`]),
    ...(state.end === null ? ['No response is recorded.'] : []),
    ...evidence,
    ...new Set(running),
  ];
}

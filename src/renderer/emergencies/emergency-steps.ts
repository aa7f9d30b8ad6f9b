import { isDecided, type CaseState } from '../../core/cases/case-state.ts';
import {
  releaseNeeds,
  standingCallBacks,
  unreviewedReleases,
} from '../../core/emergencies/emergency-state.ts';
import type { CaseReview } from '../../ipc/views.ts';

export interface EmergencyStep {
  readonly label: string;
  readonly done: boolean;
  /** Where it stands, in few words. */
  readonly words: string;
}

/** The way of an emergency from receipt to its review, and how far this one has come. */
export function emergencySteps(
  state: CaseState,
  { dependentCallBacks }: Pick<CaseReview, 'dependentCallBacks'>,
): readonly EmergencyStep[] {
  const calls = standingCallBacks(state).filter(({ entry }) => dependentCallBacks[entry] === undefined);
  const confirmed = calls.some(({ outcome }) => outcome === 'confirmed');
  const denied = calls.some(({ outcome }) => outcome === 'denied');
  const needs = releaseNeeds(state);
  const released = needs.filter(({ complete }) => complete).length;
  const decided = isDecided(state);
  const answered = state.end?.status === 'responded' || state.end?.status === 'closed';
  const due = unreviewedReleases(state).length > 0;
  return [
    {
      label: 'Called back',
      done: confirmed || denied,
      words: denied ? 'denied' : confirmed ? 'confirmed' : calls.length > 0 ? 'open' : 'not yet',
    },
    { label: 'Decided', done: decided, words: decided ? 'yes' : 'not yet' },
    {
      label: 'Released by two',
      done: decided && released === needs.length,
      words:
        needs.length === 0
          ? decided
            ? 'nothing is given'
            : 'not yet'
          : `${String(released)} of ${String(needs.length)}`,
    },
    { label: 'Answered', done: answered, words: answered ? 'yes' : 'not yet' },
    {
      label: 'Reviewed afterwards',
      done: !due && state.emergency.reviews.length > 0,
      words: due ? 'due' : state.emergency.reviews.length > 0 ? 'yes' : 'not yet',
    },
  ];
}

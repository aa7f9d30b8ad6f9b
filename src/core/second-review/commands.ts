import {
  isDecided,
  isOutdated,
  nameOf,
  standingDecisions,
  standingDemands,
  unapproved,
  type CaseState,
  type Decision,
} from '../cases/case-state.ts';
import { maxSuperseded, type Position } from '../decisions/events.ts';
import type { CaseEvent } from '../events.ts';
import { Failure } from '../failure.ts';
import { isOwnOf } from '../people/same-person.ts';
import {
  countsOn,
  isAsked,
  isSealed,
  mayApprove,
  mayReturn,
  type DecisionReview,
  type SecondReview,
} from './approval.ts';
import type { ReviewMode } from './events.ts';
import { overturns } from './overturned.ts';

export interface ReviewWish {
  readonly mode: ReviewMode;
  /** The key whose approval is wanted; null: any other key. */
  readonly by: string | null;
  readonly note: string;
}

/**
 * Asks for a second review, or for one by somebody else. Failures: `invalid-input` for one's own key; `refused` for a
 * blind one where something is in the open already, and where another mode stands, somebody is bound, or somebody else
 * asked for a blind one.
 */
export function askSecondReview(state: CaseState, wish: ReviewWish, me: string): readonly CaseEvent[] {
  const standing = state.secondReview;
  if (wish.by === me) {
    throw new Failure('invalid-input', 'Choose somebody else: nobody approves their own decisions.');
  }
  if (standing !== null && (standing.mode !== wish.mode || standing.commits.length > 0)) {
    throw refused(whyNotAnew(state, standing, wish.mode));
  }
  if (isSealed(standing) && standing.author !== me) {
    throw refused(
      `${nameOf(state, standing.author)} asked for a blind second review, and alone can ask anew.`,
    );
  }
  if (wish.mode === 'blind' && standing === null) {
    const why = whyNotBlind(state);
    if (why !== null) throw refused(why);
  }
  return [{ type: 'second-review-asked', ...wish }];
}

/** Why none of another mode, nor one after a blind one in which somebody is bound, can be asked for, in sentences. */
function whyNotAnew(state: CaseState, standing: SecondReview, mode: ReviewMode): string {
  const why = mode === 'blind' && standing.mode === 'open' ? whyNotBlind(state) : null;
  if (why !== null) return why;
  return whyNotRecall(state) === null
    ? 'A second review was asked for already. Take that back first.'
    : 'The second review that was asked for was answered, and stays on record: all that is decided is approved. Whoever approved a decision and doubts it can return it; then the request can be taken back, and another one be asked for.';
}

/** Why a blind review can't begin any more, in a sentence; null where it can. */
export function whyNotBlind({ findings, searches, overrides, decisions }: CaseState): string | null {
  if (findings.length + searches.length + overrides.length + decisions.length === 0) return null;
  return 'A blind review begins before the first finding: what is recorded here already would be seen by the other side. Ask for an open one.';
}

/** Takes one's request back. What one sealed oneself is open then. Failures: `refused` for another's and for one that was answered, `invalid-input`. */
export function recallSecondReview(state: CaseState, reason: string, me: string): readonly CaseEvent[] {
  const standing = state.secondReview;
  if (standing === null) throw refused('No second review was asked for.');
  if (standing.author !== me) {
    throw refused(`${nameOf(state, standing.author)} asked for it, and alone can take it back.`);
  }
  const why = whyNotRecall(state);
  if (why !== null) throw refused(why);
  if (reason.trim() === '') throw new Failure('invalid-input', 'Write the reason. Nothing was changed.');
  return [{ type: 'second-review-recalled', request: standing.entry, reason }];
}

/** Why the request can't be taken back any more, in a sentence; null where it can. */
export function whyNotRecall(state: CaseState): string | null {
  return isDecided(state) && unapproved(state).length === 0
    ? 'It was answered: another reviewer approved all that is decided. That stays on record, so there is nothing to take back.'
    : null;
}

/** Why one can't bind oneself yet, in a sentence; null where one can. */
export function whyNotCommit(state: CaseState, me: string): string | null {
  const standing = state.secondReview;
  if (!isSealed(standing)) return 'There is no blind review that waits for anybody.';
  const { by, commits } = standing;
  if (commits.some(({ author }) => isOwnOf(state, me, author)))
    return 'You have committed your side already.';
  if (by !== null && !isAsked(standing, me) && commits.some(({ author }) => !isAsked(standing, author))) {
    return `The other side is that of ${nameOf(state, by)}.`;
  }
  const demands = standingDemands(state);
  const isDone = demands.every((demand) =>
    standingDecisions(state, demand.id).some(
      (decision) => decision.author === me && !isOutdated(decision, demand),
    ),
  );
  return demands.length > 0 && isDone ? null : 'Decide on every demand before you commit.';
}

/** Binds oneself to what one has sealed, of which `head` is the last entry. Failure `refused`. */
export function commitSealed(state: CaseState, head: string | null, me: string): readonly CaseEvent[] {
  const why = whyNotCommit(state, me);
  if (why !== null || state.secondReview === null) throw refused(why ?? 'No second review was asked for.');
  if (head === null) throw refused('You have nothing sealed.');
  return [{ type: 'second-review-committed', request: state.secondReview.entry, head }];
}

/**
 * Approves decisions of others, named by their entries; own ones on the same demands are given up for them. Failure
 * `refused` for one's own decision, for one that does not stand, is outdated, was approved by them before, or returned
 * with another key of theirs, and where somebody else was named.
 */
export function approveDecisions(
  state: CaseState,
  entries: readonly string[],
  note: string,
  me: string,
): readonly CaseEvent[] {
  const approved = entries.map((entry) => reviewable(state, entry, me));
  if (!approved.every((decision) => mayApprove(state, decision, me))) {
    throw refused(
      'Whoever signed this decision says that your key was theirs before, so your approval would not count. You can return it.',
    );
  }
  const given = approved
    .flatMap(({ position }) => standingDecisions(state, position.demand))
    .filter(({ author }) => author === me);
  const returned = approved.find((decision) => isReturnedElsewhere(state, decision, me));
  if (returned !== undefined) {
    throw refused(
      `You returned the decision ${returned.entry.slice(0, 16)} with another key of yours, which alone can take that back. It waits to be made anew.`,
    );
  }
  const before = approved.find(
    (decision) =>
      verdictBy(state, decision, me) === 'approved' &&
      given.every(({ position }) => position.demand !== decision.position.demand),
  );
  if (before !== undefined) {
    throw refused(`You approved the decision ${before.entry.slice(0, 16)} already, and that stands.`);
  }
  const supersedes = [...new Set(given.map(({ entry }) => entry))].toSorted().slice(0, maxSuperseded);
  return [{ type: 'decisions-approved', decisions: [...new Set(entries)], supersedes, note }];
}

/** Sends decisions of others back to be made anew. Failures as of `approveDecisions`; `refused` for one returned before; `invalid-input` without a reason. */
export function returnDecisions(
  state: CaseState,
  entries: readonly string[],
  reason: string,
  me: string,
): readonly CaseEvent[] {
  for (const entry of entries) {
    const before = ownReviews(state, reviewable(state, entry, me), me).find(
      ({ verdict }) => verdict === 'returned',
    );
    if (before !== undefined) {
      throw refused(
        `You returned the decision ${entry.slice(0, 16)} already, with the reason “${before.words}”, and it waits to be made anew.`,
      );
    }
  }
  if (reason.trim() === '') throw new Failure('invalid-input', 'Write the reason. Nothing was changed.');
  return [{ type: 'decisions-returned', decisions: [...new Set(entries)], reason }];
}

/** What a person's word on a decision comes to, under whichever key they gave it; null where they gave none that counts. */
export function verdictBy(
  state: CaseState,
  decision: Decision,
  me: string,
): DecisionReview['verdict'] | null {
  const own = ownReviews(state, decision, me);
  if (own.some(({ verdict }) => verdict === 'returned')) return 'returned';
  return own.length > 0 ? 'approved' : null;
}

/** Whether a person returned a decision with another key of theirs: an approval with this one does not take that back. */
export function isReturnedElsewhere(state: CaseState, decision: Decision, me: string): boolean {
  return ownReviews(state, decision, me).some(
    ({ author, verdict }) => verdict === 'returned' && author !== me,
  );
}

function ownReviews(state: CaseState, decision: Decision, me: string): readonly DecisionReview[] {
  return decision.reviews.filter(
    (review) => isOwnOf(state, me, review.author) && countsOn(state, decision, review),
  );
}

/** The standing decisions that a key may return now; those it may approve are among them. */
export function reviewableBy(state: CaseState, me: string): readonly Decision[] {
  if (state.end !== null || isSealed(state.secondReview)) return [];
  return standingDemands(state)
    .flatMap((demand) =>
      standingDecisions(state, demand.id).filter((decision) => !isOutdated(decision, demand)),
    )
    .filter((decision) => mayReturn(state, decision, me));
}

function reviewable(state: CaseState, entry: string, me: string): Decision {
  const found = reviewableBy(state, me).find((decision) => decision.entry === entry);
  if (found !== undefined) return found;
  const decision = state.decisions.find((one) => one.entry === entry);
  if (decision !== undefined && isOwnOf(state, me, decision.author)) {
    throw refused(
      'You signed this decision yourself. Another reviewer, with another key, has to approve it.',
    );
  }
  throw refused(
    'This decision is not for you to approve or return: it does not stand any more, or another reviewer was asked.',
  );
}

/** What a decision that overturns another person's still needs while a second review stands; null if nothing. */
export function lackingToOverturn(state: CaseState, position: Position, me: string): string | null {
  if (state.secondReview === null || position.rationale.trim() !== '') return null;
  const demand = state.demands.find(({ id }) => id === position.demand);
  if (demand === undefined) return null;
  const signed = { author: me, position, terms: demand.terms };
  return standingDecisions(state, demand.id).some((earlier) => overturns(state, signed, earlier))
    ? 'Write why you decide otherwise: this overturns the decision of another reviewer.'
    : null;
}

function refused(why: string): Failure {
  return new Failure('refused', `${why} Nothing was recorded.`);
}

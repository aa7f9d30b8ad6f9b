import type { CaseState } from '../../core/cases/case-state.ts';
import type { CaseEvent } from '../../core/events.ts';
import {
  approveDecisions,
  askSecondReview,
  commitSealed,
  recallSecondReview,
  returnDecisions,
} from '../../core/second-review/commands.ts';
import type { Handlers } from '../../ipc/call.ts';
import type { secondReviewCalls } from '../../ipc/second-review-calls.ts';
import { caseState, recordEvents } from '../ledger-store.ts';
import { introducedTo } from '../people/introduction.ts';
import type { Vault } from '../vault.ts';
import { openSide } from './open-side.ts';
import { sealedHead } from './sealed-side.ts';

/** The calls by which a second review is asked for and made. */
export function secondReviewHandlers(vault: () => Vault): Handlers<typeof secondReviewCalls> {
  const record = (caseId: string, command: (state: CaseState, me: string) => readonly CaseEvent[]) => {
    const { db, identity } = vault();
    recordEvents(vault(), caseId, command(introducedTo(vault(), caseState(db, caseId)), identity.key));
    return null;
  };
  return {
    'secondReview.ask': ({ case: caseId, ...wish }) =>
      record(caseId, (state, me) => askSecondReview(state, wish, me)),
    'secondReview.recall': (input) =>
      record(input.case, (state, me) => recallSecondReview(state, input.reason, me)),
    'secondReview.commit': (input) =>
      record(input.case, (state, me) => commitSealed(state, sealedHead(vault().db, state), me)),
    'secondReview.open': (input) => {
      openSide(vault(), input.case);
      return null;
    },
    'secondReview.approve': (input) =>
      record(input.case, (state, me) => approveDecisions(state, input.decisions, input.note, me)),
    'secondReview.return': (input) =>
      record(input.case, (state, me) => returnDecisions(state, input.decisions, input.reason, me)),
  };
}

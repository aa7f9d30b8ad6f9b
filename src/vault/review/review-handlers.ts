import type { CaseState } from '../../core/cases/case-state.ts';
import {
  closeCase,
  extendPreservation,
  linkCase,
  reopen,
  respond,
  unlinkCase,
  withdrawRequest,
} from '../../core/cases/life-cycle.ts';
import { recordMoment, recordRenewal, withdrawRenewal } from '../../core/clocks/commands.ts';
import { requireAsShown, signDecision } from '../../core/decisions/commands.ts';
import type { CaseEvent } from '../../core/events.ts';
import { overrideGate, searchElement } from '../../core/evidence/commands.ts';
import { Failure } from '../../core/failure.ts';
import { lackingToOverturn } from '../../core/second-review/commands.ts';
import { secondReviewRule } from '../../core/second-review/demanded.ts';
import type { Handlers } from '../../ipc/call.ts';
import type { VaultContract } from '../../ipc/contract.ts';
import { isHere } from '../case-projection.ts';
import { guidelinesOf } from '../guidelines/guideline-store.ts';
import { caseState, recordEvents } from '../ledger-store.ts';
import type { Session } from '../session.ts';
import { decisionBasis, extractionOf } from './decision-basis.ts';

type ReviewCall =
  | 'elements.search'
  | 'gate.override'
  | 'moments.record'
  | 'renewals.record'
  | 'renewals.withdraw'
  | 'cases.link'
  | 'cases.extend'
  | 'cases.unlink'
  | 'cases.respond'
  | 'cases.close'
  | 'cases.withdraw'
  | 'cases.reopen'
  | 'decisions.sign';

/** The calls by which evidence is completed, a decision is signed, and a case goes its way. */
export function reviewHandlers(session: () => Session): Pick<Handlers<VaultContract>, ReviewCall> {
  const record = (caseId: string, command: (state: CaseState) => readonly CaseEvent[]) => {
    const { vault } = session();
    recordEvents(vault, caseId, command(caseState(vault.db, caseId)));
    return null;
  };
  const basisOf = (state: CaseState) => {
    const { vault, reading } = session();
    return decisionBasis(vault.db, state, (sha256) => extractionOf(reading, sha256));
  };
  const ruleOf = (state: CaseState) => {
    const { guidelines, on } = basisOf(state);
    return secondReviewRule(guidelines, state, on);
  };
  return {
    'elements.search': (input) =>
      record(input.case, (state) =>
        searchElement(state, input.element, input.pages, input.note, basisOf(state).documents, input),
      ),
    'gate.override': (input) =>
      record(input.case, (state) => overrideGate(input.elements, input.reason, { state, concern: input })),
    'moments.record': (input) => record(input.case, (state) => recordMoment(state, input.fact, input.moment)),
    'renewals.record': (input) => record(input.case, (state) => recordRenewal(state, input.moment)),
    'renewals.withdraw': (input) =>
      record(input.case, (state) => withdrawRenewal(state, input.moment, input.reason)),
    'cases.link': (input) => {
      if (!isHere(session().vault.db, input.other)) throw unknownCase();
      return record(input.case, (state) => linkCase(state, input.other, input.kind));
    },
    'cases.extend': (input) => {
      const { vault } = session();
      const both = extendPreservation(
        caseState(vault.db, input.case),
        caseState(vault.db, input.earlier),
        guidelinesOf(vault.db).guidelines,
      );
      // Said twice it changes nothing, so what a failure in between leaves is completed by saying it again.
      recordEvents(vault, input.earlier, both.earlier);
      recordEvents(vault, input.case, both.own);
      return null;
    },
    'cases.unlink': (input) => record(input.case, (state) => unlinkCase(state, input.other, input.reason)),
    'cases.respond': (input) =>
      record(input.case, (state) => respond(state, input.note, ruleOf(state), basisOf(state))),
    'cases.close': (input) => record(input.case, (state) => closeCase(state, input.reason)),
    'cases.withdraw': (input) => record(input.case, (state) => withdrawRequest(state, input.reason)),
    'cases.reopen': (input) => record(input.case, (state) => reopen(state, input.reason)),
    'decisions.sign': (input) => {
      const { vault } = session();
      const state = caseState(vault.db, input.case);
      requireAsShown(state, input.position.demand, input.terms);
      const lacking = lackingToOverturn(state, input.position, vault.identity.key);
      if (lacking !== null) throw new Failure('decision-incomplete', lacking);
      const events = signDecision(state, input.position, basisOf(state));
      const entry = recordEvents(vault, input.case, events).at(-1);
      if (entry === undefined) throw new Failure('internal', 'The decision gave no entry.');
      return { entry };
    },
  };
}

function unknownCase(): Failure {
  return new Failure('case-unknown', 'This vault has no such case. Nothing was changed.');
}

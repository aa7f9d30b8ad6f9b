import type { CaseState } from '../../core/cases/case-state.ts';
import {
  confirmNoEmergency,
  recordCallBack,
  reviewEmergency,
  signRelease,
  withdrawCallBack,
  withdrawRelease,
} from '../../core/emergencies/commands.ts';
import type { CaseEvent } from '../../core/events.ts';
import { disregardDemand, locateDemand, restoreDemand } from '../../core/requests/commands.ts';
import type { Handlers } from '../../ipc/call.ts';
import type { VaultContract } from '../../ipc/contract.ts';
import type { demandCalls, emergencyCalls } from '../../ipc/emergency-calls.ts';
import { introducedTo } from '../people/introduction.ts';
import { caseState, recordEvents } from '../ledger-store.ts';
import { decisionBasis, extractionOf } from '../review/decision-basis.ts';
import type { Session } from '../session.ts';
import { compareNumber } from './compare-number.ts';

type EmergencyCall = keyof typeof emergencyCalls | keyof typeof demandCalls;

/** The calls by which an emergency is verified, released and reviewed, and demands of a cover sheet are disregarded. */
export function emergencyHandlers(session: () => Session): Pick<Handlers<VaultContract>, EmergencyCall> {
  const record = (caseId: string, command: (state: CaseState) => readonly CaseEvent[]) => {
    const { vault } = session();
    recordEvents(vault, caseId, command(introducedTo(vault, caseState(vault.db, caseId))));
    return null;
  };
  const basisOf = (state: CaseState) => {
    const { vault, reading } = session();
    return decisionBasis(vault.db, state, (sha256) => extractionOf(reading, sha256));
  };
  const compared = (state: CaseState, number: string) =>
    compareNumber(session().vault.db, state, basisOf(state).documents, number);
  const ownKey = () => session().vault.signer.author;
  return {
    'callBacks.compare': (input) => compared(caseState(session().vault.db, input.case), input.number),
    'callBacks.record': (input) =>
      record(input.case, (state) => recordCallBack(input.callBack, compared(state, input.callBack.number))),
    'callBacks.withdraw': (input) =>
      record(input.case, (state) => withdrawCallBack(state, input.callBack, input.reason)),
    'releases.sign': (input) =>
      record(input.case, (state) => signRelease(state, ownKey(), input.release, basisOf(state))),
    'releases.withdraw': (input) =>
      record(input.case, (state) => withdrawRelease(state, ownKey(), input.release, input.reason)),
    'emergencies.confirmNone': (input) => record(input.case, (state) => confirmNoEmergency(state, ownKey())),
    'emergencies.review': (input) =>
      record(input.case, (state) => reviewEmergency(state, input.outcome, input.note)),
    'demands.locate': (input) =>
      record(input.case, (state) => locateDemand(state, input.demand, input.places)),
    'demands.disregard': (input) =>
      record(input.case, (state) => disregardDemand(state, input.demand, input.reason)),
    'demands.restore': (input) =>
      record(input.case, (state) => restoreDemand(state, input.demand, input.reason)),
  };
}

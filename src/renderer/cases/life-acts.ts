import { statusOf, type CaseState } from '../../core/cases/case-state.ts';
import { call } from '../app/client.ts';

/** An act by which a case leaves the review, or comes back into it. */
export type LifeAct = 'respond' | 'close' | 'withdraw' | 'reopen';

export interface LifeActWords {
  readonly id: LifeAct;
  /** In the menu and among the commands. */
  readonly label: string;
  readonly title: string;
  /** What it means. */
  readonly about: string;
  readonly field: string;
  readonly action: string;
  readonly needsReason: boolean;
}

export const lifeActs: Readonly<Record<LifeAct, LifeActWords>> = {
  respond: {
    id: 'respond',
    label: 'Record the response',
    title: 'Record the response',
    about:
      'The decisions were told to whoever requests. What waits for the answer stops; preservation and nondisclosure run on. Redrope sends nothing.',
    field: 'Note',
    action: 'Record the response',
    needsReason: false,
  },
  close: {
    id: 'close',
    label: 'Close the case',
    title: 'Close the case?',
    about:
      'Every clock stops, but for the follow-up review of an emergency, and the case becomes read-only. Close it once nothing is to come, such as the notice to the user when a nondisclosure ends. It can be reopened with a reason.',
    field: 'Reason',
    action: 'Close the case',
    needsReason: true,
  },
  withdraw: {
    id: 'withdraw',
    label: 'Record that the request was withdrawn',
    title: 'Was the request withdrawn?',
    about:
      'Whoever requested took it back. Every clock stops and the case becomes read-only. It can be reopened with a reason.',
    field: 'How it was withdrawn',
    action: 'Record the withdrawal',
    needsReason: true,
  },
  reopen: {
    id: 'reopen',
    label: 'Reopen the case',
    title: 'Reopen the case?',
    about:
      'The review goes on, and the clocks run again. What was decided stands until somebody decides anew.',
    field: 'Reason',
    action: 'Reopen the case',
    needsReason: true,
  },
};

/** What may be done now; `respond` only once every demand is decided, and approved where a second review was asked for. */
export function lifeActsNow(state: CaseState): readonly LifeAct[] {
  if (state.end === null) {
    return statusOf(state) === 'decided' ? ['respond', 'close', 'withdraw'] : ['close', 'withdraw'];
  }
  return state.end.status === 'responded' ? ['close', 'withdraw', 'reopen'] : ['reopen'];
}

export function recordLifeAct(act: LifeAct, caseId: string, words: string): Promise<null> {
  switch (act) {
    case 'respond':
      return call('cases.respond', { case: caseId, note: words });
    case 'close':
      return call('cases.close', { case: caseId, reason: words });
    case 'withdraw':
      return call('cases.withdraw', { case: caseId, reason: words });
    case 'reopen':
      return call('cases.reopen', { case: caseId, reason: words });
  }
}

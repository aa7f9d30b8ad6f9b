import * as fc from 'fast-check';
import { projectCase } from '../../../src/core/cases/projection.ts';
import { standingDemands, standingFindings } from '../../../src/core/cases/case-state.ts';
import {
  closeCase,
  linkCase,
  reopen,
  respond,
  unlinkCase,
  withdrawRequest,
} from '../../../src/core/cases/life-cycle.ts';
import { recordMoment, recordRenewal, withdrawRenewal } from '../../../src/core/clocks/commands.ts';
import { signDecision } from '../../../src/core/decisions/commands.ts';
import { addDocument, describeDocument } from '../../../src/core/documents/commands.ts';
import { overrideGate, searchElement } from '../../../src/core/evidence/commands.ts';
import {
  recordCallBack,
  reviewEmergency,
  signRelease,
  withdrawCallBack,
  withdrawRelease,
} from '../../../src/core/emergencies/commands.ts';
import { releaseNeeds } from '../../../src/core/emergencies/emergency-state.ts';
import type { CaseEvent } from '../../../src/core/events.ts';
import { Failure } from '../../../src/core/failure.ts';
import { changeFinding, makeFinding, withdrawFinding } from '../../../src/core/findings/commands.ts';
import { absences, objections, verdicts } from '../../../src/core/legal-basis.ts';
import type { SignedEntry } from '../../../src/core/ledger/entry.ts';
import {
  addDemand,
  changeDemand,
  changeRequest,
  disregardDemand,
  locateDemand,
  restoreDemand,
  withdrawDemand,
} from '../../../src/core/requests/commands.ts';
import {
  approveDecisions,
  askSecondReview,
  recallSecondReview,
  returnDecisions,
  reviewableBy,
} from '../../../src/core/second-review/commands.ts';
import {
  castReview,
  CastReviewer,
  contentDemand,
  namedHash,
  namedId,
  noBasis,
  quoteAnchor,
} from '../../support/ledger-cast.ts';

/** One step of a simulated review: a reviewer acts, or learns some of what another one has. */
export interface Act {
  readonly who: number;
  readonly kind: (typeof kinds)[number];
  /** Chooses among what there is: which finding, which demand, how much is sent. */
  readonly pick: number;
  /** Chooses what is said of it. */
  readonly word: number;
}

export const kinds = [
  'introduce',
  'request',
  'add-demand',
  'change-demand',
  'withdraw-demand',
  'add-document',
  'amend',
  'describe-document',
  'make-finding',
  'change-finding',
  'withdraw-finding',
  'search',
  'override',
  'moment',
  'renewal',
  'link',
  'end',
  'place',
  'disregard',
  'call-back',
  'release',
  'decide',
  'decide',
  'second-review',
  'learn',
  'learn',
  'learn-part',
] as const;

export function history(): fc.Arbitrary<readonly Act[]> {
  const act = fc.record({
    who: fc.nat(2),
    kind: fc.constantFrom(...kinds),
    pick: fc.nat(1000),
    word: fc.nat(1000),
  });
  return fc.array(act, { minLength: 3, maxLength: 24 });
}

/** Plays a history on three replicas of one case, each act through the commands of core on the actor's own replica. */
export function playHistory(play: readonly Act[]): readonly CastReviewer[] {
  const reviewers = [castReview('Ada'), new CastReviewer('Bob'), new CastReviewer('Cem')];
  const opened = reviewers[0]?.entries.values() ?? [];
  for (const signed of opened) for (const reviewer of reviewers) reviewer.learn([signed]);
  for (const [step, act] of play.entries()) {
    const actor = reviewers[act.who];
    const other = reviewers[(act.who + 1 + (act.pick % 2)) % 3];
    if (actor === undefined || other === undefined) throw new Error('there are three reviewers');
    if (act.kind === 'learn') actor.learn(other.entries.values());
    else if (act.kind === 'learn-part') actor.learn(closedPart(other.entries, act.word));
    else actor.record(...eventsOf(actor, act, step));
  }
  return reviewers;
}

/** The events that the act's command gives; none where the command refuses (a withdrawn finding, say). */
export function eventsOf(
  { entries, signer }: CastReviewer,
  { kind, pick, word }: Act,
  step: number,
): readonly CaseEvent[] {
  const state = projectCase(entries.values());
  const demand = choose(state.demands, pick)?.id ?? namedId('no demand');
  const finding = choose(state.findings, pick)?.id ?? namedId('no finding');
  const document = choose(state.documents, pick)?.sha256 ?? namedHash('no document');
  const verdict = choose(verdicts.ids, word) ?? 'unclear';
  const reading = { element: 'nexus', verdict, note: `note ${word % 4}` } as const;
  const terms = { ...contentDemand, identifiers: [`account ${word % 5}`] };
  try {
    switch (kind) {
      case 'introduce':
        return [{ type: 'reviewer-introduced', name: `Name ${word % 3}`, recipient: 'age1example' }];
      case 'request':
        return changeRequest(state, { agency: `Agency ${word % 3}`, emergency: word % 2 === 0 });
      case 'add-demand':
        return [addDemand(terms, namedId(`demand of step ${step}`))];
      case 'change-demand':
        return changeDemand(state, demand, terms);
      case 'withdraw-demand':
        return word % 4 === 0 ? withdrawDemand(state, demand, 'withdrawn by the agency') : [];
      case 'add-document':
        return addDocument(state, {
          document: namedHash(`document ${word % 3}`),
          name: `file ${word % 7}.pdf`,
          bytes: word % 3,
          role: 'attachment',
        });
      case 'amend': {
        const other = choose(state.documents, word)?.sha256 ?? document;
        const stale = word % 2 === 0 ? [finding] : [];
        return [{ type: 'document-amended', document, amends: other, stale }];
      }
      case 'describe-document':
        return describeDocument(state, document, `name ${word % 3}`, 'request');
      case 'make-finding':
        return makeFinding(state, namedId(`finding of step ${step}`), document, quoteAnchor, reading);
      case 'change-finding':
        return changeFinding(
          state,
          finding,
          reading,
          word % 3 === 0 ? choose(state.findings, pick)?.stale : undefined,
        );
      case 'withdraw-finding':
        return withdrawFinding(state, finding, 'misread');
      case 'search':
        return searchElement(state, 'nexus', [{ document, from: 1, to: 1 + (word % 3) }], '', []);
      case 'override':
        return overrideGate(['nexus'], `reason ${word % 2}`);
      case 'moment':
        return recordMoment(state, 'issued', word % 3 === 0 ? null : (moments[word % 2] ?? null));
      case 'renewal':
        return word % 3 === 0
          ? withdrawRenewal(state, moments[0], 'an error')
          : recordRenewal(state, moments[word % 2 === 0 ? 0 : 1]);
      case 'link':
        return word % 3 === 0
          ? unlinkCase(state, namedId('other 1'), 'wrong')
          : linkCase(state, namedId(`other ${word % 2}`), word % 2 === 0 ? 'repeat' : 'preservation');
      case 'place':
        return locateDemand(state, demand, [{ document, finding: null }]);
      case 'disregard':
        return word % 3 === 0
          ? restoreDemand(state, demand, 'it counts')
          : disregardDemand(state, demand, 'a cover');
      case 'call-back':
        return callBack(state, word);
      case 'release':
        return release(state, signer.author, word);
      case 'end':
        return endOrReopen(state, word);
      case 'decide':
        return decide(state, choose(standingDemands(state), pick)?.id ?? demand, word);
      case 'second-review':
        return reviewAgain(state, word, signer.author);
      case 'learn':
      case 'learn-part':
        return [];
    }
  } catch (thrown) {
    if (thrown instanceof Failure) return [];
    throw thrown;
  }
}

const moments = [
  { at: '2026-11-20T10:00:00.000Z', zone: 'UTC' },
  { at: '2026-11-21T10:00:00.000Z', zone: 'Europe/Berlin' },
] as const;

function callBack(state: ReturnType<typeof projectCase>, word: number): readonly CaseEvent[] {
  if (word % 4 === 0) return withdrawCallBack(state, state.emergency.callBacks[0]?.entry ?? '', 'an error');
  const said = {
    caller: 'Ada',
    called: moments[0],
    number: '202 555 0147',
    sourceNote: 'directory',
    answeredBy: '',
  };
  const told = {
    ...said,
    source: 'switchboard',
    outcome: 'confirmed',
    note: '',
    comparedByEye: false,
  } as const;
  return recordCallBack(told, { places: [], compared: [], partly: [] });
}

function release(state: ReturnType<typeof projectCase>, author: string, word: number): readonly CaseEvent[] {
  if (word % 5 === 0) return reviewEmergency(state, 'justified', 'looked at');
  if (word % 5 === 1)
    return withdrawRelease(state, author, state.emergency.releases[0]?.entry ?? '', 'an error');
  const [need] = releaseNeeds(state);
  if (need === undefined) return [];
  const terms = { decision: need.decision.entry, given: need.decision.terms, why: 'it is needed' };
  return signRelease(state, author, terms, noBasis);
}

function endOrReopen(state: ReturnType<typeof projectCase>, word: number): readonly CaseEvent[] {
  if (state.end !== null && word % 2 === 0) return reopen(state, 'again');
  if (word % 3 === 0) return respond(state, '', null, noBasis);
  return word % 3 === 1 ? closeCase(state, 'over') : withdrawRequest(state, 'taken back');
}

function reviewAgain(state: ReturnType<typeof projectCase>, word: number, me: string): readonly CaseEvent[] {
  const own = reviewableBy(state, me).map(({ entry }) => entry);
  if (word % 5 === 0) return askSecondReview(state, { mode: 'open', by: null, note: '' }, me);
  if (word % 5 === 1) return recallSecondReview(state, 'not needed', me);
  if (own.length === 0) return [];
  return word % 5 === 2
    ? returnDecisions(state, own.slice(0, 1), 'not yet', me)
    : approveDecisions(state, own, '', me);
}

function decide(state: ReturnType<typeof projectCase>, demand: string, word: number): readonly CaseEvent[] {
  const findings = standingFindings(state).map(({ id }) => id);
  const common = { demand, findings, rationale: 'as the findings say', narrowed: null };
  if (word % 3 === 0 && findings.length > 0) {
    return signDecision(state, { ...common, disposition: 'produce', reasons: [] }, noBasis);
  }
  if (word % 3 === 1) {
    const reason = choose(absences.ids, word) ?? 'data-not-held';
    return signDecision(state, { ...common, disposition: 'nothing-to-produce', reasons: [reason] }, noBasis);
  }
  const reason = choose(objections.ids, word) ?? 'unclear';
  return signDecision(state, { ...common, disposition: 'reject', reasons: [reason] }, noBasis);
}

/** A random entry with all that it rests on. */
function closedPart(entries: ReadonlyMap<string, SignedEntry>, word: number): SignedEntry[] {
  const part = new Map<string, SignedEntry>();
  const take = (id: string): void => {
    const signed = entries.get(id);
    if (signed === undefined || part.has(id)) return;
    part.set(id, signed);
    signed.entry.parents.forEach(take);
  };
  const top = choose([...entries.keys()], word);
  if (top !== undefined) take(top);
  return [...part.values()];
}

function choose<T>(items: readonly T[], pick: number): T | undefined {
  return items[pick % Math.max(1, items.length)];
}

/** The code of the Failure with which `action` fails; its plain message, or `none`. */
export function rejection(action: () => unknown): string {
  try {
    action();
    return 'none';
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.code;
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reopen, respond } from '../../../src/core/cases/life-cycle.ts';
import { signDecision } from '../../../src/core/decisions/commands.ts';
import {
  confirmNoEmergency,
  recordCallBack,
  reviewEmergency,
  signRelease,
  withdrawCallBack,
  withdrawRelease,
  type NumberComparison,
  type ToldCallBack,
} from '../../../src/core/emergencies/commands.ts';
import {
  callBackMissing,
  countsAsEmergency,
  releaseNeeds,
  unreviewedReleases,
} from '../../../src/core/emergencies/emergency-state.ts';
import { assessInCase, examinedInCase } from '../../../src/core/evidence/case-assessment.ts';
import {
  gateOfCase,
  overrideGate,
  searchElement,
  type DecisionBasis,
} from '../../../src/core/evidence/commands.ts';
import { missingInWords } from '../../../src/core/evidence/missing-words.ts';
import { Failure } from '../../../src/core/failure.ts';
import { caseClocks } from '../../../src/core/clocks/case-clocks.ts';
import { changeFinding, makeFinding, withdrawFinding } from '../../../src/core/findings/commands.ts';
import type { Verdict } from '../../../src/core/legal-basis.ts';
import { isSamePerson } from '../../../src/core/people/same-person.ts';
import { summarise } from '../../../src/core/cases/summary.ts';
import { historyOf } from '../../../src/core/cases/history.ts';
import { summaryOf } from '../../../src/core/bundles/summary.ts';
import { countedCase } from '../../../src/core/reports/counted-case.ts';
import { inLedgerOrder } from '../../../src/core/ledger/graph.ts';
import { changeRequest, withdrawDemand } from '../../../src/core/requests/commands.ts';
import {
  castReview,
  CastReviewer,
  contentDemand,
  namedHash,
  namedId,
  noBasis,
  quoteAnchor,
} from '../../support/ledger-cast.ts';
import { strict, today } from '../guidelines/built-in.ts';

const failsAs = (code: string) => expect.objectContaining({ code });
const finding = namedId('danger');
const told: ToldCallBack = {
  caller: 'Ada',
  called: { at: '2026-11-22T07:40:00.000Z', zone: 'Europe/Berlin' },
  number: '+1 202 555 0111',
  source: 'official-directory',
  sourceNote: 'State police directory, 2026',
  answeredBy: 'Sgt. Moe',
  outcome: 'confirmed',
  note: '',
  comparedByEye: false,
};
/** A reading of whether the requester was verified. */
const read = (verdict: Verdict) => ({ element: 'emergency-verified', verdict, note: '' }) as const;
const nowhere: NumberComparison = {
  places: [],
  partly: [],
  compared: [{ document: namedHash('document'), read: 2, unread: 0 }],
};

/** An emergency of one demand, decided by Ada, which Bob knows. */
function decided(disposition: 'produce' | 'reject' = 'produce'): { ada: CastReviewer; bob: CastReviewer } {
  const ada = castReview('Ada');
  ada.record(
    ...changeRequest(ada.state, {
      process: 'emergency',
      emergency: true,
      category: 'emergency',
      country: 'US',
    }),
    ...withdrawDemand(ada.state, namedId('demand 2'), 'not asked'),
    ...makeFinding(ada.state, finding, namedHash('document'), quoteAnchor, {
      element: 'emergency-threshold',
      verdict: 'supports',
      note: '',
    }),
  );
  const reasons = disposition === 'reject' ? (['emergency-threshold-not-met'] as const) : [];
  const position = { demand: namedId('demand 1'), disposition, reasons, findings: [finding], narrowed: null };
  ada.record(...signDecision(ada.state, { ...position, rationale: 'a child' }, noBasis));
  const bob = new CastReviewer('Bob');
  bob.learn(ada.entries.values());
  return { ada, bob };
}

const narrower = { ...contentDemand, to: '2026-06-10' };

function release(
  reviewer: CastReviewer,
  given: typeof narrower | typeof contentDemand = narrower,
  why = 'last days',
) {
  const decision =
    reviewer.state.decisions.find(({ supersededBy }) => supersededBy.length === 0)?.entry ?? '';
  return signRelease(reviewer.state, reviewer.signer.author, { decision, given, why }, noBasis);
}

describe('a call back', () => {
  it('is refused where the number is the request’s own, whatever its source is said to be', () => {
    expect(() => recordCallBack({ ...told, source: 'the-request' }, nowhere)).toThrow(
      failsAs('number-not-independent'),
    );
    const place = {
      document: namedHash('document'),
      name: 'request.pdf',
      page: 2,
      written: '(202) 555-0111',
    };
    expect(() => recordCallBack(told, { ...nowhere, places: [place] })).toThrow(
      /“\(202\) 555-0111”, page 2 of “request.pdf”/,
    );
    expect(() => recordCallBack({ ...told, number: 'the desk' }, nowhere)).toThrow(failsAs('invalid-input'));
  });

  it('with pages that have no text needs an eye on them, and records with what it was compared', () => {
    const scan = {
      ...nowhere,
      compared: [{ document: namedHash('document'), read: 0, unread: 2 }],
    };
    expect(() => recordCallBack(told, scan)).toThrow(failsAs('invalid-input'));
    const [event] = recordCallBack({ ...told, comparedByEye: true }, scan);
    expect(event).toMatchObject({ type: 'call-back-recorded', compared: scan.compared, comparedByEye: true });
  });

  it('opens the gate for “Requester verified independently”, unless a document has the number by now', () => {
    const ada = castReview();
    ada.record(...changeRequest(ada.state, { process: 'emergency', country: 'US' }));
    const gate = (calls: DecisionBasis['calls']) =>
      gateOfCase(ada.state, { guidelines: strict, editions: [], documents: [], calls, on: today });
    expect(gate([]).missing).toContain('emergency-verified');
    expect(gate([{ entry: namedHash('call'), verdict: 'supports' }]).missing).not.toContain(
      'emergency-verified',
    );
  });

  it('or an override is all that supports it: no finding of the request itself does, and no search of it', () => {
    const ada = castReview();
    ada.record(...changeRequest(ada.state, { process: 'emergency', country: 'US' }));
    const own = namedId('own words');
    ada.record(
      ...makeFinding(ada.state, own, namedHash('document'), quoteAnchor, read('supports')),
      ...makeFinding(ada.state, namedId('danger'), namedHash('document'), quoteAnchor, {
        ...read('supports'),
        element: 'emergency-threshold',
      }),
    );
    const document = namedHash('document');
    const documents = [{ sha256: document, pages: 2 }];
    const basis = { guidelines: strict, editions: [], documents, calls: [], on: today };
    const stands = (calls: DecisionBasis['calls'] = []) =>
      examinedInCase(ada.state, { ...basis, calls }).find(({ element }) => element === 'emergency-verified');
    const gate = () => gateOfCase(ada.state, basis);
    const pages = { document, from: 1, to: 2 };
    expect(() => searchElement(ada.state, 'emergency-verified', [pages], '', documents)).toThrow(
      /only a call back does\. Nothing was recorded/,
    );
    // As one that was recorded before it was refused, or comes in a bundle.
    ada.record({ type: 'element-searched', element: 'emergency-verified', ...pages, note: '' });
    expect(stands()?.state).toBe('not-examined');
    expect(stands()?.ground).toMatchObject({ type: 'nothing', lacksCall: true });
    expect(missingInWords(gate(), ada.state)).toContain('only a call back does');
    const [demand] = ada.state.demands;
    if (demand === undefined) throw new Error('the case demands something');
    const { proposals, why } = assessInCase(ada.state, demand, basis);
    expect(proposals.map(({ disposition }) => disposition)).not.toContain('produce');
    expect(proposals.flatMap(({ reasons }) => reasons)).not.toContain('emergency-verification-failed');
    expect(why.join(' ')).not.toContain('which is not examined yet');
    const call = { entry: namedHash('call'), verdict: 'supports' } as const;
    expect(stands([call])).toMatchObject({ state: 'supported', ground: { type: 'called-back' } });
    ada.record(...overrideGate(['emergency-verified'], 'Known to us in person'));
    expect(stands()?.state).toBe('overridden');
    for (const [verdict, state] of [
      ['unclear', 'unclear'],
      ['breaks', 'broken'],
    ] as const) {
      ada.record(...changeFinding(ada.state, own, read(verdict)));
      expect(stands([call])?.state).toBe(state);
    }
  });

  it('can be withdrawn once, with a reason', () => {
    const ada = castReview();
    const [call] = ada.record(...recordCallBack(told, nowhere));
    expect(() => withdrawCallBack(ada.state, call?.id ?? '', ' ')).toThrow(failsAs('invalid-input'));
    ada.record(...withdrawCallBack(ada.state, call?.id ?? '', 'another case'));
    expect(ada.state.emergency.callBacks[0]?.withdrawn).toBe('another case');
    expect(() => withdrawCallBack(ada.state, call?.id ?? '', 'again')).toThrow(failsAs('invalid-input'));
  });
});

describe('the release in an emergency', () => {
  it('takes two different keys, of which one may be the decision’s own', () => {
    const { ada, bob } = decided();
    expect(() => respond(ada.state, '', null, noBasis)).toThrow(failsAs('release-missing'));
    expect(summarise(ada.state).waitsFor).toBe('Decided; two people have to release it');
    ada.record(...release(ada));
    expect(() => release(ada)).toThrow('another person');
    expect(() => respond(ada.state, '', null, noBasis)).toThrow(failsAs('release-missing'));
    bob.learn(ada.entries.values());
    bob.record(...release(bob));
    ada.learn(bob.entries.values());
    expect(releaseNeeds(ada.state)).toMatchObject([{ complete: true }]);
    ada.record(...respond(ada.state, '', null, noBasis));
    expect(summarise(ada.state)).toMatchObject({
      status: 'responded',
      followUp: true,
      waitsFor: 'Answered; the follow-up review is to do',
    });
  });

  it('is cautioned against where no call back confirmed the request', () => {
    const { ada } = decided();
    expect(callBackMissing(ada.state, new Set())).toContain('Nobody has called');
    const [call] = ada.record(...recordCallBack(told, nowhere));
    expect(callBackMissing(ada.state, new Set())).toBeNull();
    expect(callBackMissing(ada.state, new Set([call?.id ?? '']))).toContain('Nobody has called');
  });

  it('is one of the same data: two that differ are none, whoever wrote them into the ledger', () => {
    const { ada, bob } = decided();
    ada.record(...release(ada));
    bob.record(...release(bob, { ...narrower, to: '2026-06-11' }));
    ada.learn(bob.entries.values());
    expect(releaseNeeds(ada.state)[0]).toMatchObject({ complete: false, joint: [{}, {}] });
    expect(() => respond(ada.state, '', null, noBasis)).toThrow(failsAs('release-missing'));
    const forged = new CastReviewer('Cem');
    forged.learn(ada.entries.values());
    forged.record({ type: 'case-responded', note: '' });
    expect(summarise(forged.state).waitsFor).toBe('Answered without a release by two people');
    const [entry] = ada.state.decisions;
    const wider = { ...contentDemand, to: null };
    for (const reviewer of [ada, bob]) {
      reviewer.record({
        type: 'release-signed',
        release: { decision: entry?.entry ?? '', given: wider, why: 'forged' },
      });
    }
    ada.learn(bob.entries.values());
    expect(releaseNeeds(ada.state)[0]?.complete).toBe(false);
  });

  it('is never wider than the decision, says why, and keeps to what stands', () => {
    const { ada } = decided();
    expect(() => release(ada, { ...contentDemand, identifiers: ['other@example.com'] } as never)).toThrow(
      'more than the decision gives',
    );
    expect(() => release(ada, narrower, ' ')).toThrow('Say why');
    const closed = { ...noBasis, guidelines: strict };
    const decision = ada.state.decisions[0]?.entry ?? '';
    expect(() =>
      signRelease(ada.state, ada.signer.author, { decision, given: narrower, why: 'now' }, closed),
    ).toThrow(failsAs('evidence-missing'));
    expect(() => release(decided('reject').ada)).toThrow('No decision that gives data');
    const never = castReview();
    expect(() =>
      signRelease(never.state, 'k', { decision: namedHash('d'), given: narrower, why: 'now' }, noBasis),
    ).toThrow('no emergency');
    expect(releaseNeeds(never.state)).toEqual([]);
  });

  it('is not saved by one person who says that it is no emergency; two have to say so', () => {
    const { ada, bob } = decided();
    ada.record(...changeRequest(ada.state, { process: 'search-warrant', emergency: false }));
    expect(() => respond(ada.state, '', null, noBasis)).toThrow(failsAs('release-missing'));
    expect(summarise(ada.state)).toMatchObject({ emergency: true });
    expect(() => confirmNoEmergency(ada.state, ada.signer.author)).toThrow('yourself');
    // Saying it again, or of another field, is no second person.
    ada.record({ type: 'request-changed', changes: { emergency: false } });
    bob.learn(ada.entries.values());
    bob.record(...changeRequest(bob.state, { process: 'court-order' }));
    expect(countsAsEmergency(bob.state)).toBe(true);
    const { ada: signer } = decided();
    signer.record(...changeRequest(signer.state, { process: 'search-warrant', emergency: false }));
    expect(release(signer)).toHaveLength(1);
    bob.record(...confirmNoEmergency(bob.state, bob.signer.author));
    expect(countsAsEmergency(bob.state)).toBe(false);
    expect(() => confirmNoEmergency(bob.state, bob.signer.author)).toThrow('Nobody');
    expect(respond(bob.state, '', null, noBasis)).toHaveLength(1);
  });

  it('keeps what an emergency requires, and its clock, while one person alone says that it is none', () => {
    const { ada, bob } = decided();
    ada.record(...withdrawFinding(ada.state, finding, 'misread'));
    const required = ['emergency-threshold', 'emergency-verified'];
    const basis = { guidelines: strict, editions: [], documents: [], calls: [], on: today };
    const asked = () =>
      required.filter((element) => gateOfCase(ada.state, basis).missing.includes(element as never));
    const clock = () =>
      caseClocks(strict, ada.state, [], false, `${today}T12:00:00.000Z`).some(({ id }) => id === 'emergency');
    ada.record(...changeRequest(ada.state, { received: { at: `${today}T08:00:00.000Z`, zone: 'UTC' } }));
    expect(asked()).toEqual(required);
    expect(clock()).toBe(true);
    ada.record(
      ...changeRequest(ada.state, { process: 'other' }),
      ...changeRequest(ada.state, { emergency: false }),
    );
    expect(asked()).toEqual(required);
    expect(clock()).toBe(true);
    bob.learn(ada.entries.values());
    bob.record(...confirmNoEmergency(bob.state, bob.signer.author));
    ada.learn(bob.entries.values());
    expect(asked()).toEqual([]);
    expect(clock()).toBe(false);
  });

  it('asks of an order in an emergency that its requester was verified until two people say that it is none', () => {
    const [ada, bob] = [castReview('Ada'), new CastReviewer('Bob')];
    const order = { country: 'DE', requester: 'government', process: 'epoc', emergency: true } as const;
    ada.record(...changeRequest(ada.state, order));
    const basis = { guidelines: strict, editions: [], documents: [], calls: [], on: today };
    const asked = () => {
      const [demand] = ada.state.demands;
      if (demand === undefined) throw new Error('the case has demands');
      const { notExamined } = assessInCase(ada.state, demand, basis);
      const { missing } = gateOfCase(ada.state, basis);
      return [missing, notExamined].map((open) => open.includes('emergency-verified'));
    };
    expect(asked()).toEqual([true, true]);
    ada.record(...changeRequest(ada.state, { emergency: false }));
    expect(asked()).toEqual([true, true]);
    bob.learn(ada.entries.values());
    ada.learn(bob.record(...confirmNoEmergency(bob.state, bob.signer.author)));
    expect(asked()).toEqual([false, false]);
  });

  it('stays once it was answered, and a withdrawal that another key forged changes nothing', () => {
    const { ada, bob } = decided();
    const [own] = ada.record(...release(ada));
    bob.learn(ada.entries.values());
    bob.record(...release(bob));
    bob.record({ type: 'release-withdrawn', release: own?.id ?? '', reason: 'forged' });
    expect(releaseNeeds(bob.state)).toMatchObject([{ complete: true }]);
    ada.learn(bob.entries.values());
    ada.record(...respond(ada.state, '', null, noBasis));
    ada.record(...reopen(ada.state, 'to look again'));
    expect(() => withdrawRelease(ada.state, ada.signer.author, own?.id ?? '', 'oops')).toThrow(
      'what was given stays given',
    );
    ada.record({ type: 'release-withdrawn', release: own?.id ?? '', reason: 'forged' });
    expect(unreviewedReleases(ada.state)).toHaveLength(2);
    expect(summarise(ada.state).followUp).toBe(true);
    expect(countedCase(ada.state).outcome.emergencyOutcome).toBe('data');
  });

  it('can be taken back by who signed it, and by nobody else', () => {
    const { ada, bob } = decided();
    const [own] = ada.record(...release(ada));
    bob.learn(ada.entries.values());
    expect(() => withdrawRelease(bob.state, bob.signer.author, own?.id ?? '', 'no')).toThrow(
      'Only who released',
    );
    ada.record(...withdrawRelease(ada.state, ada.signer.author, own?.id ?? '', 'the wrong days'));
    expect(releaseNeeds(ada.state)[0]?.joint).toEqual([]);
    ada.record(...release(ada, contentDemand));
    expect(releaseNeeds(ada.state)[0]?.joint).toHaveLength(1);
  });

  it('is reviewed afterwards, once, by an entry of its own that the summary and the history show', () => {
    const { ada, bob } = decided();
    expect(() => reviewEmergency(ada.state, 'justified', 'x')).toThrow(failsAs('invalid-input'));
    ada.record(...recordCallBack(told, nowhere), ...release(ada));
    bob.learn(ada.entries.values());
    bob.record(...release(bob));
    expect(unreviewedReleases(bob.state)).toEqual([]);
    expect(() => reviewEmergency(bob.state, 'justified', 'x')).toThrow('once the request is answered');
    bob.record(...respond(bob.state, '', null, noBasis));
    expect(unreviewedReleases(bob.state)).toHaveLength(2);
    const forger = new CastReviewer('Ada');
    forger.learn(bob.entries.values());
    const renews = [bob.signer.author];
    forger.record({ type: 'reviewer-introduced', name: 'Ada', recipient: 'age1example', renews });
    expect(isSamePerson(forger.state, ada.signer.author, bob.signer.author)).toBe(true);
    expect(unreviewedReleases(forger.state)).toHaveLength(2);
    bob.record({ type: 'case-closed', reason: 'done' });
    bob.record(...reviewEmergency(bob.state, 'too-wide', 'Two days would have been enough.'));
    expect(unreviewedReleases(bob.state)).toEqual([]);
    expect(summarise(bob.state).followUp).toBe(false);
    const said = historyOf(bob.entries.values()).flatMap(({ what }) => what);
    expect(said).toContain('released Stored content of j.doe@example.com, 2026-06-01 to 2026-06-10');
    expect(said.some((line) => line.includes('called back “+1 202 555 0111”'))).toBe(true);
    const text = JSON.stringify(summaryOf(bob.state, {}));
    for (const words of [
      'State police directory, 2026',
      'last days',
      'Reviewed by one of those who released it',
      'Two days would have been enough.',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('counts in reports once both released it, and as what they released', () => {
    const { ada, bob } = decided();
    const outcome = () => countedCase(ada.state).outcome;
    expect(outcome()).toMatchObject({ dataProvided: null, emergencyOutcome: null });
    const closed = new CastReviewer('Cem');
    closed.learn(ada.entries.values());
    closed.record({ type: 'case-closed', reason: 'false alarm' });
    expect(countedCase(closed.state).outcome).toMatchObject({
      dataProvided: 'none',
      emergencyOutcome: 'no-data',
    });
    const records = { ...narrower, data: 'basic-subscriber' } as const;
    ada.record(...release(ada, records as never));
    bob.learn(ada.entries.values());
    bob.record(...release(bob, records as never));
    ada.learn(bob.entries.values());
    expect(outcome()).toMatchObject({ dataProvided: 'non-content', emergencyOutcome: 'data' });
  });
});

describe('by any order of acts of two people', () => {
  it('no response is recorded before two keys released the same or said that it is no emergency', () => {
    const kinds = [
      'release',
      'release',
      'release',
      'release',
      'release',
      'release',
      'release',
      'wider',
      'withdraw',
      'forge',
      'decide',
      'lift',
      'confirm',
      'flag',
      'reopen',
      'learn',
      'learn',
      'learn',
      'learn',
      'learn',
      'respond',
      'respond',
    ] as const;
    const step = fc.tuple(fc.boolean(), fc.constantFrom(...kinds), fc.nat(4));
    const seen = { answered: 0, refused: 0 };
    fc.assert(
      fc.property(fc.boolean(), fc.array(step, { minLength: 3, maxLength: 16 }), (released, steps) => {
        const { ada, bob } = decided();
        if (released) {
          ada.record(...release(ada));
          bob.learn(ada.entries.values());
          bob.record(...release(bob));
        }
        for (const [isAda, kind, pick] of steps) {
          const [actor, other] = isAda ? [ada, bob] : [bob, ada];
          if (actor.state.end !== null && kind !== 'reopen' && kind !== 'learn' && kind !== 'forge') continue;
          if (kind === 'learn') actor.learn(other.entries.values());
          else act(actor, kind, pick, seen);
        }
        for (const actor of [ada, bob]) if (actor.state.end === null) act(actor, 'respond', 0, seen);
      }),
      { numRuns: 100 },
    );
    expect(seen.answered).toBeGreaterThan(3);
    expect(seen.refused).toBeGreaterThan(20);
  });
});

/** Who says that it is no emergency: all that said so since somebody last said that it is one, told without core's code. */
function deniers(actor: CastReviewer): ReadonlySet<string> {
  const authors = new Set<string>();
  for (const { entry } of inLedgerOrder(actor.entries.values())) {
    if (entry.event.type !== 'request-changed') continue;
    if (entry.event.changes.emergency === true) authors.clear();
    else if (entry.event.changes.emergency === false) authors.add(entry.author);
  }
  return authors;
}

/**
 * Plays one act; a response must rest on two standing releases of the same by two authors, told without core's code, or on
 * two who say that it is no emergency; and what it rests on is still to be reviewed, whatever follows.
 */
function act(
  actor: CastReviewer,
  kind: string,
  pick: number,
  seen: { answered: number; refused: number },
): void {
  const { state } = actor;
  try {
    if (kind === 'withdraw') {
      const own = state.emergency.releases.find(({ author }) => author === actor.signer.author);
      actor.record(...withdrawRelease(state, actor.signer.author, own?.entry ?? '', 'no'));
    } else if (kind === 'forge') {
      const [any] = state.emergency.releases.filter(({ author }) => author !== actor.signer.author);
      if (any !== undefined)
        actor.record({ type: 'release-withdrawn', release: any.entry, reason: 'forged' });
      expect(unreviewedReleases(actor.state)).toEqual(unreviewedReleases(state));
    } else if (kind === 'lift') {
      actor.record(...changeRequest(state, { process: 'search-warrant', emergency: false }));
    } else if (kind === 'confirm') {
      actor.record(...confirmNoEmergency(state, actor.signer.author));
    } else if (kind === 'flag') {
      actor.record(...changeRequest(state, { process: 'emergency', emergency: true }));
    } else if (kind === 'reopen') {
      actor.record(...reopen(state, 'again'));
    } else if (kind === 'decide') {
      const position = {
        demand: namedId('demand 1'),
        disposition: 'produce',
        reasons: [],
        narrowed: null,
      } as const;
      actor.record(...signDecision(state, { ...position, findings: [finding], rationale: '' }, noBasis));
    } else if (kind === 'respond') {
      const events = respond(state, '', null, noBasis);
      const [decision] = state.decisions.filter(({ supersededBy }) => supersededBy.length === 0);
      const standing = state.emergency.releases.filter(
        (one) => one.withdrawn === null && one.decision === decision?.entry,
      );
      const alike = standing.some((a) =>
        standing.some((b) => a.author !== b.author && JSON.stringify(a.given) === JSON.stringify(b.given)),
      );
      if (!alike) expect(deniers(actor).size).toBe(2);
      actor.record(...events);
      if (alike) expect(unreviewedReleases(actor.state).length).toBeGreaterThan(1);
      seen.answered += 1;
    } else {
      const given =
        kind === 'release'
          ? { ...narrower, to: pick === 0 ? '2026-06-11' : narrower.to }
          : { ...contentDemand, to: null };
      actor.record(...release(actor, given as never));
    }
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    if (kind === 'respond') seen.refused += 1;
  }
}

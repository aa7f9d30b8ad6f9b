import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDecided, type Demand } from '../../../src/core/cases/case-state.ts';
import { closeCase, reopen, respond } from '../../../src/core/cases/life-cycle.ts';
import { signDecision } from '../../../src/core/decisions/commands.ts';
import { settle } from '../../../src/core/decisions/settle.ts';
import { recordCallBack, withdrawCallBack } from '../../../src/core/emergencies/commands.ts';
import { releaseMissing, verifyingCalls } from '../../../src/core/emergencies/emergency-state.ts';
import type { Position } from '../../../src/core/decisions/events.ts';
import { addDocument } from '../../../src/core/documents/commands.ts';
import {
  gateOf,
  gateOfCase,
  overrideGate,
  searchElement,
  type DecisionBasis,
} from '../../../src/core/evidence/commands.ts';
import type { CaseEvent } from '../../../src/core/events.ts';
import { missingInWords } from '../../../src/core/evidence/missing-words.ts';
import { Failure } from '../../../src/core/failure.ts';
import { changeFinding, makeFinding, withdrawFinding } from '../../../src/core/findings/commands.ts';
import { checklist } from '../../../src/core/guidelines/checklist.ts';
import { dispositions, type Disposition, type ElementId } from '../../../src/core/legal-basis.ts';
import {
  changeRequest,
  disregardDemand,
  locateDemand,
  restoreDemand,
  withdrawDemand,
} from '../../../src/core/requests/commands.ts';
import {
  castReview,
  contentDemand,
  namedHash,
  namedId,
  quoteAnchor,
  type CastReviewer,
} from '../../support/ledger-cast.ts';
import { strict, today } from '../guidelines/built-in.ts';

const failsAs = (code: string) => expect.objectContaining({ code });
const editions = [{ profile: 'strict-company', edition: '2026-11', sha256: namedHash('strict') }];
const pages = 4;

function basisOf({ state }: CastReviewer): DecisionBasis {
  const documents = state.documents.map(({ sha256 }) => ({ sha256, pages }));
  const calls = verifyingCalls(state, new Set());
  return { guidelines: strict, editions, documents, calls, on: today };
}

function warrantFrom(country: string) {
  const reviewer = castReview();
  reviewer.record(...changeRequest(reviewer.state, { country, requester: 'government' }));
  return reviewer;
}

/** What was an emergency stays one, for there is nobody else here to say that it is none. */
function required({ state }: CastReviewer): readonly ElementId[] {
  const { request } = state;
  const emergencies = [
    { ...request, emergency: true },
    { ...request, process: 'emergency', emergency: true },
  ] as const;
  const requests = [request, ...(state.emergency.wasProcess ? emergencies : [])];
  const items = requests.flatMap((each) => checklist(strict, each, ['stored-content'], today));
  return [...new Set(items.filter((item) => item.required).map(({ element }) => element))];
}

const positions: Readonly<Record<Disposition, Pick<Position, 'reasons' | 'narrowed'>>> = {
  produce: { reasons: [], narrowed: null },
  narrow: {
    reasons: ['overly-broad'],
    narrowed: { ...contentDemand, to: '2026-06-30' },
  },
  challenge: { reasons: ['unclear'], narrowed: null },
  reject: { reasons: ['unsigned'], narrowed: null },
  'nothing-to-produce': { reasons: ['data-not-held'], narrowed: null },
};

function sign(reviewer: CastReviewer, disposition: Disposition, findings: readonly string[]) {
  const position = { demand: namedId('demand 1'), findings, rationale: 'as found', disposition };
  return signDecision(reviewer.state, { ...position, ...positions[disposition] }, basisOf(reviewer));
}

const reading = (element: ElementId) => ({ element, verdict: 'supports', note: '' }) as const;
/** The same of another demand alone, which no longer stands. */
const ofOther = (element: ElementId) => ({ ...reading(element), demands: [namedId('demand 2')] });
const whole = [{ document: namedHash('document'), from: 1, to: pages }];

describe('the gate before decisions', () => {
  it('refuses every disposition while a required element rests on nothing, and says which', () => {
    const reviewer = warrantFrom('US');
    const finding = namedId('one finding');
    reviewer.record(
      ...makeFinding(reviewer.state, finding, namedHash('document'), quoteAnchor, reading('nexus')),
    );
    for (const disposition of dispositions.ids) {
      expect(() => sign(reviewer, disposition, [finding])).toThrow(failsAs('evidence-missing'));
    }
    expect(() => sign(reviewer, 'reject', [])).toThrow(/“Judge's signature”.*and \d+ more/);
  });

  it('lets a decision through on findings, searches and overrides together, and records its editions', () => {
    const reviewer = warrantFrom('US');
    const [first, second, ...others] = required(reviewer);
    if (first === undefined || second === undefined) throw new Error('a warrant has required elements');
    const finding = namedId('finding');
    const { documents } = basisOf(reviewer);
    reviewer.record(
      ...makeFinding(reviewer.state, finding, namedHash('document'), quoteAnchor, reading(first)),
      ...searchElement(reviewer.state, second, whole, 'not on the back either', documents),
      ...overrideGate(others, 'The affidavit is under seal.'),
    );
    const [event] = sign(reviewer, 'produce', [finding]);
    expect(event).toMatchObject({ type: 'decision-signed', guidelines: editions });
    reviewer.record(...sign(reviewer, 'produce', [finding]));
    expect(reviewer.state.decisions[0]?.guidelines).toEqual(editions);
    expect(reviewer.state.overrides[0]?.reason).toBe('The affidavit is under seal.');
    reviewer.record(...withdrawFinding(reviewer.state, finding, 'misread'));
    expect(() => sign(reviewer, 'reject', [])).toThrow(failsAs('evidence-missing'));
  });

  it('closes again with a document that came later', () => {
    const reviewer = warrantFrom('US');
    const { documents } = basisOf(reviewer);
    for (const element of required(reviewer)) {
      reviewer.record(...searchElement(reviewer.state, element, whole, '', documents));
    }
    expect(gateOfCase(reviewer.state, basisOf(reviewer)).open).toBe(true);
    const late = { document: namedHash('late'), name: 'late.pdf', bytes: 1, role: 'order' } as const;
    reviewer.record(...addDocument(reviewer.state, late));
    expect(gateOfCase(reviewer.state, basisOf(reviewer)).open).toBe(false);
    // Which pages of which document are left is said, for it is not seen from the one that was searched.
    expect(() => sign(reviewer, 'reject', [])).toThrow(
      /Not every page was searched for them; still to search: pages 1 to 4 of “late\.pdf”\./,
    );
  });

  it('says of one demand nothing of a search for another, and of both what either still needs', () => {
    const reviewer = warrantFrom('US');
    const basis = basisOf(reviewer);
    const [one, two] = reviewer.state.demands;
    if (one === undefined || two === undefined) throw new Error('the warrant demands two things');
    const asked = required(reviewer);
    const search = (demand: string, from: number) =>
      reviewer.record(
        ...asked.flatMap((element) => {
          const part = [{ document: namedHash('document'), from, to: pages }];
          return searchElement(reviewer.state, element, part, '', basis.documents, { demands: [demand] });
        }),
      );
    const missing = (demands: readonly Demand[]) =>
      missingInWords(gateOf(reviewer.state, demands, basis), reviewer.state);
    search(two.id, 1);
    expect(missing([one])).not.toContain('Not every page');
    search(one.id, 2);
    expect(missing([one])).toContain('still to search: page 1 of “warrant.pdf”.');
    expect(missing([one, two])).toContain('still to search: page 1 of “warrant.pdf”.');
  });

  it('believes no search of pages or documents that are not there, and no override without a reason', () => {
    const { state } = castReview();
    const documents = [{ sha256: namedHash('document'), pages }];
    const search = (from: number, to: number, document = namedHash('document')) =>
      searchElement(state, 'nexus', [{ document, from, to }], '', documents);
    expect(() => search(1, pages + 1)).toThrow(
      'Pages 1 to 5 of “warrant.pdf” cannot have been searched for “Nexus between account and offence”: it has pages 1 to 4.',
    );
    const one = [{ sha256: namedHash('document'), pages: 1 }];
    const second = [{ document: namedHash('document'), from: 2, to: 2 }];
    expect(() => searchElement(state, 'nexus', second, '', one)).toThrow(
      /^Page 2 of “warrant\.pdf” cannot have been searched for “[^”]*”: it has page 1\./,
    );
    expect(() => search(3, 2)).toThrow(failsAs('invalid-input'));
    expect(() => search(1, 1, namedHash('none'))).toThrow(failsAs('document-unknown'));
    expect(() => searchElement(state, 'nexus', [], '', documents)).toThrow(failsAs('invalid-input'));
    expect(() => overrideGate(['nexus'], ' \n')).toThrow(failsAs('invalid-input'));
  });
});

const processesPlayed = ['search-warrant', 'trial-subpoena', 'emergency'] as const;
const nowhere = { places: [], compared: [], partly: [] };
const told = {
  caller: 'Ada',
  called: { at: '2026-11-22T07:40:00.000Z', zone: 'UTC' },
  number: '202 555 0147',
  source: 'switchboard',
  sourceNote: 'the agency’s',
  answeredBy: '',
  note: '',
  comparedByEye: false,
} as const;

type Step = readonly [
  kind:
    | 'find'
    | 'withdraw'
    | 'change'
    | 'search'
    | 'override'
    | 'document'
    | 'process'
    | 'call back'
    | 'end'
    | 'disregard'
    | 'settle'
    | 'decide',
  pick: number,
];

/** The events of one step; none where its command refuses. */
function play(reviewer: CastReviewer, [kind, pick]: Step, number: number): readonly CaseEvent[] {
  const { state } = reviewer;
  const elements = required(reviewer);
  const element = elements[pick % elements.length] ?? 'nexus';
  const document = state.documents[pick % state.documents.length]?.sha256 ?? '';
  const finding = state.findings[pick % Math.max(1, state.findings.length)]?.id ?? namedId('none');
  try {
    switch (kind) {
      case 'find':
        return makeFinding(
          state,
          namedId(`finding ${number}`),
          document,
          quoteAnchor,
          pick % 5 === 0 ? ofOther(element) : reading(element),
        );
      case 'withdraw':
        return withdrawFinding(state, finding, 'misread');
      case 'change':
        return changeFinding(state, finding, pick % 3 === 0 ? ofOther(element) : reading(element));
      case 'search': {
        const to = 1 + (pick % pages);
        return searchElement(state, element, [{ document, from: 1, to }], '', basisOf(reviewer).documents);
      }
      case 'override':
        return overrideGate(pick % 3 === 0 ? elements : [element], 'a reason');
      case 'document':
        return addDocument(state, {
          document: namedHash(`${pick % 2}`),
          name: 'n',
          bytes: 1,
          role: 'request',
        });
      case 'process':
        return changeRequest(state, { process: processesPlayed[pick % 3] ?? 'emergency' });
      case 'call back': {
        const { callBacks } = state.emergency;
        const last = callBacks.findLast(({ withdrawn }) => withdrawn === null);
        if (last !== undefined && pick % 2 === 0) return withdrawCallBack(state, last.entry, 'another case');
        return recordCallBack({ ...told, outcome: pick % 3 === 0 ? 'not-reached' : 'denied' }, nowhere);
      }
      case 'end':
        if (state.end !== null) return reopen(state, 'again');
        return pick % 2 === 0 ? closeCase(state, 'over') : respond(state, '', null, basisOf(reviewer));
      case 'disregard': {
        const demand = namedId('demand 1');
        if (state.demands[0]?.disregarded !== null) return restoreDemand(state, demand, 'it counts');
        return [
          ...locateDemand(state, demand, [{ document, finding: null }]),
          ...disregardDemand(state, demand, 'a cover'),
        ];
      }
      case 'settle': {
        const take = state.decisions.at(-1)?.entry ?? '';
        return settle(state, { demand: namedId('demand 1'), take, rationale: 'so' }, basisOf(reviewer));
      }
      case 'decide':
        return sign(
          reviewer,
          dispositions.ids[pick % dispositions.ids.length] ?? 'reject',
          state.findings
            .filter((each) => each.withdrawn === null && each.reading.demands === undefined)
            .map(({ id }) => id),
        );
    }
  } catch (thrown) {
    if (thrown instanceof Failure) return [];
    throw thrown;
  }
}

/** Said once more, without the gate's own code: each required element has a finding, a whole search or an override. */
function restsOnSomething(reviewer: CastReviewer): boolean {
  const { findings, searches, overrides, documents } = reviewer.state;
  return required(reviewer).every(
    (element) =>
      findings.some(
        ({ withdrawn, reading: { element: on, demands, verdict } }) =>
          withdrawn === null &&
          on === element &&
          demands === undefined &&
          (on !== 'emergency-verified' || verdict !== 'supports'),
      ) ||
      overrides.some((item) => item.elements.includes(element)) ||
      (element === 'emergency-verified' && isCalledBack(reviewer)) ||
      documents.every(({ sha256 }) =>
        Array.from({ length: pages }, (_, index) => index + 1).every((page) =>
          searches.some(
            (item) =>
              item.element === element && item.document === sha256 && item.from <= page && page <= item.to,
          ),
        ),
      ),
  );
}

function isCalledBack({ state }: CastReviewer): boolean {
  return state.emergency.callBacks.some(
    ({ withdrawn, outcome }) => withdrawn === null && outcome !== 'not-reached',
  );
}

/** Tries to answer at the end: what is decided is answered while it rests on something, and not once it no longer does. */
function answer(reviewer: CastReviewer, seen: { answered: number; closedSince: number }): void {
  const { state } = reviewer;
  if (!isDecided(state) || state.end !== null || releaseMissing(state) !== null) return;
  const answered = () => respond(state, '', null, basisOf(reviewer));
  if (restsOnSomething(reviewer)) {
    expect(answered()).toHaveLength(1);
    seen.answered += 1;
  } else {
    expect(answered).toThrow(failsAs('evidence-missing'));
    seen.closedSince += 1;
  }
}

describe('the gate, by any order of acts', () => {
  it('is passed by no decision, and no answer, without evidence, search or override for every required element', () => {
    const kinds = [
      'find',
      'find',
      'withdraw',
      'change',
      'search',
      'search',
      'override',
      'document',
      'process',
      'call back',
      'end',
      'disregard',
      'settle',
      'decide',
      'decide',
      'decide',
    ] as const;
    const step = fc.tuple(fc.constantFrom(...kinds), fc.nat(1000));
    const seen = { passed: 0, refused: 0, answered: 0, closedSince: 0 };
    fc.assert(
      fc.property(fc.boolean(), fc.array(step, { minLength: 4, maxLength: 30 }), (decided, steps) => {
        const reviewer = warrantFrom('US');
        reviewer.record(...withdrawDemand(reviewer.state, namedId('demand 2'), 'another case'));
        if (decided) {
          reviewer.record(...overrideGate(required(reviewer), 'a reason'));
          reviewer.record(...sign(reviewer, 'reject', []));
        }
        for (const [number, each] of steps.entries()) {
          const rests = restsOnSomething(reviewer);
          const events = play(reviewer, each, number);
          if (events.some(({ type }) => type === 'decision-signed')) expect(rests).toBe(true);
          if (events.some(({ type }) => type === 'case-responded')) expect(rests).toBe(true);
          if (each[0] === 'decide') {
            const demands = reviewer.state.demands.filter(({ id }) => id === namedId('demand 1'));
            expect(gateOf(reviewer.state, demands, basisOf(reviewer)).open).toBe(rests);
            if (!rests) expect(events).toEqual([]);
            seen[events.length > 0 ? 'passed' : 'refused'] += 1;
          }
          reviewer.record(...events);
        }
        answer(reviewer, seen);
      }),
      { numRuns: 120 },
    );
    expect(seen.passed).toBeGreaterThan(5);
    expect(seen.refused).toBeGreaterThan(5);
    expect(seen.answered).toBeGreaterThan(3);
    expect(seen.closedSince).toBeGreaterThan(0);
  });
});

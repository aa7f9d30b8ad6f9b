import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOutdated, statusOf, type Finding } from '../../../src/core/cases/case-state.ts';
import { lackingIn, signDecision } from '../../../src/core/decisions/commands.ts';
import type { Position } from '../../../src/core/decisions/events.ts';
import { decisionsCsv } from '../../../src/core/bundles/decisions-csv.ts';
import { caseLines } from '../../../src/cli/show-lines.ts';
import { demandBlocks, summaryOf } from '../../../src/core/bundles/summary.ts';
import {
  changedEvidence,
  evidenceNotWorkedOut,
  hasChangedEvidence,
  mayHaveChanged,
} from '../../../src/core/decisions/changed-evidence.ts';
import { signedEvidence } from '../../../src/core/decisions/signed-evidence.ts';
import { notWorkedOut } from '../../../src/core/decisions/signed-words.ts';
import { overrideGate, searchElement } from '../../../src/core/evidence/commands.ts';
import { changeFinding, makeFinding, withdrawFinding } from '../../../src/core/findings/commands.ts';
import { projectCase } from '../../../src/core/cases/projection.ts';
import { changeDemand, withdrawDemand } from '../../../src/core/requests/commands.ts';
import { underIn } from '../../../src/core/ledger/graph.ts';
import {
  castReview,
  contentDemand,
  namedHash,
  namedId,
  noBasis,
  quoteAnchor,
  subscriberDemand,
} from '../../support/ledger-cast.ts';
import type { ElementId } from '../../../src/core/legal-basis.ts';
import { playHistory } from '../ledger/simulated-review.ts';

const failsAs = (code: string) => expect.objectContaining({ code });
const finding = namedId('finding');
const base: Position = {
  demand: namedId('demand 1'),
  disposition: 'produce',
  reasons: [],
  findings: [finding],
  rationale: '',
  narrowed: null,
};
const reading = { element: 'nexus', verdict: 'supports', note: '' } as const;
const against = namedId('a finding against it');
const ownWords = namedId('what a request says of who sent it');
const ground = {
  terms: contentDemand,
  findings: [
    { id: finding, reading },
    { id: against, reading: { ...reading, verdict: 'breaks' } },
    { id: ownWords, reading: { ...reading, element: 'emergency-verified' } },
  ],
} as const;
const narrower = { ...contentDemand, to: '2026-06-30' };

function reviewerWithFinding() {
  const reviewer = castReview();
  reviewer.record(...makeFinding(reviewer.state, finding, namedHash('document'), quoteAnchor, reading));
  return reviewer;
}

describe('what a position lacks', () => {
  it.each<[string, Partial<Position>]>([
    ['produce with a finding', {}],
    ['narrow with set and reason', { disposition: 'narrow', narrowed: narrower, reasons: ['overly-broad'] }],
    [
      'challenge with words',
      { disposition: 'challenge', reasons: ['unclear'], findings: [], rationale: 'w' },
    ],
    ['reject with a finding', { disposition: 'reject', reasons: ['unsigned', 'undated'] }],
    ['nothing to produce', { disposition: 'nothing-to-produce', reasons: ['data-not-held'], findings: [] }],
  ])('nothing: %s', (_, changes) => {
    expect(lackingIn({ ...base, ...changes }, ground)).toBeNull();
  });

  it.each<[string, Partial<Position>, string]>([
    ['produce without finding', { findings: [] }, 'Cite at least one finding'],
    ['produce on what breaks it', { findings: [against] }, 'that supports the legal basis'],
    ['produce on its own word for who sent it', { findings: [ownWords] }, 'only a call back does'],
    ['produce on a finding of another case', { findings: [namedId('none')] }, 'that supports'],
    [
      'narrow to the whole demand',
      { disposition: 'narrow', narrowed: contentDemand, reasons: ['unclear'] },
      'still the whole demand',
    ],
    [
      'narrow to more days',
      { disposition: 'narrow', narrowed: { ...contentDemand, from: null }, reasons: ['unclear'] },
      'days that were not demanded',
    ],
    ['produce with reasons', { reasons: ['unclear'] }, 'Choose Narrow'],
    ['produce with a narrower set', { narrowed: contentDemand }, 'Only a narrowed demand'],
    ['narrow without set', { disposition: 'narrow', reasons: ['unclear'] }, 'say what narrower set'],
    ['narrow without reason', { disposition: 'narrow', narrowed: narrower }, 'at least one reason'],
    ['reject without reason', { disposition: 'reject' }, 'at least one reason'],
    ['reject for an absence', { disposition: 'reject', reasons: ['data-not-held'] }, 'at least one reason'],
    [
      'reject without ground',
      { disposition: 'reject', reasons: ['unclear'], findings: [], rationale: ' \n' },
      'Cite a finding or write why',
    ],
    ['nothing to produce, no reason', { disposition: 'nothing-to-produce' }, 'why there is nothing'],
    [
      'nothing to produce, an objection',
      { disposition: 'nothing-to-produce', reasons: ['unclear'] },
      'why there is nothing',
    ],
  ])('something: %s', (_, changes, sentence) => {
    expect(lackingIn({ ...base, ...changes }, ground)).toContain(sentence);
  });
});

describe('signing a decision', () => {
  it('fails for each thing that is not there', () => {
    const reviewer = reviewerWithFinding();
    const sign = (changes: Partial<Position>) => () =>
      signDecision(reviewer.state, { ...base, ...changes }, noBasis);
    expect(sign({ demand: namedId('none') })).toThrow(failsAs('demand-unknown'));
    expect(sign({ findings: [namedId('none')] })).toThrow(failsAs('finding-unknown'));
    expect(sign({ reasons: ['unclear'] })).toThrow(failsAs('decision-incomplete'));
    reviewer.record(...withdrawFinding(reviewer.state, finding, 'misread'));
    expect(sign({})).toThrow(failsAs('finding-withdrawn'));
    reviewer.record(...withdrawDemand(reviewer.state, base.demand, 'resolved'));
    expect(sign({ disposition: 'nothing-to-produce' })).toThrow(failsAs('demand-unknown'));
  });

  it('keeps the terms it was made on, and names what it replaces', () => {
    const reviewer = reviewerWithFinding();
    const [first] = reviewer.record(...signDecision(reviewer.state, base, noBasis));
    expect(first?.entry.event).toMatchObject({ terms: contentDemand, supersedes: [] });
    const [second] = signDecision(reviewer.state, base, noBasis);
    expect(second).toMatchObject({ supersedes: [first?.id] });
  });

  it('does not replace a decision on another demand', () => {
    const reviewer = reviewerWithFinding();
    reviewer.record(...signDecision(reviewer.state, base, noBasis));
    const [other] = signDecision(reviewer.state, { ...base, demand: namedId('demand 2') }, noBasis);
    expect(other).toMatchObject({ supersedes: [], terms: subscriberDemand });
  });

  it('is outdated, and the case not decided, once the demand is changed', () => {
    const reviewer = reviewerWithFinding();
    for (const demand of ['demand 1', 'demand 2']) {
      reviewer.record(...signDecision(reviewer.state, { ...base, demand: namedId(demand) }, noBasis));
    }
    expect(statusOf(reviewer.state)).toBe('decided');
    const wider = { ...contentDemand, from: null };
    reviewer.record(...changeDemand(reviewer.state, base.demand, wider));
    const [decision] = reviewer.state.decisions;
    const [demand] = reviewer.state.demands;
    expect(decision?.terms).toEqual(contentDemand);
    expect(demand?.terms).toEqual(wider);
    expect(decision && demand && isOutdated(decision, demand)).toBe(true);
    expect(statusOf(reviewer.state)).toBe('in-review');
    reviewer.record(...signDecision(reviewer.state, base, noBasis));
    expect(statusOf(reviewer.state)).toBe('decided');
  });
});

describe('what a decision was signed on', () => {
  const rejecting = { ...base, disposition: 'reject', reasons: ['unsigned'] } as const;
  const breaks = { element: 'nexus', verdict: 'breaks', note: '' } as const;

  it('tells of an override the elements that nothing showed by then, in the summary and the table too', () => {
    const ada = castReview();
    ada.record(...overrideGate(['nexus', 'dated', 'addressee', 'signed'], 'it is urgent'));
    ada.record(...makeFinding(ada.state, finding, namedHash('document'), quoteAnchor, breaks));
    const pages = [{ document: namedHash('document'), from: 1, to: 2 }];
    ada.record(...searchElement(ada.state, 'addressee', pages, '', []));
    const [signed] = ada.record(...signDecision(ada.state, rejecting, noBasis));
    ada.record(
      ...makeFinding(ada.state, namedId('later'), namedHash('document'), quoteAnchor, {
        ...breaks,
        element: 'dated',
      }),
    );
    const evidence = signedEvidence(ada.entries.values(), ada.state);
    // No search closes an override: whether it was of every page the ledger does not say.
    expect(evidence[signed?.id ?? '']?.over.map(({ elements }) => elements)).toEqual([
      ['dated', 'addressee', 'signed'],
    ]);
    expect(JSON.stringify(summaryOf(ada.state, evidence))).toMatch(
      /"Signed over the evidence gate","value":"nothing showed “[^”]*”, “[^”]*”, “[^”]*”; unknown \w+ gave as the reason: “it is urgent”"/,
    );
    expect(decisionsCsv(ada.state, evidence)).toContain('"dated; addressee; signed","it is urgent"');
    expect(evidence[signed?.id ?? '']?.searched).toEqual([{ element: 'addressee', pages }]);
    expect(demandBlocks(ada.state, evidence)).toContainEqual({
      kind: 'field',
      label: 'Searched, not found',
      value: '“Addressed to the right entity” (pages 1 to 2 of “warrant.pdf”)',
    });
    expect(decisionsCsv(ada.state, evidence)).toContain(`,"addressee (1-2 of ${namedHash('document')})"\r\n`);
  });

  it('tells no search of what was found, of another demand, or from after it was signed', () => {
    const ada = castReview();
    const pages = [{ document: namedHash('document'), from: 1, to: 2 }];
    const search = (element: ElementId, demands?: string[]) =>
      ada.record(
        ...searchElement(ada.state, element, pages, '', [], demands === undefined ? {} : { demands }),
      );
    ada.record(...makeFinding(ada.state, finding, namedHash('document'), quoteAnchor, breaks));
    search('nexus');
    search('dated');
    search('signed', [namedId('demand 2')]);
    const [signed] = ada.record(...signDecision(ada.state, rejecting, noBasis));
    search('addressee');
    const evidence = signedEvidence(ada.entries.values(), ada.state);
    expect(evidence[signed?.id ?? '']?.searched).toEqual([{ element: 'dated', pages }]);
  });

  it('tells the pages that were searched, of elements that nobody must show too, whatever is found later', () => {
    const ada = castReview();
    const document = namedHash('document');
    const spans = [
      [4, 5],
      [1, 1],
      [5, 9],
    ] as const;
    for (const [from, to] of spans) {
      const pages = [{ document, from, to }];
      ada.record(...searchElement(ada.state, 'reproductive-health-attestation', pages, '', []));
    }
    ada.record(...signDecision(ada.state, { ...rejecting, findings: [], rationale: 'unsigned' }, noBasis));
    const words = () =>
      demandBlocks(ada.state, signedEvidence(ada.entries.values(), ada.state)).flatMap((block) =>
        block.kind === 'field' && block.label === 'Searched, not found' ? [block.value] : [],
      );
    const told = words();
    expect(told).toEqual([
      expect.stringMatching(/^“[^”]*” \(page 1 of “warrant\.pdf”, pages 4 to 9 of “warrant\.pdf”\)$/),
    ]);
    const later = { ...breaks, element: 'reproductive-health-attestation' } as const;
    ada.record(...makeFinding(ada.state, finding, document, { ...quoteAnchor, page: 12 }, later));
    expect(words()).toEqual(told);
  });

  it.each(['in one line', 'merged'])('tells the override of what an amendment made stale, %s', (how) => {
    const [ada, bea, later] = [castReview(), castReview('Bea'), namedHash('later')];
    const dated = { element: 'dated', verdict: 'supports', note: '' } as const;
    bea.entries.clear();
    bea.learn(ada.entries.values());
    ada.record({ type: 'document-added', document: later, name: 'amended.pdf', bytes: 1, role: 'order' });
    ada.record(...makeFinding(ada.state, finding, namedHash('document'), quoteAnchor, dated));
    if (how === 'merged') ada.learn(bea.record({ type: 'request-changed', changes: { agency: 'X' } }));
    ada.record({
      type: 'document-amended',
      document: later,
      amends: namedHash('document'),
      stale: [finding],
    });
    ada.record(...overrideGate(['dated'], 'the clerk told the date'));
    ada.record(...signDecision(ada.state, { ...rejecting, findings: [], rationale: 'undated' }, noBasis));
    const evidence = signedEvidence(ada.entries.values(), ada.state);
    expect(decisionsCsv(ada.state, evidence)).toContain('"dated","the clerk told the date"');
  });

  it('tells beside a decision that an amendment made a finding stale that it cites', () => {
    const [ada, later] = [castReview(), namedHash('later')];
    ada.record(...makeFinding(ada.state, finding, namedHash('document'), quoteAnchor, breaks));
    ada.record(...signDecision(ada.state, rejecting, noBasis));
    ada.record({ type: 'document-added', document: later, name: 'amended.pdf', bytes: 1, role: 'order' });
    const amendment = { document: later, amends: namedHash('document'), stale: [finding] };
    ada.record({ type: 'document-amended', ...amendment });
    const evidence = signedEvidence(ada.entries.values(), ada.state);
    expect(decisionsCsv(ada.state, evidence)).toContain(`"${finding}","${finding}",`);
    const words = 'page 2 of warrant.pdf: its words changed in amended.pdf';
    expect(JSON.stringify(summaryOf(ada.state, evidence))).toContain(
      `is not as it was when it was signed, ${words}`,
    );
    expect(caseLines(ada.state, evidence).join('\n')).toContain(words);
    const isChanged = () =>
      ada.state.decisions.map((decision) =>
        hasChangedEvidence(ada.state, decision, evidence[decision.entry]),
      );
    expect(isChanged()).toEqual([true]);
    ada.record(...changeFinding(ada.state, finding, breaks, later));
    expect(isChanged()).toEqual([false]);
    expect(decisionsCsv(ada.state, signedEvidence(ada.entries.values(), ada.state))).toContain(
      `"${finding}","",`,
    );
  });

  it('keeps the finding as it read then', () => {
    const ada = castReview();
    ada.record(...makeFinding(ada.state, finding, namedHash('document'), quoteAnchor, breaks));
    const [signed] = ada.record(...signDecision(ada.state, rejecting, noBasis));
    expect(signedEvidence(ada.entries.values(), ada.state)).toEqual({});
    expect(mayHaveChanged(ada.state)).toBe(false);
    ada.record(...changeFinding(ada.state, finding, { ...breaks, verdict: 'unclear' }));
    const evidence = signedEvidence(ada.entries.values(), ada.state);
    expect(evidence[signed?.id ?? '']?.before).toEqual({ [finding]: breaks });
    const words = expect.stringMatching(
      /^page 2 of warrant\.pdf: breaks “[^”]*” then; leaves unclear “[^”]*” now$/,
    ) as unknown;
    expect(changedEvidence(ada.state, evidence)).toMatchObject([{ decision: { entry: signed?.id }, words }]);
    const text = JSON.stringify(summaryOf(ada.state, evidence));
    expect(text).toMatch(/F1 \(breaks “[^”]*” then; leaves unclear “[^”]*” now\)/);
    expect(text).toMatch(/is not as it was when it was signed, page 2 of warrant\.pdf: breaks “[^”]*” then/);
    const [again] = ada.record(...signDecision(ada.state, rejecting, noBasis));
    expect(signedEvidence(ada.entries.values(), ada.state)[again?.id ?? '']?.before).toEqual({});
  });

  it('is what its author knew, however a case branched and was merged', () => {
    const kinds = [
      'make-finding',
      'change-finding',
      'withdraw-finding',
      'override',
      'decide',
      'learn',
    ] as const;
    const act = fc.record({
      who: fc.nat(2),
      kind: fc.constantFrom(...kinds),
      pick: fc.nat(1000),
      word: fc.nat(1000),
    });
    fc.assert(
      fc.property(fc.array(act, { minLength: 8, maxLength: 40 }), (play) => {
        const entries = new Map(playHistory(play).flatMap((one) => [...one.entries]));
        const state = projectCase(entries.values());
        for (const [id, evidence] of Object.entries(signedEvidence(entries.values(), state))) {
          const parents = entries.get(id)?.entry.parents ?? [];
          const then = projectCase([...underIn(entries, parents)].flatMap((one) => entries.get(one) ?? []));
          const cited = state.decisions.find(({ entry }) => entry === id)?.position.findings ?? [];
          const changed = then.findings.filter((before) => {
            const now = state.findings.find((one) => one.id === before.id);
            return cited.includes(before.id) && !isDeepStrictEqual(pick(before), pick(now));
          });
          expect(evidence.before).toEqual(Object.fromEntries(changed.map((one) => [one.id, one.reading])));
          const isOpen = then.findings.every(({ withdrawn }) => withdrawn !== null);
          const over = isOpen ? then.overrides.map(({ entry }) => entry) : [];
          expect(evidence.over.map(({ entry }) => entry)).toEqual(over);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is worked out for as many decisions as a person could read, and said of the others not to be', () => {
    const ada = castReview();
    const long = 'because '.repeat(2000);
    ada.record(...Array.from({ length: 40 }, () => overrideGate(['nexus'], long)).flat());
    ada.record(
      ...makeFinding(ada.state, finding, namedHash('document'), quoteAnchor, { ...breaks, element: 'dated' }),
    );
    const decision = signDecision(ada.state, rejecting, noBasis);
    const signed = ada.record(...Array.from({ length: 20 }, () => decision).flat());
    const evidence = signedEvidence(ada.entries.values(), ada.state);
    expect(signed.map(({ id }) => evidence[id]?.over.length)).toContain(40);
    expect(signed.map(({ id }) => evidence[id]?.unknown)).toContain(true);
    const told = Object.values(evidence).flatMap(({ over }) => over.map(({ reason }) => reason.length));
    expect(told.reduce((sum, length) => sum + length, 0)).toBeLessThan(10_000_000);
    const values = demandBlocks(ada.state, evidence).map((block) =>
      block.kind === 'field' ? block.value : '',
    );
    expect(values.filter((value) => value === notWorkedOut)).not.toEqual([]);
    expect(decisionsCsv(ada.state, evidence)).toContain('"not-worked-out"');
    expect(evidenceNotWorkedOut(ada.state, evidence)).toBeNull();
    ada.record(...changeFinding(ada.state, finding, { ...breaks, verdict: 'unclear' }));
    expect(evidenceNotWorkedOut(ada.state, signedEvidence(ada.entries.values(), ada.state))).toMatch(
      /^Whether the evidence of \d+ decisions changed since they were signed was not worked out/,
    );
  });
});

function pick(one: Finding | undefined) {
  return [one?.reading, one?.withdrawn];
}

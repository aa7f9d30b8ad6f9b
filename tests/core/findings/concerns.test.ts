import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summaryOf } from '../../../src/core/bundles/summary.ts';
import { defectsOf } from '../../../src/core/cases/alike.ts';
import { standingDemands, type CaseState } from '../../../src/core/cases/case-state.ts';
import { fieldChanges } from '../../../src/core/cases/field-changes.ts';
import { historyOf } from '../../../src/core/cases/history.ts';
import { signDecision } from '../../../src/core/decisions/commands.ts';
import { assessInCase, examinedInCase } from '../../../src/core/evidence/case-assessment.ts';
import { gateOf, gateOfCase, overrideGate, searchElement } from '../../../src/core/evidence/commands.ts';
import { changeFinding, makeFinding } from '../../../src/core/findings/commands.ts';
import { concernInWords } from '../../../src/core/findings/concern-words.ts';
import { outgoingFindings } from '../../../src/core/findings/findings-out.ts';
import type { ElementId, Verdict } from '../../../src/core/legal-basis.ts';
import { finishLetter } from '../../../src/core/letters/commands.ts';
import { composeLetter } from '../../../src/core/letters/compose.ts';
import { whyNot } from '../../../src/core/letters/letter-availability.ts';
import { changedSince, staleLetters } from '../../../src/core/letters/staleness.ts';
import { changeDemand, withdrawDemand } from '../../../src/core/requests/commands.ts';
import { compareElements } from '../../../src/core/second-review/comparison.ts';
import {
  CastReviewer,
  contentDemand,
  namedHash,
  namedId,
  quoteAnchor,
  subscriberDemand,
} from '../../support/ledger-cast.ts';
import { groundOf, warrant } from '../letters/letter-cast.ts';

const failsAs = (code: string) => expect.objectContaining({ code });
const [content, subscriber] = [namedId('demand 1'), namedId('demand 2')];
const finding = namedId('finding');
const elsewhere = namedId('a demand that is not here');

/** All content since ever, and subscriber data of exact days. */
function mixed(): CastReviewer {
  const reviewer = warrant();
  reviewer.record(
    ...changeDemand(reviewer.state, content, { ...contentDemand, from: null, to: null }),
    ...changeDemand(reviewer.state, subscriber, {
      ...subscriberDemand,
      from: '2026-06-01',
      to: '2026-06-30',
    }),
  );
  return reviewer;
}

function find(
  reviewer: CastReviewer,
  element: ElementId,
  verdict: Verdict,
  demands?: readonly string[],
  id = finding,
) {
  const reading = { element, verdict, note: '', ...(demands === undefined ? {} : { demands }) };
  reviewer.record({
    type: 'finding-made',
    finding: id,
    document: namedHash('document'),
    anchor: quoteAnchor,
    reading,
  });
  return reviewer;
}

const broad = (...demands: readonly string[]) => find(mixed(), 'particularity-dates', 'breaks', demands);

/** With an override for what nothing shows. */
function withOpenGate(reviewer: CastReviewer): CastReviewer {
  const { missing } = gateOfCase(reviewer.state, groundOf(reviewer));
  reviewer.record(...overrideGate(missing, 'a test of letters'));
  return reviewer;
}

function proposed(reviewer: CastReviewer): readonly (readonly string[])[] {
  return standingDemands(reviewer.state).map((demand) =>
    assessInCase(reviewer.state, demand, groundOf(reviewer)).proposals.flatMap((each) => [
      each.disposition,
      ...each.reasons,
    ]),
  );
}

describe('a finding that says no date range', () => {
  it.each([
    ['on everything demanded', undefined, ['narrow', 'no-date-range'], ['challenge', 'unclear']],
    ['on what has no dates', [content], ['narrow', 'no-date-range'], []],
    ['on both', [content, subscriber], ['narrow', 'no-date-range'], ['challenge', 'unclear']],
    ['on what has dates', [subscriber], [], ['challenge', 'unclear']],
    ['on nothing that is here', [elsewhere], [], []],
  ] as const)('%s', (_which, demands, ofContent, ofSubscriber) => {
    const reviewer = find(mixed(), 'particularity-dates', 'breaks', demands);
    expect(proposed(reviewer)).toEqual([ofContent, ofSubscriber]);
  });

  it('is remembered of the demand that it concerns', () => {
    const { state } = broad(content);
    expect([content, subscriber].map((demand) => defectsOf(state, demand))).toEqual([
      ['particularity-dates'],
      [],
    ]);
  });

  it('is told of that demand alone in an objection, and of no demand that has dates', () => {
    for (const broken of [broad(content), find(mixed(), 'particularity-dates', 'breaks')]) {
      const reviewer = withOpenGate(broken);
      const { text } = composeLetter('objection', groundOf(reviewer));
      expect(text.body).toMatch(/No date range[^]*This concerns: Stored content[^;]*, without any dates\./);
      expect(text.body.split('This concerns:')[1]).not.toContain('Basic subscriber');
    }
    expect(whyNot('objection', groundOf(broad(subscriber)))).toContain(
      '“No date range” is left out: what is recorded of each demand that it concerns says otherwise.',
    );
    expect(whyNot('objection', groundOf(broad(elsewhere)))).toContain('There is nothing to object to');
  });

  it('may be cited by no decision on another demand', () => {
    const reviewer = broad(content);
    const position = {
      disposition: 'reject',
      reasons: ['no-date-range'],
      findings: [finding],
      rationale: '',
      narrowed: null,
    } as const;
    const sign = (demand: string) =>
      signDecision(reviewer.state, { ...position, demand }, groundOf(reviewer));
    expect(() => sign(subscriber)).toThrow(failsAs('decision-incomplete'));
    expect(() => sign(content)).toThrow(failsAs('evidence-missing'));
  });
});

describe('what a finding concerns', () => {
  it('is of the case, each demand once and in one order; what it named before it keeps', () => {
    const reviewer = mixed();
    const reading = { element: 'nexus', verdict: 'unclear', note: '' } as const;
    const make = (demands: readonly string[]) =>
      makeFinding(reviewer.state, finding, namedHash('document'), quoteAnchor, { ...reading, demands });
    expect(() => make([elsewhere])).toThrow(failsAs('demand-unknown'));
    expect(make([subscriber, content, subscriber])).toMatchObject([
      { reading: { demands: [content, subscriber].toSorted() } },
    ]);
    find(reviewer, 'nexus', 'unclear', [elsewhere]);
    const changed = { ...reading, note: 'ask', demands: [elsewhere] };
    expect(changeFinding(reviewer.state, finding, changed)).toMatchObject([{ reading: changed }]);
  });

  it('is kept, shown and counts for nothing once that is withdrawn or is not here', () => {
    const reviewer = broad(content, elsewhere);
    reviewer.record(...withdrawDemand(reviewer.state, content, 'given up'));
    const { state } = reviewer;
    const [found] = state.findings;
    expect(found?.withdrawn).toBeNull();
    expect(found === undefined ? null : concernInWords(state, found)).toBe(
      'Concerns only: Stored content of j.doe@example.com, any time (withdrawn); a demand that is not here. So it counts for nothing that is demanded now.',
    );
    const shown = examinedInCase(state, groundOf(reviewer));
    expect(shown.find(({ element }) => element === 'particularity-dates')?.state).toBe('not-examined');
    expect(outgoingFindings(state, namedHash('document'), () => true, false)[0]?.contents).toMatch(
      /^Breaks: Particularity: dates\nConcerns only: Stored content \(withdrawn\);/,
    );
  });

  it('is told by the history and as a change of a field, also that it is everything again', () => {
    const reviewer = broad(content);
    const first = [...reviewer.entries.keys()].at(-1);
    const reading = { element: 'particularity-dates', verdict: 'breaks', note: '' } as const;
    reviewer.record(...changeFinding(reviewer.state, finding, reading));
    const entries = [...reviewer.entries.values()];
    const words = historyOf(entries).flatMap(({ what }) => what);
    expect(words).toContain('concerning only Stored content of j.doe@example.com, any time');
    expect(words).toContain(
      'changed the finding that breaks “Particularity: dates”, now concerning everything demanded',
    );
    const fields = fieldChanges(entries, (entry) => entry !== first).filter(
      ({ entity }) => entity === 'finding',
    );
    expect(fields).toMatchObject([{ field: 'demands', from: [content], to: null }]);
  });

  it('makes a letter that cites it out of date where it changes, and a search in vain told of one demand is none of the other', () => {
    const reviewer = withOpenGate(broad(content));
    find(reviewer, 'nexus', 'supports', [subscriber], namedId('nexus'));
    const { documents } = groundOf(reviewer);
    const all = [{ document: namedHash('document'), from: 1, to: 4 }];
    reviewer.record(...searchElement(reviewer.state, 'nexus', all, '', documents));
    const ground = groundOf(reviewer, { documents: [{ sha256: namedHash('document'), pages: 4 }] });
    const { text, rests } = composeLetter('objection', ground);
    expect(rests.searches).toMatchObject([{ element: 'nexus', demands: [content] }]);
    reviewer.record(...finishLetter(ground, namedId('letter'), { text, rests, replaces: null }));
    expect(staleLetters(reviewer.state, null)).toEqual([]);
    reviewer.record(
      ...changeFinding(reviewer.state, finding, {
        element: 'particularity-dates',
        verdict: 'breaks',
        note: '',
      }),
    );
    find(reviewer, 'nexus', 'supports', [content], namedId('another nexus'));
    expect(changedSince(rests, reviewer.state, null)).toEqual([
      'The finding in warrant.pdf, page 2, on “Particularity: dates”, concerns other demands now.',
      'It says that “Nexus between account and offence” was not found; there is a finding on it now.',
    ]);
  });
});

it.each([
  ['the same', [content], 'breaks', true, [[content]]],
  ['the same, which the first one found of one alone', undefined, 'breaks', true, [[content], [subscriber]]],
  ['otherwise of the same', [content], 'supports', false, [[content]]],
  ['of another demand', [subscriber], 'breaks', null, [[content], [subscriber]]],
] as const)(
  'two reviewers are compared by what both speak of: %s',
  (_what, demands, verdict, agree, apart) => {
    const ada = broad(content);
    const bob = new CastReviewer('Bob');
    bob.learn(ada.entries.values());
    find(bob, 'particularity-dates', verdict, demands, namedId('finding of Bob'));
    const sides = [ada.signer.author, bob.signer.author] as const;
    expect(compareElements([bob.state, sides[0]], [bob.state, sides[1]])).toMatchObject([
      { element: 'particularity-dates', agree, apart: apart.map((of) => ({ demands: of })) },
    ]);
  },
);

/** What the core says of a case, each demand for itself. */
function said(reviewer: CastReviewer, state: CaseState) {
  const ground = groundOf(reviewer);
  return standingDemands(state).map((demand) => ({
    assessment: assessInCase(state, demand, ground),
    gate: gateOf(state, [demand], ground),
  }));
}

const named = fc.option(fc.subarray([content, subscriber, elsewhere], { minLength: 1 }), { nil: undefined });
const found = fc.tuple(
  fc.constantFrom<ElementId>('particularity-dates', 'nexus', 'judge-signature', 'identifiers-exact'),
  fc.constantFrom<Verdict>('supports', 'breaks', 'unclear'),
  named,
);

describe('laws of what findings concern', () => {
  it('a demand stands as if there were no finding on others alone, and the case as all of them', () => {
    fc.assert(
      fc.property(fc.array(found, { maxLength: 8 }), (all) => {
        const reviewer = mixed();
        for (const [index, [element, verdict, demands]] of all.entries()) {
          find(reviewer, element, verdict, demands, namedId(`finding ${index}`));
        }
        const { state } = reviewer;
        const ground = groundOf(reviewer);
        const each = said(reviewer, state);
        for (const [index, { id }] of standingDemands(state).entries()) {
          const findings = state.findings.filter(({ reading }) => reading.demands?.includes(id) ?? true);
          expect(said(reviewer, { ...state, findings })[index]).toEqual(each[index]);
        }
        const missing = new Set(each.flatMap(({ gate }) => gate.missing));
        expect(new Set(gateOfCase(state, ground).missing)).toEqual(missing);
        for (const item of examinedInCase(state, ground)) {
          const states = each.flatMap(({ assessment }) =>
            assessment.elements.flatMap((one) => (one.element === item.element ? one.state : [])),
          );
          expect(states).toContain(item.state);
          expect(item.apart.length > 0).toBe(new Set(states).size > 1);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('to name everything demanded is to name nothing', () => {
    fc.assert(
      fc.property(fc.array(found, { maxLength: 5 }), (all) => {
        const [bare, whole] = [undefined, [content, subscriber]].map((demands) => {
          const reviewer = mixed();
          for (const [index, [element, verdict]] of all.entries()) {
            find(reviewer, element, verdict, demands, namedId(`finding ${index}`));
          }
          return { reviewer, states: examinedInCase(reviewer.state, groundOf(reviewer)) };
        });
        const inShort = (one: typeof bare) =>
          one?.states.map(({ element, state, apart }) => [element, state, apart]);
        expect(inShort(whole)).toEqual(inShort(bare));
      }),
      { numRuns: 15 },
    );
  });
});

/** Whose documents have four pages each. */
function countedGround(reviewer: CastReviewer) {
  const documents = reviewer.state.documents.map(({ sha256 }) => ({ sha256, pages: 4 }));
  return { ...groundOf(reviewer), documents };
}

function lacking(reviewer: CastReviewer, demand: string): readonly ElementId[] {
  const demands = standingDemands(reviewer.state).filter(({ id }) => id === demand);
  return gateOf(reviewer.state, demands, countedGround(reviewer)).missing;
}

describe('searches and overrides that name demands', () => {
  it('count for these alone, are told with them, and leave the others to be examined', () => {
    const reviewer = mixed();
    const [element] = gateOfCase(reviewer.state, countedGround(reviewer)).missing.filter(
      (each) => lacking(reviewer, content).includes(each) && lacking(reviewer, subscriber).includes(each),
    );
    if (element === undefined) throw new Error('both demands ask for an element');
    const { documents } = countedGround(reviewer);
    const pages = documents.map(({ sha256 }) => ({ document: sha256, from: 1, to: 4 }));
    const only = { demands: [content] };
    reviewer.record(...searchElement(reviewer.state, element, pages, '', documents, only));
    expect(lacking(reviewer, content)).not.toContain(element);
    expect(lacking(reviewer, subscriber)).toContain(element);
    expect(gateOfCase(reviewer.state, countedGround(reviewer)).missing).toContain(element);
    const shown = examinedInCase(reviewer.state, countedGround(reviewer)).find(
      (each) => each.element === element,
    );
    expect(shown?.apart).toEqual([
      { demands: [content], state: 'not-found' },
      { demands: [subscriber], state: 'not-examined' },
    ]);
    reviewer.record(
      ...overrideGate([element], 'under seal', { state: reviewer.state, concern: { demands: [subscriber] } }),
    );
    expect(lacking(reviewer, subscriber)).not.toContain(element);
    const told = historyOf(reviewer.entries.values()).flatMap(({ what }) => what);
    expect(told.filter((words) => words.includes('concerning only'))).toHaveLength(2);
    expect(JSON.stringify(summaryOf(reviewer.state, {})).match(/Concerns only:/g)).toHaveLength(2);
    expect(() =>
      searchElement(reviewer.state, element, pages, '', documents, { demands: [elsewhere] }),
    ).toThrow(failsAs('demand-unknown'));
  });
});

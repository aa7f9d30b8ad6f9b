import { describe, expect, it } from 'vitest';
import type { Moment } from '../../../src/core/primitives.ts';
import type { Profile, Rule } from '../../../src/core/guidelines/guideline.ts';
import { assembleGuidelines } from '../../../src/core/guidelines/guidelines.ts';
import { builtInProfiles } from '../../../src/vault/guidelines/built-in.ts';
import { gateOfCase, overrideGate, searchElement } from '../../../src/core/evidence/commands.ts';
import { changeFinding, withdrawFinding } from '../../../src/core/findings/commands.ts';
import { composeLetter } from '../../../src/core/letters/compose.ts';
import { finishLetter, barNotice, releaseNotice, upholdLetter } from '../../../src/core/letters/commands.ts';
import { whyNot } from '../../../src/core/letters/letter-availability.ts';
import { openMarks } from '../../../src/core/letters/letter-blocks.ts';
import { ruleBlock } from '../../../src/core/letters/letter-citations.ts';
import { letterKinds, type LetterKind } from '../../../src/core/letters/letter-kinds.ts';
import {
  rulesInForce,
  type RuleCitation,
  type RulesInForce,
} from '../../../src/core/guidelines/guidelines.ts';
import { summaryOf } from '../../../src/core/bundles/summary.ts';
import { changedSince, staleLetters } from '../../../src/core/letters/staleness.ts';
import { changeDemand, changeRequest } from '../../../src/core/requests/commands.ts';
import type { RequestChanges } from '../../../src/core/requests/events.ts';
import { approveDecisions, askSecondReview } from '../../../src/core/second-review/commands.ts';
import { caseClocks } from '../../../src/core/clocks/case-clocks.ts';
import type { DataId, ElementId, ProcessId, ReasonId } from '../../../src/core/legal-basis.ts';
import { closeCase } from '../../../src/core/cases/life-cycle.ts';
import { summarise } from '../../../src/core/cases/summary.ts';
import { CastReviewer, contentDemand, namedHash, namedId } from '../../support/ledger-cast.ts';
import { law } from '../guidelines/built-in.ts';
import { decide, find, groundOf, secretNote, secretRationale, texts, warrant } from './letter-cast.ts';

const narrowed = { ...contentDemand, to: '2026-06-30' };
const account = 'j.doe@example.com';
const refused = (why: RegExp) =>
  expect.objectContaining({ code: 'refused', message: expect.stringMatching(why) });

/** Overrides what nothing shows. */
function openGate(reviewer: CastReviewer): void {
  const { missing } = gateOfCase(reviewer.state, groundOf(reviewer));
  reviewer.record(...overrideGate(missing, 'a test of letters'));
}

/** A case in which each kind of letter can be written. */
function wholeCase(reviewer = warrant()): CastReviewer {
  find(reviewer, 'dates', 'particularity-dates', 'breaks', 'any and all records');
  find(reviewer, 'nexus', 'nexus', 'unclear', 'in connection with the offence');
  find(reviewer, 'cause', 'probable-cause', 'supports', 'probable cause to believe');
  decide(reviewer, 1, {
    disposition: 'narrow',
    reasons: ['no-date-range'],
    findings: [namedId('dates')],
    narrowed,
  });
  decide(reviewer, 2, {
    disposition: 'reject',
    reasons: ['overly-broad', 'no-date-range'],
    findings: [namedId('dates')],
  });
  openGate(reviewer);
  return reviewer;
}

const dates = namedId('dates');
const notice = (reviewer: CastReviewer) => whyNot('user-notice', groundOf(reviewer));
const until = (at: string) => ({ authority: '2705(b)', until: { at, zone: 'America/New_York' } });

/** The same with an objection that was finished. */
function withObjection(): CastReviewer {
  const reviewer = wholeCase();
  const { text, rests } = composeLetter('objection', groundOf(reviewer));
  reviewer.record(...finishLetter(groundOf(reviewer), namedId('letter'), { text, rests, replaces: null }));
  return reviewer;
}

/** The rules that hold for the case, each as it is but for what `change` makes of it. */
function rulesOf(
  reviewer: CastReviewer,
  change: (rule: RuleCitation) => RuleCitation | null = (rule) => rule,
): RulesInForce {
  const { guidelines, on, state } = groundOf(reviewer);
  const rules = [...rulesInForce(guidelines, state.request, on)];
  return new Map(
    rules.flatMap(([name, rule]) => {
      const now = change(rule);
      return now === null ? [] : [[name, now] as const];
    }),
  );
}

function reasonsOf({ state }: CastReviewer): string {
  return state.letters.flatMap(({ rests }) => changedSince(rests, state, null)).join('\n');
}

describe.each(letterKinds)('a letter: %s', (kind) => {
  const whom = kind === 'user-notice' ? account : null;

  it('is composed, and tells no note and no rationale', () => {
    const { text } = composeLetter(kind, groundOf(wholeCase()), whom);
    const whole = JSON.stringify(text);
    expect(text.date).toBe('2026-11-25');
    expect(text.body.length).toBeGreaterThan(100);
    expect(whole).not.toContain(secretNote);
    expect(whole).not.toContain(secretRationale);
    expect(whole).not.toMatch(/\{[a-z-]+\}|undefined|null/);
  });

  it('can be finished as it was composed, and is in the case then', () => {
    const reviewer = wholeCase();
    const { text, rests } = composeLetter(kind, groundOf(reviewer), whom);
    reviewer.record(...finishLetter(groundOf(reviewer), namedId('letter'), { text, rests, replaces: null }));
    expect(reviewer.state.letters).toMatchObject([{ id: namedId('letter'), text, upheld: null }]);
    expect(staleLetters(reviewer.state, null)).toEqual([]);
  });
});

it.each<[LetterKind, RegExp]>([
  ['clarification', /No finding leaves anything unclear/],
  ['narrowing', /No demand was narrowed/],
  ['objection', /no finding breaks anything[^]*First mark the place/],
  ['rejection', /2 of 2 demands are undecided/],
  ['production', /2 of 2 demands are undecided/],
])('%s says why it cannot be written', (kind, why) => {
  expect(whyNot(kind, groundOf(warrant()))).toMatch(why);
  expect(() => composeLetter(kind, groundOf(warrant()))).toThrow(refused(why));
});

it.each(letterKinds.filter((kind) => kind !== 'acknowledgement' && kind !== 'user-notice'))(
  'under a blind second review nothing is told of what is sealed: %s',
  (kind) => {
    const reviewer = warrant();
    reviewer.record(...askSecondReview(reviewer.state, { mode: 'blind', by: null, note: '' }, ''));
    expect(whyNot(kind, groundOf(wholeCase(reviewer)))).toMatch(/once both reviewers have committed/);
  },
);

it.each<LetterKind>(['narrowing', 'production'])('%s waits for the approval that was asked for', (kind) => {
  const reviewer = wholeCase();
  reviewer.record(...askSecondReview(reviewer.state, { mode: 'open', by: null, note: '' }, ''));
  expect(whyNot(kind, groundOf(reviewer))).toMatch(/has not yet/);
});

it.each<LetterKind>(['narrowing', 'objection', 'rejection', 'production'])(
  '%s waits while the gate is closed',
  (kind) => {
    const reviewer = wholeCase();
    expect(whyNot(kind, groundOf(reviewer))).toBeNull();
    reviewer.record(...changeRequest(reviewer.state, { process: 'order-2703d' }));
    expect(whyNot(kind, groundOf(reviewer))).toMatch(/^The evidence gate closed since the decisions/);
  },
);

it('an objection waits for decisions where somebody has to approve them', () => {
  const reviewer = warrant();
  find(reviewer, 'signature', 'signed', 'breaks');
  find(reviewer, 'dates', 'particularity-dates', 'breaks');
  expect(whyNot('objection', groundOf(reviewer))).toMatch(/^The evidence gate is closed\./);
  openGate(reviewer);
  expect(whyNot('objection', groundOf(reviewer))).toBeNull();
  const guidelines = assembleGuidelines(builtInProfiles(), ['us-federal', 'two-person']);
  expect(whyNot('objection', groundOf(reviewer, { guidelines }))).toMatch(/2 of 2 demands are undecided/);
  reviewer.record(...askSecondReview(reviewer.state, { mode: 'open', by: null, note: '' }, ''));
  expect(whyNot('objection', groundOf(reviewer))).toMatch(/has to approve the decisions before/);
});

it.each(letterKinds)('of a closed case only the user is written to: %s', (kind) => {
  const reviewer = wholeCase();
  reviewer.record(...closeCase(reviewer.state, 'over'));
  expect(whyNot(kind, groundOf(reviewer)) === null).toBe(kind === 'user-notice');
});

const acknowledged = (due: Moment | null) =>
  composeLetter('acknowledgement', groundOf(warrant({ due }))).text.body;

it('an acknowledgement says when to answer only where that is recorded', () => {
  expect(acknowledged({ at: '2026-12-04T17:00:00.000Z', zone: 'America/New_York' })).toContain(
    'it is to be answered by: ',
  );
  expect(acknowledged(null)).not.toMatch(/answered by|no date|Fill in/);
});

describe('an objection', () => {
  it('cites the words, the document, the page and the rule with its source', () => {
    const { text, rests } = composeLetter('objection', groundOf(wholeCase()));
    expect(text.body).toContain('“any and all records”');
    expect(text.body).toContain('In warrant.pdf, page 2.');
    expect(text.body).toContain('without days it reaches too far. (U.S. Const. amend. IV)');
    expect(rests.findings.map(({ finding }) => finding)).toContain(namedId('dates'));
    expect(rests.rules.map(({ rule }) => rule)).toContain('failed-particularity-dates');
    expect(rests.rules.every(({ edition }) => edition === '2026-11')).toBe(true);
  });

  it('states no rule as law that was only remembered, and is not finished before somebody checked it', () => {
    const reviewer = warrant();
    find(reviewer, 'late', 'execution-window', 'breaks', 'executed on 3 November');
    openGate(reviewer);
    const { text, rests, cautions } = composeLetter('objection', groundOf(reviewer));
    expect(cautions.join()).toContain('Unverified rule');
    expect(openMarks(text.body).join()).toContain('has run out');
    expect(text.body.replaceAll(/\[Check before sending:[^\]]*\]/g, '')).not.toContain('has run out');
    const finish = (body: string) =>
      finishLetter(groundOf(reviewer), namedId('letter'), { text: { ...text, body }, rests, replaces: null });
    expect(() => finish(text.body)).toThrow(refused(/Check before sending/));
    expect(finish(text.body.replaceAll(/[[\]]/g, ''))).toHaveLength(1);
  });

  it('tells what comes from a summary as the company’s guidelines, not as the rule of law', () => {
    const misaddressed = warrant();
    find(misaddressed, 'address', 'addressee', 'breaks', 'Another Cloud, Inc.');
    openGate(misaddressed);
    const { text, cautions } = composeLetter('objection', groundOf(misaddressed));
    expect(text.body).toMatch(
      /Our guidelines for requesters: It must be addressed to [^(]*\. No rule of law is cited for this\.$/m,
    );
    // Where a rule's author read it is nothing to cite: the writer is told, not the court.
    expect(text.body).not.toMatch(/summary|Published guidelines/i);
    expect(cautions.join()).toMatch(/told as your guidelines for requesters, without a statute or a rule of/);
    const silent = warrant({ nondisclosure: { authority: 'our request', until: null } });
    find(silent, 'silence', 'nondisclosure-authority', 'breaks', 'do not tell your subscriber');
    openGate(silent);
    expect(composeLetter('objection', groundOf(silent)).text.body).toMatch(
      /^Our guidelines for requesters: Silence is owed .*\(18 USC 2705\(b\); 18 USC 2709\(c\)\)$/m,
    );
    const reviewer = warrant({ process: 'order-2703d' });
    find(reviewer, 'facts', 'articulable-facts', 'breaks', 'on information and belief');
    openGate(reviewer);
    expect(composeLetter('objection', groundOf(reviewer)).text.body).toContain(
      'The rule: An order under 2703(d) needs the finding of specific and articulable facts. (18 USC 2703(d))',
    );
  });

  it('cites the pages that were searched in vain, until something is found or another document comes', () => {
    const reviewer = warrant();
    const documents = [{ sha256: namedHash('document'), pages: 3 }];
    const ground = () => groundOf(reviewer, { documents });
    const pages = [{ document: namedHash('document'), from: 1, to: 3 }];
    reviewer.record(...searchElement(reviewer.state, 'judge-signature', pages, '', documents));
    openGate(reviewer);
    for (const demand of [1, 2] as const) decide(reviewer, demand, { reasons: ['unsigned'] });
    const { text, rests } = composeLetter('objection', ground());
    expect(text.body).toMatch(/Not found in [^\n]+, pages 1 to 3\./);
    expect(rests).toMatchObject({ findings: [], searches: [{ element: 'judge-signature' }] });
    expect(composeLetter('rejection', ground()).text.body).toMatch(/Not found in [^\n]+, pages 1 to 3\./);
    const finish = (body: string) =>
      finishLetter(ground(), namedId('letter'), { text: { ...text, body }, rests, replaces: null });
    expect(() => finish('Nothing.')).toThrow(refused(/searched in vain/));
    reviewer.record(...finish(text.body));
    expect(reasonsOf(reviewer)).toBe('');
    const counted = [{ sha256: namedHash('document'), pages: 10 }];
    expect(
      staleLetters(reviewer.state, null, counted).map(({ rests: kept }) =>
        changedSince(kept, reviewer.state, null, counted),
      ),
    ).toEqual([[expect.stringContaining('nobody searched pages 4 to 10 of')]]);
    const verified = { ...rests, searches: [{ element: 'emergency-verified' as const, entries: [] }] };
    expect(changedSince(verified, reviewer.state, null, counted)).toEqual([
      expect.stringContaining('only a call back shows it'),
    ]);
    const [upheld] = upholdLetter(reviewer.state, rulesOf(reviewer), counted, namedId('letter'), 'no more');
    expect(upheld).not.toHaveProperty('rests.searches');
    find(reviewer, 'late', 'judge-signature', 'supports');
    expect(reasonsOf(reviewer)).toContain('was not found; there is a finding on it now.');
    const pair = { document: namedHash('document'), amends: namedHash('document') };
    const amended = { type: 'document-amended', ...pair, stale: [namedId('late')] } as const;
    reviewer.recordAt('2026-11-23T08:00:00.000Z', amended);
    expect(reasonsOf(reviewer)).toContain('was not found; there is a stale finding on it.');
  });

  it('a rejection that no finding, search and rule shows is not written', () => {
    const reviewer = wholeCase();
    decide(reviewer, 2, { reasons: ['inappropriate'], findings: [] });
    expect(whyNot('rejection', groundOf(reviewer))).toMatch(/^The rejection of .* cites no finding/);
  });

  it('a rejection for the process or a call back stands on its rule, and one for what no rule speaks of on its place', () => {
    const reviewer = warrant({ process: 'subpoena' });
    find(reviewer, 'late', 'return-date', 'breaks', 'forthwith');
    openGate(reviewer);
    decide(reviewer, 1, { reasons: ['content-by-subpoena'] });
    decide(reviewer, 2, { reasons: ['expired'], findings: [namedId('late')] });
    expect(composeLetter('rejection', groundOf(reviewer)).text.body).toContain('Content sought by subpoena');
    // A subpoena does reach what the second one demands.
    decide(reviewer, 2, { reasons: ['content-by-subpoena'] });
    expect(whyNot('rejection', groundOf(reviewer))).toMatch(/cites no finding that stands/);
    const urgent = warrant({ process: 'emergency', emergency: true });
    openGate(urgent);
    for (const demand of [1, 2] as const)
      decide(urgent, demand, { reasons: ['emergency-verification-failed'] });
    const calls = [{ entry: namedHash('call'), verdict: 'breaks' }] as const;
    expect(whyNot('rejection', groundOf(urgent, { calls }))).toBeNull();
    expect(whyNot('rejection', groundOf(urgent))).toMatch(/cites no finding that stands/);
    const burden = { reasons: ['unduly-burdensome'] } as const;
    const abroad = warrant({ country: 'BR' });
    find(abroad, 'all', 'particularity-accounts', 'breaks', 'all accounts');
    openGate(abroad);
    for (const demand of [1, 2] as const) decide(abroad, demand, { ...burden, findings: [namedId('all')] });
    const { text, cautions } = composeLetter('rejection', groundOf(abroad));
    expect(text.body).toContain('“all accounts”');
    expect(cautions.join()).toContain('is told without a rule: no rule in force speaks of it for this');
  });

  it.each<[ProcessId, string, ReasonId, DataId, RegExp]>([
    ['civil-subpoena', 'US', 'unduly-burdensome', 'connection-logs', /45\(d\)\(3\)\(A\)\(iv\)/g],
    ['order-2703d', 'US', 'unduly-burdensome', 'connection-logs', /(?:18 USC |court order, )2703\(d\)/g],
    ['epoc', 'FR', 'foreign-law-conflict', 'stored-content', /2023\/1543/g],
    ['search-warrant', 'US', 'foreign-law-conflict', 'stored-content', /18 USC 2703\(h\)/g],
  ])(
    'to %s of %s for %s cites the rule that holds there, and no other section',
    (process, country, reason, data, cited) => {
      const reviewer = warrant({
        process,
        country,
        requester: process === 'civil-subpoena' ? 'private' : 'government',
      });
      find(reviewer, 'place', 'other', 'unclear', 'all contents');
      const on = { disposition: 'challenge', reasons: [reason], findings: [namedId('place')] } as const;
      reviewer.record(...changeDemand(reviewer.state, namedId('demand 1'), { ...contentDemand, data }));
      decide(reviewer, 1, on);
      decide(reviewer, 2, on);
      openGate(reviewer);
      const ground = groundOf(reviewer, { on: '2026-11-22' });
      const { body } = composeLetter('objection', ground).text;
      expect(body).toMatch(cited);
      expect(body.replaceAll(cited, '')).not.toMatch(/\d\([a-z]\)|USC/);
    },
  );

  it.each<[ProcessId, string, ElementId, ReasonId]>([
    ['wiretap-order', 'US', 'judge-signature', 'unsigned'],
    ['order-2703d', 'US', 'particularity-dates', 'no-date-range'],
    ['mlat-request', 'DE', 'probable-cause', 'no-valid-legal-basis'],
    ['epoc', 'DE', 'nexus', 'overly-broad'],
  ])(
    'to %s of %s on “%s”, which rules ask of warrants, has its rule filled in',
    (process, country, ...on) => {
      const [element, reason] = on;
      const reviewer = warrant({ process, country });
      find(reviewer, 'place', element, 'breaks', 'as is stated above');
      openGate(reviewer);
      const { text, rests, cautions } = composeLetter('objection', groundOf(reviewer));
      expect(text.body).toContain('“as is stated above”');
      expect(openMarks(text.body)).toEqual(['[Fill in: the rule that this rests on]']);
      expect(cautions.join()).toMatch(/is raised without a rule: the rules that ask for “.*” name other/);
      expect(() =>
        finishLetter(groundOf(reviewer), namedId('letter'), { text, rests, replaces: null }),
      ).toThrow(refused(/Fill in: the rule/));
      for (const demand of [1, 2] as const) {
        const position = { reasons: [reason], findings: [namedId('place')] } as const;
        decide(reviewer, demand, { disposition: 'challenge', ...position });
      }
      expect(composeLetter('objection', groundOf(reviewer)).text.body).toContain('“as is stated above”');
    },
  );

  it.each<[string, RequestChanges, ElementId, ReasonId, string]>([
    ['whose process is not recorded', { process: null }, 'judge-signature', 'unsigned', 'no judge signed'],
    [
      'that is ticked as an emergency',
      { emergency: true },
      'emergency-threshold',
      'emergency-threshold-not-met',
      '2702(b)(8)',
    ],
  ])('to a request %s cites what holds for it', (_, changes, element, reason, cited) => {
    const reviewer = warrant(changes);
    find(reviewer, 'place', element, 'breaks');
    openGate(reviewer);
    for (const demand of [1, 2] as const) {
      decide(reviewer, demand, { disposition: 'challenge', reasons: [reason], findings: [namedId('place')] });
    }
    const { text } = composeLetter('objection', groundOf(reviewer));
    expect(text.body).toContain(cited);
    expect(text.body).not.toContain('Fill in: the rule');
  });

  it('tells why something is left out once, of however many demands', () => {
    const reviewer = warrant();
    openGate(reviewer);
    for (const demand of [1, 2] as const) decide(reviewer, demand, { reasons: ['inappropriate'] });
    expect(whyNot('objection', groundOf(reviewer))?.match(/“Inappropriate” is left out/g)).toHaveLength(1);
  });

  it('and a rejection cite no rule about something else than the place', () => {
    const reviewer = warrant({ process: 'mlat-request', country: 'DE' });
    find(reviewer, 'signature', 'signed', 'breaks', 'no facts are stated');
    openGate(reviewer);
    const position = { reasons: ['no-valid-legal-basis'], findings: [namedId('signature')] } as const;
    const composed = (disposition: 'challenge' | 'reject', kind: LetterKind) => {
      for (const demand of [1, 2] as const) decide(reviewer, demand, { disposition, ...position });
      return composeLetter(kind, groundOf(reviewer));
    };
    const objection = composed('challenge', 'objection');
    expect(openMarks(objection.text.body)).toContain('[Fill in: the rule that this rests on]');
    expect(objection.cautions.join()).toContain('is raised without a rule: no rule in force speaks of it');
    const rejection = composed('reject', 'rejection');
    expect(rejection.text.body).toContain('“no facts are stated”');
    expect(rejection.text.body).not.toMatch(/has to cite the law|The rule:|Our guidelines/);
    expect(rejection.cautions.join()).toContain('is told without a rule: no rule in force speaks of it');
  });

  it('is not made of a reason without a finding: the writer is told', () => {
    const reviewer = wholeCase();
    decide(reviewer, 2, {
      disposition: 'challenge',
      reasons: ['inappropriate', 'no-date-range'],
      findings: [],
    });
    const { text, cautions } = composeLetter('objection', groundOf(reviewer));
    expect(text.body).not.toContain('Inappropriate');
    expect(cautions).toContain(
      '“Inappropriate” is left out: its decision cites no finding that stands, and no element that it is about was searched for on every page.',
    );
  });

  it('rests on the decisions that stand, and names the demands that each reason is raised to', () => {
    const reviewer = warrant();
    find(reviewer, 'signature', 'signed', 'breaks');
    openGate(reviewer);
    const findings = [namedId('signature')];
    const body = () => composeLetter('objection', groundOf(reviewer)).text.body;
    expect(body()).toContain('This concerns everything that is demanded.');
    decide(reviewer, 1, { disposition: 'narrow', reasons: ['unsigned'], findings, narrowed });
    decide(reviewer, 2, { reasons: ['unsigned', 'inappropriate'], findings });
    // The first one is narrowed for that reason: that is told in a letter of its own.
    expect(body()).toMatch(/Unsigned[^\n]*\n\nThis concerns: Basic subscriber information of [^;\n]*\n/);
    decide(reviewer, 1, { disposition: 'challenge', reasons: ['unsigned'], findings });
    expect(body()).toContain('This concerns everything that is demanded.');
    for (const demand of [1, 2] as const) decide(reviewer, demand, { reasons: ['inappropriate'] });
    expect(whyNot('objection', groundOf(reviewer))).toContain(
      '“Unsigned” is left out: no decision that stands challenges or rejects a demand for it.',
    );
  });

  it('cannot be finished once every citation was taken out', () => {
    const reviewer = wholeCase();
    const { text, rests } = composeLetter('objection', groundOf(reviewer));
    const bare = { text: { ...text, body: 'We object.' }, rests, replaces: null };
    expect(() => finishLetter(groundOf(reviewer), namedId('letter'), bare)).toThrow(
      refused(/at least one finding/),
    );
  });

  it('does not rest on a finding that the writer took out', () => {
    const reviewer = wholeCase();
    find(reviewer, 'accounts', 'particularity-accounts', 'breaks', 'all accounts of the suspect');
    const { text, rests } = composeLetter('objection', groundOf(reviewer));
    const body = text.body
      .split('\n\n')
      .filter((block) => !block.includes('all accounts') && !block.includes('In warrant.pdf'))
      .join('\n\n');
    const [event] = finishLetter(groundOf(reviewer), namedId('letter'), {
      text: { ...text, body },
      rests,
      replaces: null,
    });
    expect(event).toMatchObject({ rests: { findings: [{ finding: namedId('dates') }] } });
  });
});

it('a production says apart what is not given', () => {
  const reviewer = wholeCase();
  expect(composeLetter('production', groundOf(reviewer)).text.body).toMatch(
    / instead of [^]*We do not produce:\n\n- [^\n]+; because: Overly broad; No date/,
  );
});

/** What is reported of emergencies, as if it were of every request. */
function openToEveryRequest(profile: Profile): Profile {
  const rules = profile.rules.map((rule): Rule => {
    if (rule.type !== 'availability' || rule.id !== 'outside-emergency-content') return rule;
    return { ...rule, processes: { only: ['foreign-request'] }, needs: [] };
  });
  return { ...profile, rules };
}

it('a production says where counsel has to decide, since what it gives by was not checked', () => {
  const reviewer = warrant();
  reviewer.record(...changeRequest(reviewer.state, { country: 'DE', process: 'epoc' }));
  const given = composeLetter('production', groundOf(wholeCase(reviewer))).cautions.join();
  expect(given).toMatch(/was not checked against its source: .*2023\/1543.* Counsel has to decide/);
  const abroad = warrant();
  abroad.record(...changeRequest(abroad.state, { country: 'DE', process: 'foreign-request' }));
  const guidelines = assembleGuidelines(builtInProfiles().map(openToEveryRequest), ['outside-us']);
  const byPractice = composeLetter('production', groundOf(wholeCase(abroad), { guidelines })).cautions;
  expect(byPractice.join()).toMatch(
    /No rule of law was found that lets [^:]*: “Some .* Counsel has to decide before/,
  );
  expect(composeLetter('production', groundOf(wholeCase())).cautions.join()).not.toContain('Counsel');
});

it('a reason for which only what supports the request is cited is one to look at', () => {
  const reviewer = wholeCase();
  decide(reviewer, 2, { reasons: ['overly-broad'], findings: [namedId('cause')] });
  expect(composeLetter('rejection', groundOf(reviewer)).cautions.join()).toContain(
    '“Overly broad” cites only what supports the request.',
  );
});

it('a question says what has to be so, and an hour by which offset from UTC it is', () => {
  expect(composeLetter('clarification', groundOf(wholeCase())).text.body).toMatch(/this has to be so: /);
  expect(acknowledged({ at: '2026-12-04T17:00:00.000Z', zone: '-05:00' })).toContain('(UTC-05:00)');
});

it.each<LetterKind>(['acknowledgement', 'objection', 'user-notice'])(
  '%s tells what only the cover sheet asks for, and not why',
  (kind) => {
    const reviewer = warrant();
    find(reviewer, 'signature', 'signed', 'breaks');
    openGate(reviewer);
    const [of] = reviewer.state.demands;
    reviewer.record({ type: 'demand-disregarded', demand: of?.id ?? '', reason: secretNote });
    const { body } = composeLetter(kind, groundOf(reviewer), kind === 'user-notice' ? account : null).text;
    expect(body).toContain('The cover sheet alone also names: Stored content');
    expect(body).not.toContain(secretNote);
  },
);

it('narrowed to what the policy offers, a national security letter is told that policy and no rule of warrants', () => {
  const reviewer = warrant({ process: 'nsl' });
  const nsl = { ...contentDemand, data: 'nsl-subscriber' } as const;
  reviewer.record(...changeDemand(reviewer.state, namedId('demand 1'), nsl));
  find(reviewer, 'certified', 'nsl-certification', 'supports');
  const reasons = ['overly-broad'] as const;
  const narrower = { ...nsl, data: 'nsl-name-and-service' } as const;
  const position = { disposition: 'narrow', reasons, findings: [namedId('certified')] } as const;
  decide(reviewer, 1, { ...position, narrowed: narrower });
  decide(reviewer, 2, { reasons, findings: [namedId('certified')] });
  openGate(reviewer);
  const bodyUnder = (profile: string) =>
    composeLetter(
      'narrowing',
      groundOf(reviewer, { guidelines: assembleGuidelines(builtInProfiles(), ['us-federal', profile]) }),
    ).text.body;
  expect(bodyUnder('strict-company')).toContain('only name and length of service are given');
  expect(bodyUnder('strict-company')).not.toContain('amend. IV');
  // Without that policy it is what anybody may raise.
  expect(bodyUnder('every-request')).toContain('reaches further than its purpose');
  // A finding on what is asked of warrants alone changes nothing.
  find(reviewer, 'nexus', 'nexus', 'breaks');
  decide(reviewer, 2, { reasons, findings: [namedId('nexus')] });
  expect(composeLetter('rejection', groundOf(reviewer)).text.body).not.toContain('amend. IV');
});

/** The answer to a preservation that is met. */
function preserved(changes: RequestChanges) {
  const preservation = { ...contentDemand, data: 'preservation', from: null, to: null } as const;
  const reviewer = warrant(changes);
  for (const demand of ['demand 1', 'demand 2'])
    reviewer.record(...changeDemand(reviewer.state, namedId(demand), preservation));
  find(reviewer, 'asked', 'governmental-entity', 'supports');
  const position = { disposition: 'produce', findings: [namedId('asked')] } as const;
  decide(reviewer, 1, position);
  decide(reviewer, 2, position);
  openGate(reviewer);
  const clocks = caseClocks(law, reviewer.state, [], false, '2026-11-24T23:30:00.000Z');
  return composeLetter('production', groundOf(reviewer, { clocks }));
}

it('the answer to a preservation discloses nothing, and says until when it is kept', () => {
  const { text, rests } = preserved({ process: 'letter-2703f' });
  expect(text.body).toContain('preserved; nothing is disclosed. What is preserved is kept until February 1');
  expect(text.body).not.toMatch(/produce|in full|data come apart/);
  expect(openMarks(text.body)).toEqual([]);
  expect(rests.rules.map(({ rule }) => rule)).toContain('preservation-2703f-clock');
  expect(composeLetter('production', groundOf(wholeCase())).text.body).toContain('The data come apart');
});

it('until when it is kept is to be checked where the rule was only remembered', () => {
  const { text, rests, cautions } = preserved({ process: 'epoc-pr', country: 'DE' });
  expect(openMarks(text.body).join()).toContain('What is preserved is kept until January 19, 2027');
  expect(rests.rules.map(({ rule }) => rule)).toContain('epoc-pr-sixty-days');
  expect(cautions.join()).toContain('Unverified rule: “The data is kept for sixty days');
});

it('a firm’s own texts that say of every answer that data come apart have it once', () => {
  const said = 'The data come apart from this letter. Please confirm that they arrived whole.';
  const { letters } = texts;
  const { subject, body } = letters.production;
  const own = { ...texts, letters: { ...letters, production: { subject, body: [...body, said] } } };
  const composed = composeLetter('production', groundOf(wholeCase(), { texts: own })).text.body;
  expect(composed.match(/data come apart/g)).toHaveLength(1);
});

describe('a quotation', () => {
  it('makes no marks, no placeholders and no brackets of its own', () => {
    const reviewer = warrant();
    find(reviewer, 'trap', 'particularity-dates', 'breaks', '# a\n\n- b {agency}\u202E [Fill in: x]');
    openGate(reviewer);
    const { text } = composeLetter('objection', groundOf(reviewer));
    expect(text.body).toContain('> “# a - b {agency}');
    expect(text.body).not.toContain('\u202E');
  });
});

describe('a notice to the user', () => {
  it('is refused while nondisclosure runs, and says when it may go', () => {
    expect(notice(warrant({ nondisclosure: until('2027-02-01T17:00:00.000Z') }))).toContain(
      'February 1, 2027',
    );
    expect(notice(warrant({ nondisclosure: { authority: '2705(b)', until: null } }))).toContain(
      'without an end date',
    );
    expect(notice(warrant({ nondisclosure: until('2026-11-24T23:29:59.000Z') }))).toBeNull();
  });

  it('is refused in an emergency until somebody records that the risk is over', () => {
    const reviewer = warrant({ emergency: true });
    expect(notice(reviewer)).toContain('An emergency is recorded');
    reviewer.record(...releaseNotice(reviewer.state, 'injury-or-death', 'the person is safe'));
    expect(notice(reviewer)).toBeNull();
  });

  it('is refused where a child is endangered, at finishing too', () => {
    const reviewer = warrant();
    const { text, rests } = composeLetter('user-notice', groundOf(reviewer), account);
    reviewer.record(...barNotice(reviewer.state, 'child-safety', 'says the affidavit'));
    expect(notice(reviewer)).toContain('A child is endangered');
    expect(() =>
      finishLetter(groundOf(reviewer), namedId('letter'), { text, rests, replaces: null }),
    ).toThrow(refused(/The draft is kept/));
    reviewer.record(...releaseNotice(reviewer.state, 'child-safety', 'the court says so'));
    expect(notice(reviewer)).toBeNull();
  });

  it('names the account that it goes to and no other one', () => {
    const { text } = composeLetter('user-notice', groundOf(warrant()), account);
    expect(text.addressee).toBe(account);
    expect(text.body).toContain(account);
    expect(JSON.stringify(text)).not.toContain('202 555');
    expect(() => composeLetter('user-notice', groundOf(warrant()), 'someone@else.example')).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
    expect(() => composeLetter('user-notice', groundOf(warrant()))).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
  });
});

it('has a rule that only says what providers do put in the writer’s words first: it may concede the point', () => {
  const rule = {
    profile: 'us-federal',
    edition: '1',
    rule: 'content-older-practice',
    version: 1,
    text: 'The statute still lets other process reach it.',
    source: '18 USC 2703(b)',
    verified: 'excerpt',
  } as const;
  const told = (basis: RuleCitation['basis']) => JSON.stringify(ruleBlock({ ...rule, basis }));
  expect(openMarks(told('practice'))).toHaveLength(1);
  expect(told('practice')).toContain('may say what speaks for the requester');
  expect(openMarks(told('law'))).toEqual([]);
});

describe('a finished letter', () => {
  const reading = { element: 'particularity-dates', verdict: 'breaks', note: '' } as const;

  it.each([
    ['is read otherwise', { ...reading, verdict: 'supports' } as const, /now supports .* before, it breaks/],
    ['is on another element', { ...reading, element: 'nexus' } as const, /is on “Nexus between/],
    ['has another note', { ...reading, note: 'again' } as const, /has another note now/],
  ])('is out of date once a finding %s', (_, now, why) => {
    const reviewer = withObjection();
    reviewer.record(...changeFinding(reviewer.state, dates, now));
    expect(reasonsOf(reviewer)).toMatch(why);
    expect(summarise(reviewer.state)).toMatchObject({ staleLetters: 1, waitsFor: '1 letter out of date' });
  });

  it('is out of date once a finding was withdrawn, in words', () => {
    const reviewer = withObjection();
    reviewer.record(...withdrawFinding(reviewer.state, dates, 'misread'));
    expect(reasonsOf(reviewer)).toContain('The finding in warrant.pdf, page 2 was withdrawn: misread');
  });

  it('is out of date once its decision was superseded, or its demand changed', () => {
    const reviewer = withObjection();
    reviewer.record(...changeDemand(reviewer.state, namedId('demand 2'), contentDemand));
    expect(reasonsOf(reviewer)).toContain('was on a demand that changed since');
    decide(reviewer, 2, { disposition: 'reject', reasons: ['unclear'] });
    expect(reasonsOf(reviewer)).toContain('The decision “Reject” was superseded');
  });

  it('is out of date once a rule that it cites changed or is gone, and upheld by the rule as it is now', () => {
    const reviewer = withObjection();
    const cited = reviewer.state.letters[0]?.rests.rules[0]?.rule;
    const when = (change: (rule: RuleCitation) => RuleCitation | null) => {
      const rules = rulesOf(reviewer, (rule) => (rule.rule === cited ? change(rule) : rule));
      const [letter] = staleLetters(reviewer.state, rules);
      return letter === undefined ? null : changedSince(letter.rests, reviewer.state, rules).join();
    };
    expect(when((rule) => rule)).toBeNull();
    expect(when((rule) => ({ ...rule, edition: 'own-1' }))).toBeNull();
    expect(when((rule) => ({ ...rule, version: rule.version + 1 }))).toMatch(
      /^A rule that it cites changed: /,
    );
    expect(when((rule) => ({ ...rule, text: 'Otherwise.' }))).toMatch(/Now: “Otherwise.”/);
    expect(when((rule) => ({ ...rule, verified: 'memory' }))).toMatch(/changed/);
    expect(when(() => null)).toMatch(/^A rule that it cites no longer holds here: “/);
    const own = rulesOf(reviewer, (rule) => ({ ...rule, version: 7 }));
    reviewer.record(...upholdLetter(reviewer.state, own, [], namedId('letter'), 'same in substance'));
    expect(staleLetters(reviewer.state, own)).toEqual([]);
    expect(when((rule) => rule)).toMatch(/changed/);
  });

  it('is upheld with a reason until something changes again', () => {
    const reviewer = withObjection();
    reviewer.record(...changeFinding(reviewer.state, dates, { ...reading, note: 'typo' }));
    reviewer.record(
      ...upholdLetter(reviewer.state, rulesOf(reviewer), [], namedId('letter'), 'only the note'),
    );
    expect(staleLetters(reviewer.state, null)).toEqual([]);
    reviewer.record(...withdrawFinding(reviewer.state, dates, 'misread'));
    expect(staleLetters(reviewer.state, null)).toHaveLength(1);
  });

  it('is listed in the summary of a bundle, with what it rests on and how it stands', () => {
    const reviewer = withObjection();
    const listed = () => JSON.stringify(summaryOf(reviewer.state, {}));
    expect(listed()).toContain('"Objection, 2026-11-25"');
    expect(listed()).toContain('"District Court of Somewhere"');
    reviewer.record(...changeFinding(reviewer.state, dates, { ...reading, note: 'again' }));
    expect(listed()).toContain('"Objection, 2026-11-25 (out of date)"');
    expect(listed()).not.toContain(reviewer.state.letters[0]?.text.body.slice(0, 60));
  });

  it('needs nobody any more once another one replaces it', () => {
    const reviewer = withObjection();
    reviewer.record(...changeFinding(reviewer.state, dates, { ...reading, note: 'again' }));
    const { text, rests } = composeLetter('objection', groundOf(reviewer));
    const replaces = namedId('letter');
    reviewer.record(...finishLetter(groundOf(reviewer), namedId('second'), { text, rests, replaces }));
    expect(summarise(reviewer.state).staleLetters).toBe(0);
  });

  it('cannot be finished on what changed since it was composed', () => {
    const reviewer = wholeCase();
    const { text, rests } = composeLetter('objection', groundOf(reviewer));
    find(reviewer, 'other', 'probable-cause', 'breaks', 'a hunch');
    reviewer.record(...changeFinding(reviewer.state, dates, { ...reading, verdict: 'unclear' }));
    expect(() =>
      finishLetter(groundOf(reviewer), namedId('letter'), { text, rests, replaces: null }),
    ).toThrow(refused(/Go over the letter again/));
  });
});

it.each<LetterKind>(['objection', 'narrowing', 'rejection', 'production'])(
  '%s waits for the approval that a rule wants, and for one that was asked for',
  (kind) => {
    const guidelines = assembleGuidelines(builtInProfiles(), ['us-federal', 'two-person']);
    const reviewer = wholeCase();
    expect(whyNot(kind, groundOf(reviewer))).toBeNull();
    expect(whyNot(kind, groundOf(reviewer, { guidelines }))).toMatch(/guidelines want a second review/);
    const bob = new CastReviewer('Bob');
    bob.learn(reviewer.entries.values());
    bob.record({ type: 'second-review-asked', mode: 'open', by: null, note: '' });
    expect(whyNot(kind, groundOf(bob))).toMatch(/asked to approve the decisions/);
    const entries = bob.state.decisions.map(({ entry }) => entry);
    bob.record(...approveDecisions(bob.state, entries, '', bob.signer.author));
    expect(whyNot(kind, groundOf(bob, { guidelines }))).toBeNull();
  },
);

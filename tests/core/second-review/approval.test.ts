import { describe, expect, it } from 'vitest';
import { decisionsCsv } from '../../../src/core/bundles/decisions-csv.ts';
import { requestBlocks, summaryOf } from '../../../src/core/bundles/summary.ts';
import { conflictsInWords } from '../../../src/core/cases/conflicts-in-words.ts';
import { isDecided, standingDecisions, statusOf } from '../../../src/core/cases/case-state.ts';
import { historyOf } from '../../../src/core/cases/history.ts';
import { closeCase, respond, withdrawRequest } from '../../../src/core/cases/life-cycle.ts';
import { projectCase, projectCounting } from '../../../src/core/cases/projection.ts';
import { summarise } from '../../../src/core/cases/summary.ts';
import { signDecision } from '../../../src/core/decisions/commands.ts';
import type { Position } from '../../../src/core/decisions/events.ts';
import { settle } from '../../../src/core/decisions/settle.ts';
import { changeDemand } from '../../../src/core/requests/commands.ts';
import { agreementsOf } from '../../../src/core/second-review/agreement.ts';
import {
  approveDecisions,
  askSecondReview,
  lackingToOverturn,
  recallSecondReview,
  returnDecisions,
  verdictBy,
} from '../../../src/core/second-review/commands.ts';
import { overturnsInWords } from '../../../src/core/second-review/overturned.ts';
import { awaitingReview, returnedTo, waitsForMe } from '../../../src/core/second-review/waits-for.ts';
import {
  actOn,
  castReview,
  CastReviewer,
  contentDemand,
  namedHash,
  namedId,
  noBasis,
} from '../../support/ledger-cast.ts';

const failsAs = (code: string) => expect.objectContaining({ code });
const demands = [namedId('demand 1'), namedId('demand 2')];

function absence(demand: string, reason: 'data-not-held' | 'no-responsive-data'): Position {
  const rest = { findings: [], rationale: '', narrowed: null };
  return { demand, disposition: 'nothing-to-produce', reasons: [reason], ...rest };
}

function decide(reviewer: CastReviewer, demand: string, more: Partial<Position> = {}): string {
  const position = { ...absence(demand, 'data-not-held'), ...more };
  const [signed] = reviewer.record(...signDecision(reviewer.state, position, noBasis));
  return signed?.id ?? '';
}

function exchange(...reviewers: readonly CastReviewer[]): void {
  for (const one of reviewers) for (const other of reviewers) other.learn(one.entries.values());
}

/** Ada asked for a second review and decided on both demands; Bob has all of it. */
function proposed(by: 'anyone' | 'bob' = 'anyone') {
  const [ada, bob] = [castReview('Ada'), new CastReviewer('Bob')];
  const wish = { mode: 'open', by: by === 'bob' ? bob.signer.author : null, note: 'please' } as const;
  ada.record(...askSecondReview(ada.state, wish, ada.signer.author));
  const entries = demands.map((demand) => decide(ada, demand));
  exchange(ada, bob);
  return { ada, bob, entries };
}

describe('a second review', () => {
  it('makes decisions proposals until another key approves them', () => {
    const { ada, bob, entries } = proposed();
    expect(statusOf(ada.state)).toBe('awaiting-second-review');
    expect(summarise(ada.state)).toMatchObject({ waitsFor: '2 decisions wait for approval' });
    expect(() => respond(ada.state, '', null, noBasis)).toThrow(failsAs('approval-missing'));
    bob.record(...approveDecisions(bob.state, entries.slice(0, 1), '', bob.signer.author));
    expect(statusOf(bob.state)).toBe('awaiting-second-review');
    const again = () => approveDecisions(bob.state, entries.slice(0, 1), '', bob.signer.author);
    expect(again).toThrow(/^You approved the decision \w{16} already/);
    bob.record(...approveDecisions(bob.state, entries.slice(1), 'both well', bob.signer.author));
    exchange(ada, bob);
    expect(statusOf(ada.state)).toBe('decided');
    const takeBack = () => recallSecondReview(ada.state, 'over', ada.signer.author);
    expect(takeBack).toThrow(/^It was answered: another reviewer approved all/);
    const blind = { mode: 'blind', by: null, note: '' } as const;
    expect(() => askSecondReview(ada.state, blind, ada.signer.author)).toThrow(
      /^A blind review begins before/,
    );
    expect(ada.state).toEqual(bob.state);
    ada.record(...respond(ada.state, '', null, noBasis));
    expect(statusOf(ada.state)).toBe('responded');
  });

  it('never counts the word of whoever decided, be it forged into the ledger', () => {
    const { ada, entries } = proposed();
    const me = ada.signer.author;
    expect(() => approveDecisions(ada.state, entries, '', me)).toThrow(failsAs('refused'));
    ada.record({ type: 'decisions-approved', decisions: entries, supersedes: [], note: 'forged' });
    expect(statusOf(ada.state)).toBe('awaiting-second-review');
    expect(ada.state.decisions.flatMap(({ reviews }) => reviews)).toEqual([]);
    expect(() => respond(ada.state, '', null, noBasis)).toThrow(failsAs('approval-missing'));
  });

  it('counts the word of whoever was asked, and no other', () => {
    const { ada, bob, entries } = proposed('bob');
    const cem = new CastReviewer('Cem');
    exchange(ada, bob, cem);
    expect(() => approveDecisions(cem.state, entries, '', cem.signer.author)).toThrow(failsAs('refused'));
    cem.record({ type: 'decisions-approved', decisions: entries, supersedes: [], note: '' });
    expect(statusOf(cem.state)).toBe('awaiting-second-review');
    expect(waitsForMe(cem.state, cem.signer.author)).toBeNull();
    expect(waitsForMe(bob.state, bob.signer.author)).toBe('review');
    bob.record(...approveDecisions(bob.state, entries, '', bob.signer.author));
    expect(statusOf(bob.state)).toBe('decided');
    // Whoever is asked later instead, Bob was asked when he approved.
    exchange(ada, bob, cem);
    const anew = { mode: 'open', by: cem.signer.author, note: '' } as const;
    ada.record(...askSecondReview(ada.state, anew, ada.signer.author));
    const told = JSON.stringify(summaryOf(ada.state, {}));
    expect(told).toContain('(does not count: by the same person, or by one who is not asked now)');
    expect(told).not.toContain('who was not asked');
  });

  it('calls two that decided alike no disagreement, and counts them until they are settled', () => {
    const [ada, bob] = [castReview('Ada'), new CastReviewer('Bob')];
    ada.record(...askSecondReview(ada.state, { mode: 'open', by: null, note: '' }, ada.signer.author));
    exchange(ada, bob);
    for (const demand of demands) {
      decide(ada, demand, { rationale: 'none here' });
      decide(bob, demand, { rationale: 'nor there' });
    }
    exchange(ada, bob);
    const told = () => summaryOf(ada.state, {}).flatMap((one) => ('value' in one ? [one.value] : []));
    expect(summarise(ada.state)).toMatchObject({ disagreements: 0, decidedAlike: 2 });
    expect(decisionsCsv(ada.state, {})).toContain('"alike"');
    expect(decisionsCsv(ada.state, {})).not.toContain('"disputed"');
    expect(told()).toContain('Nothing to produce (decided alike) (awaits second review)');
    expect(decisionsCsv(ada.state, {})).toContain('"alike","awaited"');
    expect(statusOf(ada.state)).toBe('awaiting-second-review');
    const take = standingDecisions(ada.state, demands[0] ?? '')[0]?.entry ?? '';
    ada.record(...settle(ada.state, { demand: demands[0] ?? '', take, rationale: 'both' }, noBasis));
    expect(summarise(ada.state)).toMatchObject({ disagreements: 0, decidedAlike: 1 });
    expect(told()).toContain('Nothing to produce (awaits second review)');
    exchange(ada, bob);
    expect(bob.state).toEqual(ada.state);
  });

  it('calls decisions no alike ones that were signed on other terms of their demand', () => {
    const [ada, bob] = [castReview('Ada'), new CastReviewer('Bob')];
    exchange(ada, bob);
    const [demand = ''] = demands;
    ada.record(...changeDemand(ada.state, demand, { ...contentDemand, identifiers: ['b.roe@example.com'] }));
    decide(ada, demand);
    decide(bob, demand);
    exchange(ada, bob);
    expect(summarise(ada.state)).toMatchObject({
      disagreements: 1,
      decidedAlike: 0,
      waitsFor: '1 disagreement to settle',
    });
    expect(decisionsCsv(ada.state, {}).match(/"(alike|disputed)"/g)).toEqual(['"disputed"', '"disputed"']);
    expect(conflictsInWords(ada.state, [])).toEqual([
      expect.stringMatching(/^Disagreement on .*: Nothing to produce \(of the demand as it was\)/),
    ]);
  });

  it('waits for whoever settles two decisions on a demand, though a third person approved both', () => {
    const [ada, bob, cyd] = [castReview('Ada'), new CastReviewer('Bob'), new CastReviewer('Cyd')];
    ada.record(...askSecondReview(ada.state, { mode: 'open', by: null, note: '' }, ada.signer.author));
    exchange(ada, bob, cyd);
    for (const demand of demands) for (const one of [ada, bob]) decide(one, demand);
    exchange(ada, bob, cyd);
    expect(summarise(cyd.state).waitsFor).toBe('2 demands decided alike: settle by taking either');
    const entries = cyd.state.decisions.map(({ entry }) => entry);
    cyd.record(...approveDecisions(cyd.state, entries, '', cyd.signer.author));
    expect(statusOf(cyd.state)).toBe('awaiting-second-review');
    expect(summarise(cyd.state).waitsFor).toBe('2 demands decided alike: settle by taking either');
    const answer = () => respond(cyd.state, '', null, noBasis);
    expect(answer).toThrow(
      /Left to do: one author approves the other’s.*or settle it by taking either.* Nothing was recorded\.$/,
    );
    decide(bob, demands[0] ?? '', { reasons: ['no-responsive-data'] });
    const other = decide(ada, demands[0] ?? '');
    exchange(ada, bob, cyd);
    cyd.record(...approveDecisions(cyd.state, [other], '', cyd.signer.author));
    expect(summarise(cyd.state).waitsFor).toBe(
      '1 disagreement to settle; 1 demand decided alike: settle by taking either',
    );
    expect(answer).toThrow(/^Decisions disagree\. Settle them first\. Nothing was recorded\.$/);
  });

  it('may return a decision, which then wants another one', () => {
    const { ada, bob, entries } = proposed();
    const me = bob.signer.author;
    expect(() => returnDecisions(bob.state, entries, ' ', me)).toThrow(failsAs('invalid-input'));
    bob.record(...returnDecisions(bob.state, entries.slice(0, 1), 'look at page 2', me));
    expect(() => returnDecisions(bob.state, entries, 'again', me)).toThrow(
      /already, with the reason “look at page 2”.*Nothing was recorded/,
    );
    expect(returnedTo(bob.state, ada.signer.author).map(({ entry }) => entry)).toEqual(entries.slice(0, 1));
    bob.record(...approveDecisions(bob.state, entries.slice(1), '', me));
    exchange(ada, bob);
    expect(statusOf(ada.state)).toBe('in-review');
    expect(isDecided(ada.state)).toBe(false);
    expect(summarise(ada.state).waitsFor).toBe('1 decision returned');
    expect(waitsForMe(ada.state, ada.signer.author)).toBe('decide-anew');
    const again = decide(ada, demands[0] ?? '', { reasons: ['no-responsive-data'] });
    exchange(ada, bob);
    expect(statusOf(bob.state)).toBe('awaiting-second-review');
    bob.record(...approveDecisions(bob.state, [again], '', me));
    expect(statusOf(bob.state)).toBe('decided');
  });

  it('shows the reasons of both returns where two copies of one vault returned a decision', () => {
    const { ada, bob, entries } = proposed();
    const me = bob.signer.author;
    const copy = new CastReviewer('Bob');
    exchange(ada, copy);
    bob.record(...returnDecisions(bob.state, entries, 'look at page 2', me));
    copy.record(...returnDecisions(copy.state, entries, 'look at page 9', me));
    exchange(ada, bob, copy);
    const reasons = () => ada.state.decisions[0]?.reviews.map(({ words }) => words).toSorted();
    expect(reasons()).toEqual(['look at page 2', 'look at page 9']);
    expect(agreementsOf(ada.state, null)).toHaveLength(2);
    bob.record(...approveDecisions(bob.state, entries, 'seen', me));
    exchange(ada, bob);
    expect(reasons()).toEqual(['seen']);
    expect(statusOf(ada.state)).toBe('decided');
  });

  it('is taken back with the key that gave it, whatever another key of the same person said', () => {
    const { ada, bob: old, entries } = proposed();
    const renewed = new CastReviewer('Bob, later');
    const [one = '', two = ''] = entries;
    old.record(...approveDecisions(old.state, [one], '', old.signer.author));
    old.record(...returnDecisions(old.state, [two], 'look at page 2', old.signer.author));
    exchange(old, ada, renewed);
    const introduced = { type: 'reviewer-introduced', name: 'Bob', recipient: 'age1example' } as const;
    renewed.record({ ...introduced, renews: [old.signer.author] });
    const me = renewed.signer.author;
    const verdicts = () => renewed.state.decisions.map((decision) => verdictBy(renewed.state, decision, me));
    const approve = (entry: string) => approveDecisions(renewed.state, [entry], 'after all', me);
    expect(verdicts()).toEqual(['approved', 'returned']);
    expect(() => approve(one)).toThrow(/already, and that stands/);
    renewed.record(...returnDecisions(renewed.state, [one], 'wrong', me));
    expect(verdicts()).toEqual(['returned', 'returned']);
    renewed.record(...approve(one));
    expect(verdicts()).toEqual(['approved', 'returned']);
    expect(() => approve(two)).toThrow(/with another key of yours.*waits to be made anew/);
    exchange(old, renewed);
    old.record(...approveDecisions(old.state, [two], 'seen', old.signer.author));
    expect(statusOf(old.state)).toBe('decided');
  });

  it('may overturn one, with a reason; then the other has to approve', () => {
    const { ada, bob, entries } = proposed('bob');
    const me = bob.signer.author;
    const position = {
      demand: demands[0] ?? '',
      disposition: 'nothing-to-produce',
      reasons: ['no-responsive-data'],
      findings: [],
      rationale: '',
      narrowed: null,
    } as const;
    expect(lackingToOverturn(bob.state, position, me)).toContain('overturns');
    expect(lackingToOverturn(bob.state, { ...position, rationale: 'no such account' }, me)).toBeNull();
    const over = decide(bob, demands[0] ?? '', { ...position, rationale: 'no such account' });
    bob.record(...approveDecisions(bob.state, entries.slice(1), '', me));
    expect(statusOf(bob.state)).toBe('awaiting-second-review');
    expect(() => approveDecisions(bob.state, [over], '', me)).toThrow(failsAs('refused'));
    exchange(ada, bob);
    expect(ada.state.decisions.map((decision) => overturnsInWords(ada.state, decision))).toEqual([
      [],
      [],
      [expect.stringMatching(/^Overturns the decision of .*: Nothing to produce \(.*\)\.$/)],
    ]);
    expect(waitsForMe(ada.state, ada.signer.author)).toBe('review');
    ada.record(...approveDecisions(ada.state, [over], '', ada.signer.author));
    expect(statusOf(ada.state)).toBe('decided');
  });

  it('calls nothing overturned that was decided on the demand as it was, comes to the same, or is one’s own', () => {
    const { ada, bob } = proposed();
    const [first = '', second = ''] = demands;
    const lacking = (one: CastReviewer, ...of: Parameters<typeof absence>) =>
      lackingToOverturn(one.state, absence(...of), one.signer.author);
    expect(lacking(bob, second, 'no-responsive-data')).toContain('overturns');
    expect(lacking(bob, second, 'data-not-held')).toBeNull();
    const later = new CastReviewer('Ada, later');
    exchange(ada, later);
    const introduced = { type: 'reviewer-introduced', name: 'Ada', recipient: 'age1example' } as const;
    later.record({ ...introduced, renews: [ada.signer.author] });
    expect(lacking(later, second, 'no-responsive-data')).toBeNull();
    bob.record(...changeDemand(bob.state, first, { ...contentDemand, to: '2026-07-01' }));
    expect(lacking(bob, first, 'no-responsive-data')).toBeNull();
    decide(bob, first, absence(first, 'no-responsive-data'));
    expect(bob.state.decisions.flatMap((decision) => overturnsInWords(bob.state, decision))).toEqual([]);
    expect(agreementsOf(bob.state, null)).toEqual([]);
  });

  it('falls with the decision: where that is superseded, or the demand changes', () => {
    const { bob, entries } = proposed();
    bob.record(...approveDecisions(bob.state, entries, '', bob.signer.author));
    const changed = new CastReviewer('Cem');
    exchange(bob, changed);
    changed.record(...changeDemand(changed.state, demands[0] ?? '', { ...contentDemand, to: '2026-07-01' }));
    expect(statusOf(changed.state)).toBe('in-review');
    decide(changed, demands[0] ?? '');
    expect(statusOf(changed.state)).toBe('awaiting-second-review');
    const approvals = summaryOf(changed.state, {}).flatMap((one) =>
      one.kind === 'field' && one.label === 'Approved by' ? [one.value] : [],
    );
    expect(approvals.map((words) => words.includes('(does not count any more'))).toEqual([true, false]);
  });

  it('waits for nobody where what is left to approve is outdated, or the case is over', () => {
    const { ada, bob, entries } = proposed();
    const me = bob.signer.author;
    bob.record(...approveDecisions(bob.state, entries.slice(1), '', me));
    expect(awaitingReview(bob.state, me).map(({ entry }) => entry)).toEqual(entries.slice(0, 1));
    bob.record(...changeDemand(bob.state, demands[0] ?? '', { ...contentDemand, to: '2026-07-01' }));
    expect([waitsForMe(bob.state, me), awaitingReview(bob.state, me)]).toEqual([null, []]);
    ada.record({ type: 'case-responded', note: 'forged' });
    const cem = new CastReviewer('Cem');
    cem.learn(ada.entries.values());
    expect(waitsForMe(cem.state, cem.signer.author)).toBeNull();
  });

  it('that an answer went without is told in the docket, until it is there', () => {
    const { ada, bob, entries } = proposed();
    exchange(ada, bob);
    bob.record(...approveDecisions(bob.state, entries, '', bob.signer.author));
    ada.record({ type: 'case-responded', note: 'forged' });
    expect(summarise(ada.state).waitsFor).toBe('Answered without an approval');
    // docs/formats/bundle.md: nothing is awaited once the case has ended.
    expect(decisionsCsv(ada.state, {}).match(/"stands",""/g)).toHaveLength(2);
    exchange(ada, bob);
    expect(summarise(ada.state).waitsFor).toBe('Answered');
  });

  it('keeps a case open while a blind one seals a side', () => {
    const ada = castReview('Ada');
    const me = ada.signer.author;
    ada.record(...askSecondReview(ada.state, { mode: 'blind', by: null, note: '' }, me));
    expect(JSON.stringify(requestBlocks(ada.state))).toContain('is sealed until both have committed');
    expect(() => closeCase(ada.state, 'over')).toThrow(failsAs('refused'));
    expect(() => withdrawRequest(ada.state, 'over')).toThrow(failsAs('refused'));
    ada.record(...recallSecondReview(ada.state, 'over', me));
    expect(JSON.stringify(requestBlocks(ada.state))).not.toContain('sealed');
    expect(closeCase(ada.state, 'over')).toHaveLength(1);
  });

  it('that was blind and answered says how another one can be asked for', () => {
    const [ada, bob] = [castReview('Ada'), new CastReviewer('Bob')];
    const me = ada.signer.author;
    ada.record(...askSecondReview(ada.state, { mode: 'blind', by: null, note: '' }, me));
    const request = ada.state.secondReview?.entry ?? '';
    for (const one of [ada, bob]) {
      exchange(ada, bob);
      one.record({ type: 'second-review-committed', request, head: namedHash('sealed') });
    }
    exchange(ada, bob);
    const entries = demands.map((demand) => decide(ada, demand));
    const ask = () => askSecondReview(ada.state, { mode: 'open', by: null, note: '' }, me);
    expect(ask).toThrow(/Take that back first/);
    exchange(ada, bob);
    bob.record(...approveDecisions(bob.state, entries, '', bob.signer.author));
    exchange(ada, bob);
    expect(ask).toThrow(/was answered, and stays on record.* can return it; then/);
    bob.record(...returnDecisions(bob.state, entries.slice(0, 1), 'in doubt', bob.signer.author));
    exchange(ada, bob);
    ada.record(...recallSecondReview(ada.state, 'in doubt', me));
    expect(ask()).toHaveLength(1);
  });

  it('is taken back by whoever asked, and by nobody else', () => {
    const { ada, bob } = proposed();
    expect(() => recallSecondReview(bob.state, 'r', bob.signer.author)).toThrow(failsAs('refused'));
    const request = bob.state.secondReview?.entry ?? '';
    bob.record({ type: 'second-review-recalled', request, reason: 'forged' });
    expect(bob.state.secondReview).not.toBeNull();
    ada.record(...recallSecondReview(ada.state, 'Bob is away', ada.signer.author));
    expect(statusOf(ada.state)).toBe('decided');
  });

  it('gives up no decision but one’s own, for one that stands', () => {
    const [ada, bob] = [castReview('Ada'), new CastReviewer('Bob')];
    ada.record({ type: 'second-review-asked', mode: 'open', by: null, note: '' });
    exchange(ada, bob);
    const [demand = ''] = demands;
    const [one, two] = [decide(ada, demand), decide(bob, demand)];
    exchange(ada, bob);
    const cem = new CastReviewer('Cem');
    exchange(ada, cem);
    cem.record({ type: 'decisions-approved', decisions: [one], supersedes: [two], note: 'not mine' });
    expect(cem.state.decisions.map(({ supersededBy }) => supersededBy)).toEqual([[], []]);
    // Each for the other's, at once: one of the two stays.
    ada.record(...approveDecisions(ada.state, [two], '', ada.signer.author));
    bob.record(...approveDecisions(bob.state, [one], '', bob.signer.author));
    exchange(ada, bob);
    const standing = ada.state.decisions.filter(({ supersededBy }) => supersededBy.length === 0);
    expect(standing).toHaveLength(1);
    expect(standing[0]?.reviews).toHaveLength(1);
    expect(bob.state).toEqual(ada.state);
  });

  it('is told in the history, and counts in a vault by whom that vault knows', () => {
    const { ada, bob, entries } = proposed('bob');
    const told = (known?: (key: string) => string | null) =>
      historyOf(ada.entries.values(), known).flatMap(({ what }) => what);
    expect(told()).toContain(`asked unknown ${bob.signer.author.slice(0, 8)} for a second review: “please”`);
    const known = (key: string) => (key === bob.signer.author ? 'Bob Reviewer' : null);
    expect(told(known)).toContain('asked Bob Reviewer for a second review: “please”');
    bob.record({ type: 'reviewer-introduced', name: 'Bob', recipient: 'age1example' });
    bob.record(...approveDecisions(bob.state, entries, 'well done', bob.signer.author));
    const said = historyOf(bob.entries.values()).flatMap(({ what }) => what);
    expect(said).toContain('asked Bob for a second review: “please”');
    expect(said.at(-1)).toMatch(/^approved 2 decisions of unknown [0-9a-f]{8}: “well done”$/);
    const counting = projectCounting(bob.entries.values(), ({ author }) => author !== bob.signer.author);
    expect(statusOf(counting)).toBe('awaiting-second-review');
  });

  it('is not asked of oneself, and not blindly once something is in the open', () => {
    const ada = castReview('Ada');
    const me = ada.signer.author;
    expect(() => askSecondReview(ada.state, { mode: 'open', by: me, note: '' }, me)).toThrow(
      failsAs('invalid-input'),
    );
    decide(ada, demands[0] ?? '');
    expect(() => askSecondReview(ada.state, { mode: 'blind', by: null, note: '' }, me)).toThrow(
      failsAs('refused'),
    );
  });

  it('wants an approval where a rule says so, with the rule in the answer', () => {
    const ada = castReview('Ada');
    for (const demand of demands) decide(ada, demand);
    const rule = {
      profile: 'two-person',
      edition: '1',
      basis: 'policy',
      rule: 'second-review-of-content',
      version: 1,
      text: 'Content needs two.',
      source: 's',
      verified: 'text',
    } as const;
    expect(() => respond(ada.state, '', rule, noBasis)).toThrow(/“Content needs two.” \(two-person, /);
    const bob = new CastReviewer('Bob');
    exchange(ada, bob);
    const entries = bob.state.decisions.map(({ entry }) => entry);
    bob.record(...approveDecisions(bob.state, entries, '', bob.signer.author));
    expect(respond(bob.state, '', rule, noBasis)).toHaveLength(1);
  });

  it('ignores what names nothing that is there', () => {
    const { ada } = proposed();
    const before = ada.state;
    const heads = before.heads.map((id) => ada.entry(id));
    const odd = actOn(heads, ada.signer, {
      type: 'second-review-committed',
      request: 'a'.repeat(64),
      head: 'b'.repeat(64),
    });
    const after = projectCase([...ada.entries.values(), odd]);
    expect(after.secondReview).toEqual(before.secondReview);
  });
});

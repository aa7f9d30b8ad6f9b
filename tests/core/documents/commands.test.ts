import { describe, expect, it } from 'vitest';
import { addDocument, amendDocument, describeDocument } from '../../../src/core/documents/commands.ts';
import { counts, standingDemands } from '../../../src/core/cases/case-state.ts';
import { historyOf } from '../../../src/core/cases/history.ts';
import { applyEntries, projectCase } from '../../../src/core/cases/projection.ts';
import { maxAmendments } from '../../../src/core/documents/amendments-made.ts';
import type { CaseEvent } from '../../../src/core/events.ts';
import type { SignedEntry } from '../../../src/core/ledger/entry.ts';
import { signDecision } from '../../../src/core/decisions/commands.ts';
import { assessInCase, examinedInCase } from '../../../src/core/evidence/case-assessment.ts';
import { gateOfCase, overrideGate } from '../../../src/core/evidence/commands.ts';
import { missingInWords } from '../../../src/core/evidence/missing-words.ts';
import { changeFinding, makeFinding, withdrawFinding } from '../../../src/core/findings/commands.ts';
import { changedSince, restOf } from '../../../src/core/letters/staleness.ts';
import {
  actOn,
  castReview,
  CastReviewer,
  castSigner,
  namedHash,
  namedId,
  noBasis,
  quoteAnchor,
} from '../../support/ledger-cast.ts';
import { law } from '../guidelines/built-in.ts';

function fails(code: string, work: () => unknown): void {
  expect(work).toThrow(expect.objectContaining({ code }));
}

const known = namedHash('document');

/** A case whose warrant has one finding, which breaks “dated”, and an amended version that nobody compared yet. */
function amendedCase() {
  const reviewer = castReview();
  const later = namedHash('later');
  const reading = { element: 'dated', verdict: 'breaks', note: '' } as const;
  const request = { country: 'US', requester: 'government' } as const;
  reviewer.record({ type: 'request-changed', changes: request });
  reviewer.record({ type: 'document-added', document: later, name: 'amended.pdf', bytes: 1, role: 'order' });
  const finding = namedId('finding');
  reviewer.record(...makeFinding(reviewer.state, finding, known, quoteAnchor, reading));
  return { reviewer, finding, later, reading };
}

describe('documents', () => {
  const { state } = castReview();

  it('are added once, whatever they are called', () => {
    const fresh = { document: namedHash('other'), name: 'a.pdf', bytes: 0, role: 'request' } as const;
    expect(addDocument(state, fresh)).toEqual([{ type: 'document-added', ...fresh }]);
    expect(addDocument(state, { ...fresh, document: known })).toEqual([]);
  });

  it('are described, unless nothing differs', () => {
    expect(describeDocument(state, known, 'warrant.pdf', 'order')).toEqual([]);
    expect(describeDocument(state, known, 'w.pdf', 'order')).toEqual([
      { type: 'document-described', document: known, name: 'w.pdf', role: 'order' },
    ]);
    expect(() => describeDocument(state, namedHash('none'), 'a', 'order')).toThrow(
      expect.objectContaining({ code: 'document-unknown' }),
    );
  });

  it('amend each other: what keeps its words is made again, what does not is stale', () => {
    const reviewer = castReview();
    const later = { document: namedHash('later'), name: 'amended.pdf', bytes: 1, role: 'order' } as const;
    const reading = { element: 'dated', verdict: 'supports', note: '' } as const;
    reviewer.record({ type: 'document-added', ...later });
    reviewer.record(...makeFinding(reviewer.state, namedId('finding'), known, quoteAnchor, reading));
    const amended = reviewer.state;
    const [finding] = amended.findings;
    if (finding === undefined) throw new Error('no finding');
    const pair = { document: namedHash('later'), amends: known };
    const moved = { finding: finding.id, anchor: { ...finding.anchor, page: 7 } };
    expect(amendDocument(amended, pair, [moved], [finding.id], () => namedId('again'))).toEqual([
      { type: 'document-amended', ...pair, stale: [] },
      {
        type: 'finding-made',
        finding: namedId('again'),
        document: pair.document,
        anchor: moved.anchor,
        reading: finding.reading,
      },
    ]);
    const lost = { finding: finding.id, anchor: null };
    expect(amendDocument(amended, pair, [lost], [], () => namedId('again'))).toEqual([
      { type: 'document-amended', ...pair, stale: [finding.id] },
    ]);
    fails('invalid-input', () => amendDocument(amended, pair, [lost], [finding.id], () => namedId('again')));
    fails('invalid-input', () =>
      amendDocument(amended, { document: known, amends: known }, [], [], () => ''),
    );
    fails('document-unknown', () => amendDocument(state, pair, [], [], () => ''));
  });

  it('that change the words of findings leave their elements to be examined again, until somebody says otherwise', () => {
    const { reviewer, finding, later, reading } = amendedCase();
    const basis = { ...noBasis, guidelines: law };
    const demands = standingDemands(reviewer.state).map(({ id }) => id);
    const stands = (): unknown =>
      examinedInCase(reviewer.state, basis).find(({ element }) => element === 'dated')?.state;
    const proposed = (): unknown =>
      standingDemands(reviewer.state).flatMap((demand) =>
        assessInCase(reviewer.state, demand, basis).proposals.flatMap(({ findings }) => findings),
      );
    const cited = {
      disposition: 'reject',
      reasons: ['expired'],
      rationale: 'w',
      narrowed: null,
    } as const;
    const position = { ...cited, demand: demands[0] ?? '', findings: [finding] };
    const rests = reviewer.state.findings.map(restOf);
    expect([stands(), proposed()]).toEqual(['broken', [finding, finding]]);
    // An override from before is none for the new words.
    reviewer.record(...overrideGate(['dated'], 'Confirmed by telephone'));
    const amended = { type: 'document-amended', document: later, amends: known, stale: [finding] } as const;
    reviewer.recordAt('2026-11-23T08:00:00.000Z', amended);
    expect([stands(), proposed()]).toEqual(['examine-again', []]);
    const gate = gateOfCase(reviewer.state, basis);
    expect(gate.missing).toContain('dated');
    expect(missingInWords(gate, reviewer.state)).toContain('changed in a later version');
    fails('decision-incomplete', () => signDecision(reviewer.state, position, noBasis));
    expect(changedSince({ findings: rests, decisions: [], rules: [] }, reviewer.state, null)).toEqual([
      'The finding in warrant.pdf, page 2 is stale: its words changed in amended.pdf.',
    ]);
    // Another one does not outweigh what may be objected to in the new words too.
    reviewer.record(
      ...makeFinding(reviewer.state, namedId('new'), later, quoteAnchor, { ...reading, verdict: 'supports' }),
    );
    expect(stands()).toBe('examine-again');
    // Who changes a finding without knowing that it is stale says nothing of that.
    reviewer.record({ type: 'finding-changed', finding, reading: { ...reading, note: 'Unaware' } });
    expect(stands()).toBe('examine-again');
    const aware = new CastReviewer('Ada');
    aware.learn(reviewer.entries.values());
    // Reading it otherwise does not say that it holds, and only what makes it stale can be named.
    aware.record(...changeFinding(aware.state, finding, { ...reading, note: 'Read again' }));
    expect(aware.state.findings.find(({ id }) => id === finding)?.stale).toBe(later);
    fails('invalid-input', () => changeFinding(aware.state, finding, reading, known));
    aware.record(...changeFinding(aware.state, finding, reading, later));
    fails('invalid-input', () => changeFinding(aware.state, finding, reading, later));
    expect(examinedInCase(aware.state, basis).find(({ element }) => element === 'dated')?.state).toBe(
      'broken',
    );
    reviewer.record(...withdrawFinding(reviewer.state, finding, 'It is dated now'));
    expect(stands()).toBe('supported');
  });

  it('leave a finding stale by each of them despite which nobody said that it holds, whoever recorded them first', () => {
    const { reviewer, finding, later, reading } = amendedCase();
    const other = namedHash('another later one');
    reviewer.record({ type: 'document-added', document: other, name: 'b.pdf', bytes: 1, role: 'order' });
    const amended = (document: string) =>
      ({ type: 'document-amended', document, amends: known, stale: [finding] }) as const;
    const staleBy = (first: readonly string[], second: readonly string[]): unknown => {
      const [ada, ben] = [new CastReviewer('Ada'), new CastReviewer('Ben')];
      for (const one of [ada, ben]) one.learn(reviewer.entries.values());
      ada.record(...first.map(amended));
      ada.record({ type: 'finding-changed', finding, reading, despite: later });
      ben.record({ type: 'request-changed', changes: { agency: 'so that his acts come last' } });
      ben.record({ type: 'request-changed', changes: { agency: 'as here' } }, ...second.map(amended));
      ada.learn(ben.entries.values());
      return ada.state.findings.find(({ id }) => id === finding)?.stale;
    };
    expect(staleBy([later], [])).toBeUndefined();
    expect(staleBy([later], [later])).toBeUndefined();
    expect(staleBy([later], [other])).toBe(other);
    expect(staleBy([other, later], [])).toBe(other);
    expect(staleBy([other, later], [later])).toBe(other);
  });

  it('leave a finding stale that was made on the earlier version without being compared, till somebody upholds it', () => {
    const { reviewer, finding, later, reading } = amendedCase();
    const amended = { type: 'document-amended', document: later, amends: known, stale: [] } as const;
    const ben = new CastReviewer('Ben');
    ben.learn(reviewer.entries.values());
    ben.record(...makeFinding(ben.state, namedId('meanwhile'), known, quoteAnchor, reading));
    reviewer.record(amended);
    reviewer.record(...makeFinding(reviewer.state, namedId('after'), known, quoteAnchor, reading));
    reviewer.record(...makeFinding(reviewer.state, namedId('on it'), later, quoteAnchor, reading));
    reviewer.learn(ben.entries.values());
    const stale = (): readonly unknown[] =>
      reviewer.state.findings.filter((one) => one.stale === later && one.uncompared).map(({ id }) => id);
    expect(stale()).toEqual([namedId('meanwhile'), namedId('after')]);
    expect(counts(reviewer.state.findings.find(({ id }) => id === finding) ?? { withdrawn: '' })).toBe(true);
    const rests = reviewer.state.findings.filter(({ id }) => id === namedId('after')).map(restOf);
    expect(changedSince({ findings: rests, decisions: [], rules: [] }, reviewer.state, null)).toEqual([
      'The finding in warrant.pdf, page 2 is stale: it is on an earlier version, and nobody compared it with amended.pdf.',
    ]);
    reviewer.record(...changeFinding(reviewer.state, namedId('after'), reading, later));
    expect(stale()).toEqual([namedId('meanwhile')]);
    const eve = new CastReviewer('Eve');
    eve.learn(reviewer.entries.values());
    eve.record(...changeFinding(eve.state, namedId('meanwhile'), reading, later));
    const uncompared = 'though it is on an earlier version, and nobody compared it with';
    const told = historyOf(eve.entries.values()).flatMap(({ what }) => what);
    expect(told.filter((words) => words.includes(uncompared))).toHaveLength(2);
    // Who compares the two again knows all of them.
    reviewer.record(amended);
    expect(stale()).toEqual([]);
  });

  it('let only searches count whose authors knew of the later version, whatever their clocks say', () => {
    const { reviewer, finding, later } = amendedCase();
    const ben = new CastReviewer('Ben');
    ben.learn(reviewer.entries.values());
    const override = overrideGate(['dated'], 'Confirmed by telephone');
    reviewer.record({ type: 'document-amended', document: later, amends: known, stale: [finding] });
    for (const event of override) ben.recordAt('2031-01-01T00:00:00.000Z', event);
    reviewer.learn(ben.entries.values());
    const gate = () => gateOfCase(reviewer.state, { ...noBasis, guidelines: law });
    expect(gate().missing).toContain('dated');
    for (const event of override) reviewer.recordAt('2001-01-01T00:00:00.000Z', event);
    expect(gate().missing).not.toContain('dated');
  });

  it('are known to the same searches however many entries there are and in however many parts they come', () => {
    const { reviewer, finding, later } = amendedCase();
    const [tip] = [...reviewer.entries.values()].slice(-1);
    if (tip === undefined) throw new Error('no entry');
    const made = (place: number, parent: string, event: CaseEvent): SignedEntry => ({
      ...tip,
      id: `${place}`.padStart(64, '0'),
      entry: { ...tip.entry, parents: [parent], height: tip.entry.height + Math.max(1, place), event },
    });
    const search = {
      type: 'element-searched',
      element: 'dated',
      document: known,
      from: 1,
      to: 1,
      note: '',
    } as const;
    const all = [
      ...reviewer.entries.values(),
      made(0, tip.id, { type: 'request-changed', changes: { agency: 'unknown to all others' } }),
      made(1, tip.id, { type: 'document-amended', document: later, amends: known, stale: [finding] }),
    ];
    while (all.length < 5000) all.push(made(all.length, all.at(-1)?.id ?? '', search));
    const whole = projectCase(all);
    const earlier = all.slice(0, 4500);
    expect(whole.searches.filter(({ unaware }) => unaware !== undefined)).toEqual([]);
    expect(applyEntries(projectCase(earlier), all.slice(4500), () => earlier)).toEqual(whole);
  });

  it('are all held against what their authors knew in one pass over the entries', () => {
    const { reviewer, later, reading } = amendedCase();
    const base = [...reviewer.entries.values()];
    const [ada, ben] = [base.slice(-1), base.slice(-1)];
    let walked = 0;
    const counted = (signed: SignedEntry): SignedEntry => {
      const parents = Object.assign([...signed.entry.parents], {
        *[Symbol.iterator](this: string[]) {
          walked += 1;
          yield* this.values();
        },
      });
      return { ...signed, entry: { ...signed.entry, parents } };
    };
    const all = [...base];
    const act = (chain: SignedEntry[], who: string, event: CaseEvent): void => {
      const made = actOn(chain.slice(-1), castSigner(who), event);
      chain.push(made);
      all.push(counted(made));
    };
    for (let made = 0; made < 200; made++) {
      const [found] = makeFinding(reviewer.state, namedId(`finding ${made}`), known, quoteAnchor, reading);
      if (found !== undefined) act(ada, 'Ada', found);
      act(ben, 'Ben', { type: 'request-changed', changes: { agency: String(made) } });
    }
    for (let made = 0; made < maxAmendments; made++)
      act(ben, 'Ben', { type: 'document-amended', document: later, amends: known, stale: [] });
    const { findings } = projectCase(all);
    expect(findings.filter(({ unknownTo }) => unknownTo?.length === maxAmendments)).toHaveLength(200);
    expect(walked).toBeLessThan(10 * all.length);
  });

  it('are so many in a case that what each author knew of them stays little', () => {
    const { reviewer, finding, later } = amendedCase();
    const amended = { type: 'document-amended', document: later, amends: known, stale: [finding] } as const;
    const ben = new CastReviewer('Ben');
    ben.learn(reviewer.entries.values());
    reviewer.record(...Array.from({ length: maxAmendments }, () => amended));
    ben.record(...overrideGate(['dated'], 'Confirmed by telephone'));
    reviewer.learn(ben.entries.values());
    expect(reviewer.state.overrides[0]?.unaware ?? []).toEqual([0]);
    reviewer.record(amended);
    fails('entry-invalid', () => reviewer.state);
  });
});

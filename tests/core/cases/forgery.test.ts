import { describe, expect, it } from 'vitest';
import { standingDecisions, statusOf } from '../../../src/core/cases/case-state.ts';
import { historyOf } from '../../../src/core/cases/history.ts';
import { applyEntries, projectCase } from '../../../src/core/cases/projection.ts';
import { summarise } from '../../../src/core/cases/summary.ts';
import type { CaseEvent } from '../../../src/core/events.ts';
import { checkGraph, inLedgerOrder } from '../../../src/core/ledger/graph.ts';
import type { SignedEntry } from '../../../src/core/ledger/entry.ts';
import { blankRequest } from '../../../src/core/requests/commands.ts';
import {
  actOn,
  castReview,
  castSigner,
  contentDemand,
  namedHash,
  namedId,
  quoteAnchor,
  subscriberDemand,
} from '../../support/ledger-cast.ts';

const failsAs = (code: string) => expect.objectContaining({ code });
const mallory = castSigner('Mallory');
const reading = { element: 'nexus', verdict: 'breaks', note: 'as Ada read it' } as const;
const made: CaseEvent = {
  type: 'finding-made',
  finding: namedId('finding'),
  document: namedHash('document'),
  anchor: quoteAnchor,
  reading,
};
const position = {
  demand: namedId('demand 1'),
  reasons: ['unclear'],
  findings: [],
  rationale: 'r',
  narrowed: null,
} as const;
const decided = (supersedes: readonly string[]): CaseEvent => ({
  type: 'decision-signed',
  position: { ...position, disposition: 'reject' },
  terms: contentDemand,
  supersedes,
  guidelines: [],
});

const introduce = (name: string): CaseEvent => ({ type: 'reviewer-introduced', name, recipient: 'age1x' });

function honestCase() {
  const reviewer = castReview();
  reviewer.record(made);
  const entries = [...reviewer.entries.values()];
  const [opening] = inLedgerOrder(entries);
  if (opening === undefined) throw new Error('the case has an opening');
  return { reviewer, entries, opening };
}

describe('what a forger with a key of their own can sign', () => {
  it('a second opening of the case is refused, alone or beside the first', () => {
    const { entries, opening } = honestCase();
    const second = actOn([], mallory, {
      type: 'case-opened',
      request: { ...blankRequest, reference: 'forged' },
    });
    const known = new Map(entries.map((signed) => [signed.id, signed.entry]));
    const check = (fresh: readonly SignedEntry[]) => () =>
      checkGraph(fresh, (id) => known.get(id), opening.id);
    expect(() => checkGraph([...entries, second], () => undefined, null)).toThrow(failsAs('entry-invalid'));
    expect(check([second])).toThrow(failsAs('entry-invalid'));
    expect(check([actOn([second], mallory, decided([])), second])).toThrow(failsAs('entry-invalid'));
    expect(check(entries)).not.toThrow();
    expect(check([actOn(entries.slice(-1), mallory, decided([]))])).not.toThrow();
  });

  it('a height or a parent that cannot be is refused', () => {
    const { entries, opening } = honestCase();
    const honest = actOn([opening], mallory, decided([]));
    const check = (entry: object) => () =>
      checkGraph([...entries, { ...honest, entry: { ...honest.entry, ...entry } }], () => undefined, null);
    expect(check({})).not.toThrow();
    expect(check({ height: 3 })).toThrow(failsAs('entry-invalid'));
    expect(check({ height: 1 })).toThrow(failsAs('entry-invalid'));
    expect(check({ parents: [namedHash('none')] })).toThrow(failsAs('entries-missing'));
    expect(check({ case: namedId('another case') })).toThrow(failsAs('entry-invalid'));
  });

  it('an early entry under the name of a finding or demand cannot take its place: the whole is refused', () => {
    const { entries, opening } = honestCase();
    const finding = actOn([opening], mallory, { ...made, reading: { ...reading, verdict: 'supports' } });
    const demand = actOn([opening], mallory, {
      type: 'demand-added',
      demand: position.demand,
      terms: subscriberDemand,
    });
    for (const forged of [finding, demand]) {
      expect(() => projectCase([...entries, forged])).toThrow(failsAs('entry-invalid'));
      expect(() => applyEntries(projectCase(entries), [forged], () => entries)).toThrow(
        failsAs('entry-invalid'),
      );
    }
  });

  it('an early entry for a document cannot change which bytes it is', () => {
    const { entries, opening } = honestCase();
    const early = actOn([opening], mallory, {
      type: 'document-added',
      document: namedHash('document'),
      name: 'x',
      bytes: 1,
      role: 'request',
    });
    const { documents } = projectCase([...entries, early]);
    expect(documents.map(({ sha256 }) => sha256)).toEqual([namedHash('document')]);
  });

  it('changes to what is not there, or to what was withdrawn, show nothing new and stay in the history', () => {
    const { entries } = honestCase();
    const top = entries.slice(-1);
    const events: readonly CaseEvent[] = [
      { type: 'demand-changed', demand: namedId('none'), terms: contentDemand },
      { type: 'demand-withdrawn', demand: namedId('none'), reason: 'r' },
      { type: 'document-described', document: namedHash('none'), name: 'n', role: 'order' },
      { type: 'finding-changed', finding: namedId('none'), reading },
      { type: 'finding-withdrawn', finding: namedId('none'), reason: 'r' },
      { type: 'request-changed', changes: {} },
      {
        type: 'decision-signed',
        position: { ...position, disposition: 'reject', demand: namedId('none') },
        terms: contentDemand,
        supersedes: [namedHash('none')],
        guidelines: [],
      },
    ];
    const forged = events.map((event) => actOn(top, mallory, event));
    const before = projectCase(entries);
    const after = projectCase([...entries, ...forged]);
    expect(after).toMatchObject({
      request: before.request,
      demands: before.demands,
      documents: before.documents,
      findings: before.findings,
    });
    expect(summarise(after)).toMatchObject({ decisions: 0, disagreements: 0 });
    const told = historyOf([...entries, ...forged]).filter(({ author }) => author === mallory.author);
    expect(told).toHaveLength(events.length);
    expect(told.flatMap(({ what }) => what).join('\n')).toMatch(/an unknown demand[^]*an unknown/);
    expect(told.every(({ what }) => what.length > 0)).toBe(true);
  });

  it('superseding itself, twice, or on another demand leaves every decision standing', () => {
    const { entries } = honestCase();
    const first = actOn(entries.slice(-1), castSigner('Ada'), decided([]));
    const other: CaseEvent = {
      type: 'decision-signed',
      position: { ...position, disposition: 'reject', demand: namedId('demand 2') },
      terms: subscriberDemand,
      supersedes: [first.id, first.id],
      guidelines: [],
    };
    const state = projectCase([...entries, first, actOn([first], mallory, other)]);
    expect(standingDecisions(state, position.demand).map(({ entry }) => entry)).toEqual([first.id]);
    const twice = actOn([first], mallory, decided([first.id, first.id]));
    expect(projectCase([...entries, first, twice]).decisions[0]?.supersededBy).toEqual([twice.id]);
  });

  it('two decisions that name each other cannot be: the earlier one names what is not there yet', () => {
    const { entries } = honestCase();
    const top = entries.slice(-1);
    const one = actOn(top, castSigner('Ada'), decided([]));
    const two = actOn(top, mallory, decided([one.id]));
    const state = projectCase([...entries, one, two]);
    const standing = standingDecisions(state, position.demand).map(({ entry }) => entry);
    expect(standing).toContain(two.id);
    expect(state.decisions).toHaveLength(2);
  });

  it('a name that another reviewer bears is told apart by the key, and its tricks are shown', () => {
    const { entries } = honestCase();
    const ada = actOn(entries.slice(-1), castSigner('Ada'), introduce('Ada Lovelace'));
    const false1 = actOn([ada], mallory, introduce(' ada  LOVELACE'));
    const names = new Set(historyOf([...entries, ada, false1]).map(({ name }) => name));
    expect(names.size).toBe(2);
    for (const name of names) expect(name).toMatch(/\(key [0-9a-f]{8}\)$/);
    const hidden = actOn([ada], mallory, introduce('\u202eecalevoL adA\u200b'));
    expect([...historyOf([...entries, ada, hidden])].at(-1)?.name).toBe('⟨U+202E⟩ecalevoL adA⟨U+200B⟩');
    const blank = actOn([ada], mallory, introduce('  '));
    expect(historyOf([...entries, ada, blank]).at(-1)?.name).toBe(`unknown ${mallory.author.slice(0, 8)}`);
  });
});

describe('a case with more heads than an entry can rest on', () => {
  it('is refused, since nobody could act on it any more', () => {
    const { entries } = honestCase();
    const top = entries.slice(-1);
    const many = Array.from({ length: 1001 }, (_, n) => actOn(top, mallory, introduce(`Mallory ${n}`)));
    expect(projectCase([...entries, ...many.slice(1)]).heads).toHaveLength(1000);
    expect(() => projectCase([...entries, ...many])).toThrow(failsAs('entry-invalid'));
    expect(() => applyEntries(projectCase(entries), inLedgerOrder(many), () => entries)).toThrow(
      failsAs('entry-invalid'),
    );
  });
});

describe('a case with very many things', () => {
  it('is projected, told and summed up at 20,000 findings, 2,000 demands and 4,000 decisions on 500 heads', () => {
    const { entries, reviewer } = honestCase();
    const [top] = entries.slice(-1);
    if (top === undefined) return;
    // Signing is not what is tried here: ids and signatures are made up.
    const all = [...entries];
    const heads: string[] = [];
    const add = (event: CaseEvent) => {
      const n = all.length - entries.length;
      const id = namedHash(`many ${n}`);
      const parents = [heads[n % 500] ?? top.id];
      const height = top.entry.height + 1 + Math.floor(n / 500);
      const { author } = reviewer.signer;
      all.push({ id, signature: '', entry: { ...top.entry, author, parents, height, event } });
      heads[n % 500] = id;
    };
    for (let n = 0; n < 20_000; n++) add({ ...made, finding: namedId(`many ${n}`) });
    for (let n = 0; n < 2000; n++)
      add({ type: 'demand-added', demand: namedId(`demand ${n} of many`), terms: contentDemand });
    for (let n = 0; n < 4000; n++) {
      add({
        type: 'decision-signed',
        position: { ...position, disposition: 'reject', demand: namedId(`demand ${n % 2000} of many`) },
        terms: contentDemand,
        supersedes: [],
        guidelines: [],
      });
    }
    const state = projectCase(all);
    expect(summarise(state)).toMatchObject({
      findings: 20_001,
      demands: 2002,
      decisions: 4000,
      decidedAlike: 2000,
    });
    expect(statusOf(state)).toBe('in-review');
    expect(historyOf(all)).toHaveLength(all.length);
  });
});

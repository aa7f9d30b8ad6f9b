import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CaseEvent } from '../../../src/core/events.ts';
import type { SignedEntry } from '../../../src/core/ledger/entry.ts';
import { forksOf, searchForks } from '../../../src/core/ledger/forks.ts';
import { inLedgerOrder } from '../../../src/core/ledger/graph.ts';
import { actOn, castReview, castSigner, namedHash, namedId } from '../../support/ledger-cast.ts';

const opened = [...castReview('Ada').entries.values()];
const tip = opened.at(-1);
const authors = [castSigner('Ada'), castSigner('Bob')] as const;

function change(agency: string): CaseEvent {
  return { type: 'request-changed', changes: { agency } };
}

/** Acts of two authors, each on one or two of what is there, as nobody would who uses one vault. */
const anyGraph = fc.array(fc.record({ who: fc.nat(1), on: fc.nat(100), also: fc.nat(100) }), {
  minLength: 1,
  maxLength: 12,
});

function graphOf(acts: readonly { who: number; on: number; also: number }[]): readonly SignedEntry[] {
  const entries = [...opened];
  for (const [step, { who, on, also }] of acts.entries()) {
    const rest = entries.slice(opened.length - 1);
    const parents = new Set([rest[on % rest.length], rest[also % rest.length]].flatMap((one) => one ?? []));
    entries.push(actOn([...parents], authors[who % 2] ?? authors[0], change(`step ${step}`)));
  }
  return entries;
}

/** What each entry rests on, itself counted. */
function below(entries: readonly SignedEntry[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { id, entry } of entries)
    found.set(id, new Set([id, ...entry.parents.flatMap((parent) => [...(found.get(parent) ?? [])])]));
  return found;
}

it('an author is found to be forked exactly where two of their acts did not know of each other', () => {
  fc.assert(
    fc.property(anyGraph, (acts) => {
      const entries = graphOf(acts);
      const under = below(entries);
      const apart = (a: SignedEntry, b: SignedEntry) =>
        under.get(a.id)?.has(b.id) === false && under.get(b.id)?.has(a.id) === false;
      const forked = authors
        .map(({ author }) => author)
        .filter((author) => {
          const own = entries.filter(({ entry }) => entry.author === author);
          return own.some((a) => own.some((b) => apart(a, b)));
        });
      const forks = forksOf(entries.toReversed());
      expect([...new Set(forks.map(({ author }) => author))].toSorted()).toEqual(forked.toSorted());
      for (const { author, acts: sides } of forks) {
        expect(sides.every(({ entry }) => entry.author === author)).toBe(true);
        expect(apart(...sides)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

function told(entries: readonly SignedEntry[]): readonly string[][] {
  return forksOf(entries).map(({ acts }) => acts.map(({ id }) => id));
}

it('a fork is told once, however far its sides go on, and a later one besides', () => {
  const [ada] = authors;
  if (tip === undefined) throw new Error('the case has entries');
  const one = [actOn([tip], ada, change('one'))];
  const two = [actOn([tip], ada, change('two'))];
  for (const side of [one, two])
    for (const name of ['more', 'and more'])
      side.push(actOn(side.slice(-1), ada, change(`${side[0]?.id} ${name}`)));
  const joined = actOn([...one.slice(-1), ...two.slice(-1)], ada, change('joined'));
  const first = [...opened, ...one, ...two, joined];
  expect(told(first)).toEqual([inLedgerOrder([...one.slice(0, 1), ...two.slice(0, 1)]).map(({ id }) => id)]);
  const again = ['three', 'four'].map((name) => actOn([joined], ada, change(name)));
  expect(told([...first, ...again])).toHaveLength(2);
});

it('a second side that begins with a note is a fork all the same, once something open rests on it alone', () => {
  const [ada] = authors;
  if (tip === undefined) throw new Error('the case has entries');
  const named = namedId('note');
  const open = [actOn([tip], ada, change('open'))];
  open.push(actOn(open, ada, change('more')));
  const note = actOn([tip], ada, { type: 'internal-note-written', note: named, about: null, text: 'n' });
  const released = actOn([note], ada, { type: 'internal-note-released', note: named });
  const after = actOn([released], ada, change('after'));
  const withdrawn = actOn([note], ada, { type: 'internal-note-withdrawn', note: named, reason: 'r' });
  expect(told([...opened, ...open, note, withdrawn])).toEqual([]);
  const sides = [...open.slice(0, 1), released].map(({ id }) => id);
  expect(told([...opened, ...open, note, released, after]).map((pair) => pair.toSorted())).toEqual([
    sides.toSorted(),
  ]);
});

it('a history made to branch without end is not searched without end, and that is told', () => {
  // Unsigned: only the graph is looked at.
  let count = 0;
  const act = (author: string, parents: readonly SignedEntry[]): SignedEntry => ({
    id: namedHash(`act ${++count}`),
    signature: '',
    entry: {
      v: 1,
      case: namedId('case'),
      parents: parents.map(({ id }) => id),
      height: Math.max(0, ...parents.map(({ entry }) => entry.height)) + 1,
      at: '2026-11-22T07:29:54.123Z',
      zone: 'UTC',
      author,
      event: change('x'),
    },
  });
  const root = act('root', []);
  const strands = Array.from({ length: 990 }, (_, number) =>
    act(`author ${Math.floor(number / 90)}`, [root]),
  );
  const join = act('root', strands);
  const children = Array.from({ length: 1100 }, () => act('root', [join]));
  const all = [root, ...strands, join, ...children];
  expect(searchForks(all).isWhole).toBe(false);
  expect(searchForks(all.slice(0, -200)).isWhole).toBe(true);
});

it('sealed sides are no forks, but two for one request are, whatever is signed in the open beside them', () => {
  const [ada] = authors;
  if (tip === undefined) throw new Error('the case has entries');
  const sealed = (on: SignedEntry, request: string, nonce: string) =>
    actOn([on], ada, {
      type: 'second-review-sealed',
      request: namedHash(request),
      nonce: namedHash(nonce),
    });
  const inside = (side: SignedEntry, agency: string) => actOn([side], ada, change(agency));
  const open = actOn([tip], ada, change('open'));
  const [one, other] = [sealed(tip, 'asked', 'one'), sealed(open, 'asked', 'two')];
  const legal = [...opened, open, one, inside(one, 'read')];
  expect(told([...legal, sealed(open, 'asked of another', 'three')])).toEqual([]);
  expect(told([...legal, other, inside(other, 'read too')]).map((pair) => pair.toSorted())).toEqual([
    [one.id, other.id].toSorted(),
  ]);
  // As in a copy of the vault that went on with what another one signed: the second side is the higher one.
  const bobs = [actOn([tip], authors[1], change('b1'))];
  for (const name of ['b2', 'b3', 'b4']) bobs.push(actOn(bobs.slice(-1), authors[1], change(name)));
  const [first, high] = [sealed(open, 'asked', 'one'), sealed(bobs[3] ?? tip, 'asked', 'two')];
  const both = [...opened, open, first, inside(first, 'read'), ...bobs, high, inside(high, 'read too')];
  expect(told(both)).toEqual([[first.id, high.id]]);
});

it('what is sealed and what is open beside it, in turns, is no fork, in whatever order they stand', () => {
  const [ada] = authors;
  if (tip === undefined) throw new Error('the case has entries');
  for (let nonce = 0; nonce < 16; nonce++) {
    const begun = {
      type: 'second-review-sealed',
      request: namedHash('r'),
      nonce: namedHash(`${nonce}`),
    } as const;
    const side = [actOn([tip], ada, begun)];
    const open = [actOn([tip], ada, change('open'))];
    for (const turn of ['one', 'two', 'three']) {
      side.push(actOn([...side.slice(-1), ...open.slice(-1)], ada, change(`sealed ${turn}`)));
      open.push(actOn(open.slice(-1), ada, change(`open ${turn}`)));
    }
    expect(told([...opened, ...side, ...open])).toEqual([]);
  }
});

it('what its author kept back for a while is no fork; what leaves it out on both sides is', () => {
  const [ada] = authors;
  if (tip === undefined) throw new Error('the case has entries');
  const note = actOn([tip], ada, {
    type: 'internal-note-written',
    note: namedId('note'),
    about: null,
    text: 'n',
  });
  const open = actOn([tip], ada, change('open'));
  const after = actOn([open], ada, change('after'));
  expect(forksOf([...opened, note, open, after])).toEqual([]);
  expect(forksOf([...opened, note, open, after, actOn([open], ada, change('else'))])).toHaveLength(1);
});

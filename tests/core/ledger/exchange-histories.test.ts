import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { historyOf } from '../../../src/core/cases/history.ts';
import { projectCase } from '../../../src/core/cases/projection.ts';
import type { SignedEntry } from '../../../src/core/ledger/entry.ts';
import { forksOf } from '../../../src/core/ledger/forks.ts';
import { checkGraph } from '../../../src/core/ledger/graph.ts';
import { asManyAs } from '../../support/long-run.ts';
import { castReview, CastReviewer } from '../../support/ledger-cast.ts';
import { eventsOf, kinds, type Act } from './simulated-review.ts';

const numRuns = asManyAs(1000, 100_000);

type Step =
  | { readonly type: 'act'; readonly act: Act }
  /** A bundle leaves: a copy of the whole case as it stands there. It may never arrive. */
  | { readonly type: 'send'; readonly who: number }
  /** Any bundle that ever left arrives with anybody: late, again, in another order, with who sent it. */
  | { readonly type: 'arrive'; readonly who: number; readonly bundle: number };

const who = fc.nat(4);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({ who, kind: fc.constantFrom(...kinds), pick: fc.nat(1000), word: fc.nat(1000) })
      .map((act): Step => ({ type: 'act', act })),
  },
  { weight: 2, arbitrary: who.map((sender): Step => ({ type: 'send', who: sender })) },
  {
    weight: 3,
    arbitrary: fc.tuple(who, fc.nat(1000)).map(([to, bundle]): Step => ({ type: 'arrive', who: to, bundle })),
  },
);
const names = ['Ada', 'Bob', 'Cem', 'Dai', 'Eve'] as const;

function play(count: number, steps: readonly Step[], orders: readonly number[]): readonly CastReviewer[] {
  const ada = castReview('Ada');
  const reviewers = [ada, ...names.slice(1, count).map((name) => new CastReviewer(name))];
  for (const reviewer of reviewers) reviewer.learn(ada.entries.values());
  const at = (index: number) => reviewers[index % count] ?? ada;
  const bundles: (readonly SignedEntry[])[] = [];
  for (const [number, one] of steps.entries()) {
    const reviewer = at(one.type === 'act' ? one.act.who : one.who);
    if (one.type === 'act') reviewer.record(...eventsOf(reviewer, one.act, number));
    else if (one.type === 'send') bundles.push([...reviewer.entries.values()]);
    else importInto(reviewer, bundles[one.bundle % Math.max(1, bundles.length)] ?? []);
  }
  // In the end everybody's last bundle reaches everybody, each in an order of their own.
  const last = reviewers.map(({ entries }) => [...entries.values()]);
  for (const [index, reviewer] of reviewers.entries()) {
    const turn = (orders[index] ?? 0) % count;
    for (const bundle of [...last.slice(turn), ...last.slice(0, turn)]) importInto(reviewer, bundle);
  }
  return reviewers;
}

/** What an import does: the graph is checked before anything is taken in. */
function importInto(reviewer: CastReviewer, bundle: readonly SignedEntry[]): void {
  const fresh = bundle.filter(({ id }) => !reviewer.entries.has(id));
  const opening = [...reviewer.entries.values()].find(({ entry }) => entry.height === 1)?.id ?? null;
  checkGraph(fresh, (id) => reviewer.entries.get(id)?.entry, opening);
  reviewer.learn(fresh);
}

it('3 to 5 reviewers whose bundles are lost, repeated, late and crossing come to the same state, with every decision', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 5 }),
      fc.array(step, { minLength: 5, maxLength: 30 }),
      fc.array(fc.nat(4), { minLength: 5, maxLength: 5 }),
      (count, steps, orders) => {
        const reviewers = play(count, steps, orders);
        const [first, ...others] = reviewers;
        if (first === undefined) throw new Error('there are reviewers');
        const state = projectCase(first.entries.values());
        const history = historyOf(first.entries.values());
        expect(forksOf(first.entries.values())).toEqual([]);
        for (const { entries } of others) {
          expect(entries.size).toBe(first.entries.size);
          expect(projectCase(entries.values())).toEqual(state);
          expect(historyOf(entries.values())).toEqual(history);
        }
        const signed = [...first.entries.values()]
          .filter(({ entry }) => entry.event.type === 'decision-signed')
          .map(({ id }) => id);
        expect(state.decisions.map(({ entry }) => entry).toSorted()).toEqual(signed.toSorted());
      },
    ),
    { numRuns },
  );
}, 14_400_000);

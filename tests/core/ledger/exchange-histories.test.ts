import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { historyOf } from '../../../src/core/cases/history.ts';
import { projectCase } from '../../../src/core/cases/projection.ts';
import type { CaseEvent } from '../../../src/core/events.ts';
import { Failure } from '../../../src/core/failure.ts';
import type { SignedEntry } from '../../../src/core/ledger/entry.ts';
import { forksOf } from '../../../src/core/ledger/forks.ts';
import { checkGraph } from '../../../src/core/ledger/graph.ts';
import { blindReview } from '../../../src/core/second-review/blind-review.ts';
import { askSecondReview, commitSealed } from '../../../src/core/second-review/commands.ts';
import { asManyAs } from '../../support/long-run.ts';
import { castReview } from '../../support/ledger-cast.ts';
import { SealingReviewer } from '../../support/sealing-reviewer.ts';
import { eventsOf, kinds, type Act } from './simulated-review.ts';

const numRuns = asManyAs(1000, 100_000);

type Step =
  | { readonly type: 'act'; readonly act: Act }
  /** Somebody asks for a blind second review, or binds themselves to what they have sealed. */
  | { readonly type: 'blind'; readonly who: number; readonly what: 'ask' | 'commit' }
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
  {
    weight: 1,
    arbitrary: fc
      .record({ who, what: fc.constantFrom('ask', 'commit', 'commit') })
      .map((one): Step => ({ type: 'blind', ...one })),
  },
  { weight: 2, arbitrary: who.map((sender): Step => ({ type: 'send', who: sender })) },
  {
    weight: 3,
    arbitrary: fc.tuple(who, fc.nat(1000)).map(([to, bundle]): Step => ({ type: 'arrive', who: to, bundle })),
  },
);
const names = ['Ada', 'Bob', 'Cem', 'Dai', 'Eve'] as const;

function play(count: number, steps: readonly Step[], orders: readonly number[]): readonly SealingReviewer[] {
  const opening = castReview('Ada');
  const reviewers = names.slice(0, count).map((name) => new SealingReviewer(name));
  for (const reviewer of reviewers) reviewer.learn(opening.entries.values());
  const at = (index: number) => reviewers[index % count] ?? reviewers[0];
  const bundles: (readonly SignedEntry[])[] = [];
  for (const [number, one] of steps.entries()) {
    const reviewer = at(one.type === 'act' ? one.act.who : one.who);
    if (reviewer === undefined) throw new Error('there are reviewers');
    if (one.type === 'act') attempt(reviewer, () => eventsOf(reviewer, one.act, number));
    else if (one.type === 'blind') attempt(reviewer, () => blindAct(reviewer, one.what));
    else if (one.type === 'send') {
      expectNothingSealed(reviewers, reviewer.open);
      bundles.push(reviewer.open);
    } else importInto(reviewer, bundles[one.bundle % Math.max(1, bundles.length)] ?? []);
  }
  for (const { entries, state } of reviewers)
    if (state.secondReview?.mode === 'blind')
      expect(blindReview(entries.values(), state.secondReview).problems).toEqual([]);
  // In the end all sides are open, and everybody's last bundle reaches everybody, each in an order of their own.
  for (const { sealed } of reviewers) sealed.clear();
  const last = reviewers.map(({ entries }) => [...entries.values()]);
  for (const [index, reviewer] of reviewers.entries()) {
    const turn = (orders[index] ?? 0) % count;
    for (const bundle of [...last.slice(turn), ...last.slice(0, turn)]) importInto(reviewer, bundle);
  }
  return reviewers;
}

function attempt(reviewer: SealingReviewer, command: () => readonly CaseEvent[]): void {
  try {
    reviewer.record(...command());
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
  }
}

function blindAct(
  { state, signer, sealedHead }: SealingReviewer,
  what: 'ask' | 'commit',
): readonly CaseEvent[] {
  return what === 'ask'
    ? askSecondReview(state, { mode: 'blind', by: null, note: '' }, signer.author)
    : commitSealed(state, sealedHead, signer.author);
}

/** A blind second review never leaks: no bundle has, rests on or names what anybody keeps sealed; a commitment is a hash alone. */
function expectNothingSealed(reviewers: readonly SealingReviewer[], bundle: readonly SignedEntry[]): void {
  checkGraph(bundle, () => undefined, null);
  const sealed = reviewers.flatMap((reviewer) => [...reviewer.sealed]);
  const said = bundle
    .map(({ id, entry }) =>
      entry.event.type === 'second-review-committed' ? id : `${id} ${JSON.stringify(entry)}`,
    )
    .join();
  for (const id of sealed) expect(said).not.toContain(id);
}

/** What an import does: the graph is checked before anything is taken in. */
function importInto(reviewer: SealingReviewer, bundle: readonly SignedEntry[]): void {
  const fresh = bundle.filter(({ id }) => !reviewer.entries.has(id));
  const opening = [...reviewer.entries.values()].find(({ entry }) => entry.height === 1)?.id ?? null;
  checkGraph(fresh, (id) => reviewer.entries.get(id)?.entry, opening);
  reviewer.learn(fresh);
}

it('3 to 5 reviewers whose bundles are lost, repeated, late and crossing come to the same state, with every decision; what is sealed is in none', () => {
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

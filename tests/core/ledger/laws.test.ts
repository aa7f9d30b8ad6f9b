import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEntries, projectCase } from '../../../src/core/cases/projection.ts';
import { historyOf } from '../../../src/core/cases/history.ts';
import { disagreements, standingDecisions, type CaseState } from '../../../src/core/cases/case-state.ts';
import { signDecision } from '../../../src/core/decisions/commands.ts';
import { readEntryLine, writeEntryLine, type SignedEntry } from '../../../src/core/ledger/entry.ts';
import { checkGraph, compareEntries, headsOf, inLedgerOrder } from '../../../src/core/ledger/graph.ts';
import { ledgerCrypto } from '../../../src/vault/ledger-crypto.ts';
import { castReview, namedId, noBasis } from '../../support/ledger-cast.ts';
import { history, playHistory, rejection, type Act } from './simulated-review.ts';

const runs = { numRuns: 150 };
const acts = history();

function union(...sets: readonly ReadonlyMap<string, SignedEntry>[]): Map<string, SignedEntry> {
  return new Map(sets.flatMap((set) => [...set]));
}

function replicas(play: readonly Act[]) {
  const [a, b, c] = playHistory(play).map((reviewer) => reviewer.entries);
  if (a === undefined || b === undefined || c === undefined) throw new Error('three reviewers are simulated');
  return { a, b, c };
}

function project(entries: ReadonlyMap<string, SignedEntry>): CaseState {
  return projectCase(entries.values());
}

describe('the laws of the ledger, on simulated reviews with real keys', () => {
  it('merge is commutative, associative and idempotent, in entries and in what is shown', () => {
    fc.assert(
      fc.property(acts, (play) => {
        const { a, b, c } = replicas(play);
        const merged = project(union(a, b, c));
        expect(project(union(c, b, a))).toEqual(merged);
        expect(project(union(union(a, b), c))).toEqual(project(union(a, union(b, c))));
        expect(project(union(a, a, b, c, b))).toEqual(merged);
      }),
      runs,
    );
  });

  it('what is shown depends on the set alone, not on the order of arrival', () => {
    fc.assert(
      fc.property(acts, fc.infiniteStream(fc.nat()), (play, random) => {
        const { a, b, c } = replicas(play);
        const entries = [...union(a, b, c).values()];
        const shuffled = shuffle(entries, random);
        expect(projectCase(shuffled)).toEqual(projectCase(entries));
        expect(historyOf(shuffled)).toEqual(historyOf(entries));
        expect(headsOf(shuffled)).toEqual(projectCase(entries).heads);
      }),
      runs,
    );
  });

  it('applying one entry after another equals projecting all of them, at every step', () => {
    fc.assert(
      fc.property(acts, (play) => {
        const { a, b, c } = replicas(play);
        const [first, ...rest] = inLedgerOrder(union(a, b, c).values());
        if (first === undefined) return;
        const seen = [first];
        let state = projectCase(seen);
        for (const signed of rest) {
          state = applyEntries(state, [signed], () => seen);
          seen.push(signed);
          expect(state).toEqual(projectCase(seen));
        }
      }),
      runs,
    );
  });

  it('a causal delivery is applied in place where it comes later in ledger order, and rebuilt elsewhere', () => {
    fc.assert(
      fc.property(acts, fc.infiniteStream(fc.nat()), (play, random) => {
        const { a, b, c } = replicas(play);
        const delivery = causalShuffle([...union(a, b, c).values()], random);
        const seen: SignedEntry[] = [];
        let state: CaseState | null = null;
        for (const signed of delivery) {
          const later = seen.every((earlier) => compareEntries(earlier, signed) < 0);
          const before = [...seen];
          seen.push(signed);
          state = state !== null && later ? applyEntries(state, [signed], () => before) : projectCase(seen);
        }
        expect(state).toEqual(projectCase(delivery));
      }),
      runs,
    );
  });

  it('parents come before children in ledger order, and the graph of every replica is whole', () => {
    fc.assert(
      fc.property(acts, (play) => {
        const { a, b, c } = replicas(play);
        for (const set of [a, b, c, union(a, b, c)]) {
          checkGraph([...set.values()], () => undefined, null);
          const seen = new Set<string>();
          for (const { id, entry } of inLedgerOrder(set.values())) {
            for (const parent of entry.parents) expect(seen).toContain(parent);
            seen.add(id);
          }
        }
      }),
      runs,
    );
  });

  it('a removed entry is found: by the graph, or by the heads where nothing rests on it', () => {
    fc.assert(
      fc.property(acts, fc.nat(), (play, pick) => {
        const { a, b, c } = replicas(play);
        const whole = [...union(a, b, c).values()];
        const removed = whole[pick % whole.length];
        const rest = whole.filter((signed) => signed !== removed);
        if (rest.length === 0) return;
        const found = rejection(() => checkGraph(rest, () => undefined, null)) === 'entries-missing';
        expect(found || headsOf(rest).join(' ') !== headsOf(whole).join(' ')).toBe(true);
      }),
      runs,
    );
  });

  it('any changed bit of a line is found', () => {
    const lines = [...castReview().entries.values()].map(writeEntryLine);
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    fc.assert(
      fc.property(fc.nat(lines.length - 1), fc.nat(), fc.nat(7), (which, place, bit) => {
        const bytes = Buffer.from(lines[which] ?? '');
        const index = place % bytes.length;
        bytes.writeUInt8(bytes.readUInt8(index) ^ (1 << bit), index);
        expect(
          rejection(() => {
            let text: string;
            try {
              text = strict.decode(bytes);
            } catch {
              return;
            }
            readEntryLine(text, ledgerCrypto);
            throw new Error('read');
          }),
        ).not.toBe('read');
      }),
      { numRuns: 2000 },
    );
  });

  it('no signed decision ever disappears', () => {
    fc.assert(
      fc.property(acts, (play) => {
        const { a, b, c } = replicas(play);
        const merged = union(a, b, c);
        const signed = [...merged.values()].filter(({ entry }) => entry.event.type === 'decision-signed');
        const shown = project(merged).decisions.map(({ entry }) => entry);
        expect(shown.toSorted()).toEqual(signed.map(({ id }) => id).toSorted());
      }),
      runs,
    );
  });

  it('decisions made without knowing of each other both stand, until one that saw both settles it', () => {
    fc.assert(
      fc.property(acts, (play) => {
        const [ada, bob] = playHistory(play);
        if (ada === undefined || bob === undefined) return;
        const demand = namedId('the disputed demand');
        ada.record({
          type: 'demand-added',
          demand,
          terms: { data: 'other', identifiers: [], from: null, to: null },
        });
        bob.learn(ada.entries.values());
        ada.learn(bob.entries.values());
        const position = {
          demand,
          reasons: ['unclear'],
          findings: [],
          rationale: 'r',
          narrowed: null,
        } as const;
        const [one] = ada.record(...signDecision(ada.state, { ...position, disposition: 'reject' }, noBasis));
        const [two] = bob.record(
          ...signDecision(bob.state, { ...position, disposition: 'challenge' }, noBasis),
        );
        ada.learn(bob.entries.values());
        const standing = standingDecisions(ada.state, demand).map(({ entry }) => entry);
        expect(new Set(standing)).toEqual(new Set([one?.id, two?.id]));
        expect(disagreements(ada.state).map(({ id }) => id)).toContain(demand);
        const [settling] = ada.record(
          ...signDecision(ada.state, { ...position, disposition: 'reject' }, noBasis),
        );
        bob.learn(ada.entries.values());
        expect(standingDecisions(bob.state, demand).map(({ entry }) => entry)).toEqual([settling?.id]);
        expect(disagreements(bob.state).map(({ id }) => id)).not.toContain(demand);
        expect(bob.state.decisions.map(({ entry }) => entry)).toContain(one?.id);
      }),
      runs,
    );
  });
});

/** A permutation that the stream of random numbers gives. */
function shuffle<T>(items: readonly T[], random: Iterator<number>): T[] {
  const rest = [...items];
  const result: T[] = [];
  while (rest.length > 0) result.push(...rest.splice(nextOf(random) % rest.length, 1));
  return result;
}

/** A random order in which no entry comes before its parents. */
function causalShuffle(entries: readonly SignedEntry[], random: Iterator<number>): SignedEntry[] {
  const waiting = new Map(entries.map((signed) => [signed.id, signed]));
  const result: SignedEntry[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ entry }) => !entry.parents.some((id) => waiting.has(id)));
    const next = ready[nextOf(random) % ready.length];
    if (next === undefined) throw new Error('the graph has a cycle');
    waiting.delete(next.id);
    result.push(next);
  }
  return result;
}

function nextOf(random: Iterator<number>): number {
  const { value, done } = random.next();
  return done === true ? 0 : value;
}

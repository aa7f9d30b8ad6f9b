import { describe, expect, it } from 'vitest';
import { summaryOf } from '../../../src/core/bundles/summary.ts';
import { conflictsInWords } from '../../../src/core/cases/conflicts-in-words.ts';
import { summarise } from '../../../src/core/cases/summary.ts';
import { projectCase } from '../../../src/core/cases/projection.ts';
import { signedEvidence } from '../../../src/core/decisions/signed-evidence.ts';
import type { CaseEvent } from '../../../src/core/events.ts';
import type { SignedEntry } from '../../../src/core/ledger/entry.ts';
import { blindReview, type BlindReview } from '../../../src/core/second-review/blind-review.ts';
import { toldBlindReview } from '../../../src/core/second-review/blind-words.ts';
import {
  actOn,
  castReview,
  castSigner,
  contentDemand,
  namedHash,
  namedId,
} from '../../support/ledger-cast.ts';

const [ada, bob] = [castSigner('Ada'), castSigner('Bob')];
const demand = namedId('demand 1');
const decision: CaseEvent = {
  type: 'decision-signed',
  position: {
    demand,
    disposition: 'reject',
    reasons: ['unclear'],
    findings: [],
    rationale: '',
    narrowed: null,
  },
  terms: contentDemand,
  supersedes: [],
  guidelines: [],
};
const overridden: CaseEvent = { type: 'gate-overridden', elements: ['nexus'], reason: 'r' };

/** A case in which Ada asked for a blind review, with all that is signed after it by hand. */
class Ledger {
  readonly entries: SignedEntry[] = [...castReview('Ada').entries.values()];
  readonly asked = this.act(this.entries.slice(-1), ada, {
    type: 'second-review-asked',
    mode: 'blind',
    by: null,
    note: '',
  });

  act(parents: readonly SignedEntry[], signer: typeof ada, event: CaseEvent): SignedEntry {
    const signed = actOn(parents, signer, event);
    this.entries.push(signed);
    return signed;
  }

  /** A sealed side: its nonce, and what was found and decided; gives its last entry. */
  seal(signer: typeof ada, base: readonly SignedEntry[], ...events: readonly CaseEvent[]): SignedEntry {
    const nonce = namedHash(`nonce of ${signer.author}`);
    const begun = this.act(base, signer, { type: 'second-review-sealed', request: this.asked.id, nonce });
    return events.reduce((last, event) => this.act([last], signer, event), begun);
  }

  commit(signer: typeof ada, base: readonly SignedEntry[], { id }: Pick<SignedEntry, 'id'>): SignedEntry {
    return this.act(base, signer, { type: 'second-review-committed', request: this.asked.id, head: id });
  }

  review(without: readonly SignedEntry[] = []): BlindReview {
    const entries = this.entries.filter((signed) => !without.includes(signed));
    const { secondReview } = projectCase(entries);
    if (secondReview === null) throw new Error('there is a second review');
    return blindReview(entries, secondReview);
  }
}

/** What is said against the sides, by the first letter of the name. */
function told({ state, problems }: BlindReview): readonly string[] {
  return [state, ...problems.map(({ author, what }) => `${author === ada.author ? 'Ada' : 'Bob'} ${what}`)];
}

describe('whether a blind review held', () => {
  it('follows from the ledger: each bound without the other, the sealed sides there', () => {
    const ledger = new Ledger();
    const [one, other] = [
      ledger.seal(ada, [ledger.asked], overridden, decision),
      ledger.seal(bob, [ledger.asked], decision),
    ];
    expect(told(ledger.review())).toEqual(['sealed']);
    const first = ledger.commit(ada, [ledger.asked], one);
    expect(told(ledger.review())).toEqual(['sealed']);
    const second = ledger.commit(bob, [first], other);
    expect(told(ledger.review())).toEqual(['held']);
    expect(ledger.review().sides.map(({ author }) => author)).toEqual([ada.author, bob.author]);
    const state = projectCase(ledger.entries);
    const words = toldBlindReview(ledger.entries, state)?.words ?? null;
    expect(summaryOf(state, {}, words)).toContainEqual(
      expect.objectContaining({
        label: 'Second review',
        value: expect.stringMatching(/^The blind review held/),
      }),
    );
    const side = ledger.entries.slice(
      ledger.entries.indexOf(ledger.asked) + 1,
      ledger.entries.indexOf(one) + 1,
    );
    expect(told(ledger.review(side))).toEqual(['revealing']);
    // After both are bound, what they do in the open is no longer part of it.
    ledger.act([one, other, second], ada, decision);
    expect(told(ledger.review())).toEqual(['held']);
  });

  it('does not where a side had the other one before it was bound', () => {
    const ledger = new Ledger();
    const one = ledger.seal(ada, [ledger.asked], decision);
    const first = ledger.commit(ada, [ledger.asked], one);
    const other = ledger.seal(bob, [one, first], decision);
    ledger.commit(bob, [first], other);
    expect(told(ledger.review())).toEqual(['broken', 'Bob had the other side before committing']);
  });

  it('does not where the commitment itself rests on the other side', () => {
    const ledger = new Ledger();
    const [one, other] = [
      ledger.seal(ada, [ledger.asked], decision),
      ledger.seal(bob, [ledger.asked], decision),
    ];
    const first = ledger.commit(ada, [ledger.asked], one);
    ledger.commit(bob, [first, one], other);
    expect(told(ledger.review())).toEqual(['broken', 'Bob had the other side before committing']);
  });

  it('does not where somebody decided in the open meanwhile', () => {
    const ledger = new Ledger();
    const [one, other] = [
      ledger.seal(ada, [ledger.asked], decision),
      ledger.seal(bob, [ledger.asked], decision),
    ];
    const first = ledger.commit(ada, [ledger.asked], one);
    ledger.act([first], ada, overridden);
    ledger.commit(bob, [first], other);
    expect(told(ledger.review())).toEqual([
      'broken',
      'Ada made findings or decisions outside the sealed part while it was sealed',
    ]);
  });

  it('does not where a side is bound to nothing sealed, or to no decision', () => {
    const ledger = new Ledger();
    const other = ledger.seal(bob, [ledger.asked], overridden);
    const first = ledger.commit(ada, [ledger.asked], ledger.asked);
    ledger.commit(bob, [first], other);
    expect(told(ledger.review())).toEqual([
      'broken',
      'Ada committed to something other than a sealed part',
      'Bob committed without any decision',
    ]);
  });

  it('does not where somebody was bound to nothing, sees the other side, and goes on', () => {
    const ledger = new Ledger();
    const one = ledger.seal(ada, [ledger.asked], decision);
    const first = ledger.commit(bob, [ledger.asked], { id: namedHash('nothing') });
    const second = ledger.commit(ada, [first], one);
    expect(told(ledger.review())).toEqual(['revealing']);
    ledger.act([second, one], bob, decision);
    expect(told(ledger.review())).toEqual([
      'broken',
      'Bob acted after both had committed without showing the side that was committed to',
    ]);
  });

  it('knows the first commitment of each alone: a later one binds to nothing else', () => {
    const ledger = new Ledger();
    const one = ledger.seal(ada, [ledger.asked], decision);
    const later = ledger.act([one], ada, overridden);
    const other = ledger.seal(bob, [ledger.asked], decision);
    const first = ledger.commit(ada, [ledger.asked], one);
    const again = ledger.commit(ada, [first], later);
    ledger.commit(bob, [again], other);
    expect(told(ledger.review())).toEqual([
      'broken',
      'Ada made findings or decisions outside the sealed part while it was sealed',
    ]);
  });
});

describe('what a decision was signed on', () => {
  it('is what its author had: no override of the other side, and nothing that came later', () => {
    const ledger = new Ledger();
    const later: CaseEvent = { type: 'gate-overridden', elements: ['dated'], reason: 'later' };
    const one = ledger.seal(ada, [ledger.asked], overridden, decision);
    const other = ledger.seal(bob, [ledger.asked], decision);
    const first = ledger.commit(ada, [ledger.asked], one);
    const second = ledger.commit(bob, [first], other);
    const open = ledger.act([one, other, second], ada, later);
    const after = ledger.act([open], bob, decision);
    const signed = signedEvidence(ledger.entries, projectCase(ledger.entries));
    const overOf = ({ id }: SignedEntry) =>
      signed[id]?.over.map(({ author, reason, elements }) => [author, reason, ...elements]);
    expect(overOf(one)).toEqual([[ada.author, 'r', 'nexus']]);
    expect(overOf(other)).toEqual([]);
    expect(overOf(after)).toEqual([
      [ada.author, 'r', 'nexus'],
      [ada.author, 'later', 'dated'],
    ]);
  });
});

it('tells on the docket how far a blind review is, without counting what one side alone has', () => {
  const ledger = new Ledger();
  const line = (without: readonly SignedEntry[] = []) =>
    summarise(projectCase(ledger.entries.filter((signed) => !without.includes(signed)))).waitsFor;
  expect(line()).toBe('Sealed blind review; not begun here');
  ledger.act([ledger.asked], ada, { type: 'demand-withdrawn', demand: namedId('demand 2'), reason: 'r' });
  const open = ledger.entries.at(-1) ?? ledger.asked;
  const one = ledger.seal(ada, [open], decision);
  const other = ledger.seal(bob, [open], decision);
  const first = ledger.commit(ada, [open], one);
  ledger.commit(bob, [first], other);
  expect(line([other])).toBe('Both committed; the other side is not here yet');
  expect(line()).toBe('1 demand decided alike by both sides: approve or settle');
  const [said] = conflictsInWords(projectCase(ledger.entries), []);
  expect(said).toMatch(
    /^Decided alike on .* Left to do: one author approves the other’s, whose own then gives way/,
  );
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contestedFields } from '../../../src/core/cases/contested-fields.ts';
import { projectCase } from '../../../src/core/cases/projection.ts';
import { canonicalJson } from '../../../src/core/ledger/canonical-json.ts';
import type { SignedEntry } from '../../../src/core/ledger/entry.ts';
import { changeRequest } from '../../../src/core/requests/commands.ts';
import { castReview, CastReviewer } from '../../support/ledger-cast.ts';
import { history, playHistory } from '../ledger/simulated-review.ts';

function pair() {
  const ada = castReview();
  const bob = new CastReviewer('Bob');
  bob.learn(ada.entries.values());
  return { ada, bob };
}

function exchange(a: CastReviewer, b: CastReviewer) {
  a.learn(b.entries.values());
  b.learn(a.entries.values());
}

describe('contested fields of a request', () => {
  it('name both values, which one shows and why, on either side, until somebody who knew of both changes it', () => {
    const { ada, bob } = pair();
    const [one] = ada.record(...changeRequest(ada.state, { agency: 'FBI', country: 'US' }));
    const [two] = bob.record(...changeRequest(bob.state, { agency: 'DEA' }));
    expect(contestedFields(ada.entries.values())).toEqual([]);
    exchange(ada, bob);
    const [contest, ...others] = contestedFields(ada.entries.values());
    expect(others).toEqual([]);
    expect(contest?.field).toBe('agency');
    expect(contest?.shown.value).toBe(ada.state.request.agency);
    expect(new Set([contest?.shown.entry, contest?.other.entry])).toEqual(new Set([one?.id, two?.id]));
    expect(contest?.why).toMatch(/no clock decides/);
    expect(contestedFields(bob.entries.values())).toEqual([contest]);
    bob.record(...changeRequest(bob.state, { agency: 'Interpol' }));
    exchange(ada, bob);
    expect(contestedFields(ada.entries.values())).toEqual([]);
  });

  it('show the value of the longer chain, whatever the clocks say', () => {
    const { ada, bob } = pair();
    ada.record(...changeRequest(ada.state, { agency: 'FBI' }));
    bob.record(...changeRequest(bob.state, { country: 'DE' }));
    bob.record(...changeRequest(bob.state, { agency: 'BKA' }));
    exchange(ada, bob);
    const [contest] = contestedFields(ada.entries.values());
    expect(contest).toMatchObject({ shown: { value: 'BKA' }, other: { value: 'FBI' } });
    expect(contest?.why).toMatch(
      /^It comes later in the ledger: it rests on a longer chain of acts \(\d+ against \d+\)/,
    );
  });

  it('are none where the same was said twice, or one knew of the other', () => {
    const { ada, bob } = pair();
    ada.record(...changeRequest(ada.state, { agency: 'FBI' }));
    bob.record(...changeRequest(bob.state, { agency: 'FBI' }));
    exchange(ada, bob);
    expect(contestedFields(ada.entries.values())).toEqual([]);
    ada.record(...changeRequest(ada.state, { agency: 'DEA' }));
    exchange(ada, bob);
    bob.record(...changeRequest(bob.state, { agency: 'FBI' }));
    exchange(ada, bob);
    expect(contestedFields(ada.entries.values())).toEqual([]);
  });

  it('agree on every history with a plain search over all pairs of edits', () => {
    fc.assert(
      fc.property(history(), (play) => {
        const entries = new Map(playHistory(play).flatMap(({ entries: own }) => [...own]));
        const { request } = projectCase(entries.values());
        const found = contestedFields(entries.values());
        for (const { field, shown } of found) expect(shown.value).toEqual(request[field]);
        const named = found.map(({ field, other }) => `${field} ${other.entry}`).toSorted();
        expect(named).toEqual(byAllPairs(entries).toSorted());
      }),
      { numRuns: 150 },
    );
  });
});

/** The same by the definition: an edit that no other edit of the field knew of, with another value than what shows. */
function byAllPairs(entries: ReadonlyMap<string, SignedEntry>): string[] {
  const { request } = projectCase(entries.values());
  const knew = (id: string, of: string): boolean =>
    (entries.get(id)?.entry.parents ?? []).some((parent) => parent === of || knew(parent, of));
  return (['agency', 'emergency'] as const).flatMap((field) => {
    const edits = [...entries.values()].flatMap(({ id, entry: { event } }) =>
      event.type === 'request-changed' && event.changes[field] !== undefined
        ? [{ id, value: event.changes[field] }]
        : [],
    );
    return edits
      .filter(({ id }) => !edits.some((later) => knew(later.id, id)))
      .filter(({ value }) => canonicalJson(value) !== canonicalJson(request[field]))
      .map(({ id }) => `${field} ${id}`);
  });
}

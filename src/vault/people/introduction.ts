import type { CaseState } from '../../core/cases/case-state.ts';
import type { EventOf } from '../../core/events.ts';
import { renewalsOf } from '../../core/people/key-succession.ts';
import { introduce } from '../../core/people/same-person.ts';
import { withSuccessors } from '../../core/second-review/approval.ts';
import type { ReadableDb } from '../database.ts';
import { formerSigners } from '../identity.ts';
import type { Vault } from '../vault.ts';

type Introduced = Pick<Vault, 'db' | 'identity'>;

/** How the vault's reviewer introduces themselves, with the keys that were theirs before. */
export function introductionOf({ db, identity }: Introduced): EventOf<'reviewer-introduced'> {
  const { name, recipient } = identity;
  return { type: 'reviewer-introduced', name, recipient, ...ownRenewals(db, identity.key) };
}

/** As they were last signed for a vault: each case of the docket asks. */
const signed = new WeakMap<object, { readonly key: string; readonly renewals: Renewals }>();
type Renewals = ReturnType<typeof renewalsOf>;

function ownRenewals(db: ReadableDb, key: string): Renewals {
  const known = signed.get(db);
  if (known?.key === key) return known.renewals;
  const renewals = renewalsOf(key, formerSigners(db).slice(0, 100));
  signed.set(db, { key, renewals });
  return renewals;
}

/** A case as it stands once the vault's reviewer is introduced, which comes before their next act. */
export function introducedTo(vault: Introduced, state: CaseState): CaseState {
  const introduction = introductionOf(vault);
  if (introduction.renews === undefined) return state;
  const reviewers = new Map(state.reviewers.map((reviewer) => [reviewer.key, reviewer]));
  introduce(reviewers, vault.identity.key, introduction);
  const { secondReview } = state;
  return {
    ...state,
    reviewers: [...reviewers.values()],
    secondReview: secondReview === null ? null : withSuccessors(secondReview, reviewers.values()),
  };
}

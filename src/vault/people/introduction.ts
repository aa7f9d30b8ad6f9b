import type { CaseState } from '../../core/cases/case-state.ts';
import type { EventOf } from '../../core/events.ts';
import { introduce } from '../../core/people/same-person.ts';
import { rows } from '../database.ts';
import type { Vault } from '../vault.ts';

type Introduced = Pick<Vault, 'db' | 'identity'>;

/** How the vault's reviewer introduces themselves, with the keys that were theirs before. */
export function introductionOf({ db, identity }: Introduced): EventOf<'reviewer-introduced'> {
  const { name, recipient } = identity;
  const sql = 'SELECT key FROM former_key ORDER BY retired_after DESC, key LIMIT 100';
  const renews = rows<{ key: string }>(db, sql).map(({ key }) => key);
  return { type: 'reviewer-introduced', name, recipient, ...(renews.length > 0 && { renews }) };
}

/** A case as it stands once the vault's reviewer is introduced, which comes before their next act. */
export function introducedTo(vault: Introduced, state: CaseState): CaseState {
  const introduction = introductionOf(vault);
  if (introduction.renews === undefined) return state;
  const reviewers = new Map(state.reviewers.map((reviewer) => [reviewer.key, reviewer]));
  introduce(reviewers, vault.identity.key, introduction);
  return { ...state, reviewers: [...reviewers.values()] };
}

import type { CaseState, Reviewer } from '../cases/case-state.ts';
import type { EventOf } from '../events.ts';

type Reviewers = Pick<CaseState, 'reviewers'>;

/** Whether two keys are one person's, as far as one of them said so when it was introduced to the case. */
export function isSamePerson({ reviewers }: Reviewers, one: string, other: string): boolean {
  const renews = (key: string, earlier: string) =>
    reviewers.find((reviewer) => reviewer.key === key)?.renews?.includes(earlier) === true;
  return one === other || renews(one, other) || renews(other, one);
}

/** Whether these keys are those of two people or more. */
export function areTwoPeople(state: Reviewers, keys: readonly string[]): boolean {
  return keys.some((one) => keys.some((other) => !isSamePerson(state, one, other)));
}

/** Notes how a key introduced itself, the latest last. A key that was named as theirs stays so. */
export function introduce(
  reviewers: Map<string, Reviewer>,
  key: string,
  { name, recipient, renews = [], renewals }: Omit<EventOf<'reviewer-introduced'>, 'type'>,
): void {
  const known = reviewers.get(key);
  const before = [...new Set([...(known?.renews ?? []), ...renews])];
  const succeeds = [...new Set([...(known?.succeeds ?? []), ...(renewals === undefined ? [] : renews)])];
  reviewers.delete(key);
  reviewers.set(key, {
    key,
    name,
    recipient,
    ...(before.length > 0 && { renews: before }),
    ...(succeeds.length > 0 && { succeeds }),
  });
}

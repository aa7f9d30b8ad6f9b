import type { CaseState, Reviewer } from '../cases/case-state.ts';
import type { EventOf } from '../events.ts';

type Reviewers = Pick<CaseState, 'reviewers'>;

/** Whether two keys are one person's, as far as one of them said so when it was introduced to the case. */
export function isSamePerson({ reviewers }: Reviewers, one: string, other: string): boolean {
  return one === other || saysOf(reviewers, one, other) || saysOf(reviewers, other, one);
}

/**
 * Whether what a key does about something of another one's is about their own: by its own word, or where that one was
 * signed over to. Nobody makes an act of another key's void by saying that it was theirs.
 */
export function isOwnOf({ reviewers }: Reviewers, actor: string, other: string): boolean {
  const isSuccessor = reviewers.some(({ key, succeeds }) => key === other && succeeds?.includes(actor));
  return actor === other || isSuccessor || saysOf(reviewers, actor, other);
}

function saysOf(reviewers: Reviewers['reviewers'], key: string, earlier: string): boolean {
  return reviewers.find((reviewer) => reviewer.key === key)?.renews?.includes(earlier) === true;
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

import type { ReactNode } from 'react';
import { namesOf, type CaseState } from '../../core/cases/case-state.ts';
import type { BlindReview } from '../../core/second-review/blind-review.ts';
import { Notice } from '../ui/Notice.tsx';
import { When } from '../ui/When.tsx';

interface BlindStateProps {
  readonly state: CaseState;
  readonly blind: BlindReview;
}

/** Who has committed, and whether the ledger shows that the review was blind. */
export function BlindState({ state, blind }: BlindStateProps): ReactNode {
  const nameOf = namesOf(state);
  return (
    <>
      {blind.sides.length > 0 && (
        <ul className="commitments" aria-label="Commitments">
          {blind.sides.map(({ entry, author, at, zone, head }) => (
            <li key={entry}>
              <bdi>{nameOf(author)}</bdi> committed <When at={at} zone={zone} />, sealed as{' '}
              <code>{head.slice(0, 16)}</code>
            </li>
          ))}
        </ul>
      )}
      {blind.state === 'sealed' && (
        <Notice tone="info">
          <b>Sealed until both have committed.</b> What you find and decide stays in this vault: no export has
          it. {blind.sides.length > 0 && 'Export the case so that the other reviewer gets the commitment.'}
        </Notice>
      )}
      {blind.state === 'revealing' && (
        <Notice tone="info">
          <b>Both have committed.</b> The side of{' '}
          {blind.sides
            .filter(({ isHere }) => !isHere)
            .map(({ author }) => nameOf(author))
            .join(' and ')}{' '}
          is not here yet: export this case to them, and import what they send back.
        </Notice>
      )}
      {blind.state === 'held' && (
        <Notice tone="good">
          <b>The blind review held.</b> The ledger shows that each was bound to what they found and decided
          before they could have the other side.
        </Notice>
      )}
      {blind.state === 'broken' && (
        <Notice tone="failure">
          <b>The review was not blind.</b>{' '}
          {blind.problems.map(({ author, what }) => `${nameOf(author)} ${what}.`).join(' ')} The ledger shows
          it; what was decided stands as signed.
        </Notice>
      )}
    </>
  );
}

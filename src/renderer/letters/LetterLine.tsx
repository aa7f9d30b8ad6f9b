import type { ReactNode } from 'react';
import type { CaseState } from '../../core/cases/case-state.ts';
import { letterKindLabels } from '../../core/letters/letter-kinds.ts';
import type { Letter } from '../../core/letters/letter-state.ts';
import { changedSince } from '../../core/letters/staleness.ts';
import { Tag } from '../ui/Tag.tsx';
import { When } from '../ui/When.tsx';

interface LetterLineProps {
  readonly state: CaseState;
  readonly letter: Letter;
  readonly isReplaced: boolean;
  readonly onOpen: () => void;
}

/** One letter that was finished: what, when, to whom, and whether it still holds. */
export function LetterLine({ state, letter, isReplaced, onOpen }: LetterLineProps): ReactNode {
  const changed = isReplaced ? [] : changedSince(letter.rests, state);
  return (
    <li className="letter-line">
      <button type="button" className="letter-open" onClick={onOpen}>
        <b>{letterKindLabels[letter.text.kind]}</b> {isReplaced && <Tag>Corrected since</Tag>}
        {changed.length > 0 && <Tag tone="warn">Out of date</Tag>}
        {!isReplaced && changed.length === 0 && <Tag tone="good">Finished</Tag>}
        <span className="quiet one-line">
          <When at={letter.at} zone={letter.zone} /> · <bdi>{letter.text.addressee}</bdi>
        </span>
      </button>
      {changed.map((each) => (
        <p key={each} className="letter-change" dir="auto">
          {each}
        </p>
      ))}
    </li>
  );
}

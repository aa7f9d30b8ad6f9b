import type { ReactNode } from 'react';
import { letterKindLabels } from '../../core/letters/letter-kinds.ts';
import type { Letter } from '../../core/letters/letter-state.ts';
import { Tag } from '../ui/Tag.tsx';
import { When } from '../ui/When.tsx';

interface LetterLineProps {
  readonly letter: Letter;
  readonly isReplaced: boolean;
  /** What changed since of what it rests on, in sentences. */
  readonly changed: readonly string[];
  readonly onOpen: () => void;
}

/** One letter that was finished: what, when, to whom, and whether it still holds. */
export function LetterLine({ letter, isReplaced, changed, onOpen }: LetterLineProps): ReactNode {
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

import type { ReactNode } from 'react';
import type { PersonState } from '../../core/people/standing.ts';
import { Tag } from '../ui/Tag.tsx';
import { stateLabels, stateMeanings, stateTones } from './person-state.ts';

/** What this vault makes of somebody. */
export function StateTag({ state }: { readonly state: PersonState }): ReactNode {
  return (
    <span title={stateMeanings[state]}>
      <Tag tone={stateTones[state]}>{stateLabels[state]}</Tag>
    </span>
  );
}

import type { ReactNode } from 'react';
import type { CaseState, Decision } from '../../core/cases/case-state.ts';
import { overturnsInWords } from '../../core/second-review/overturned.ts';
import { Notice } from '../ui/Notice.tsx';

interface OverturnedProps {
  readonly state: CaseState;
  readonly decision: Decision;
}

/** Which decisions of other people a decision overturns, and what those said. */
export function Overturned({ state, decision }: OverturnedProps): ReactNode {
  return overturnsInWords(state, decision).map((words) => (
    <Notice key={words} tone="info">
      {words}
    </Notice>
  ));
}

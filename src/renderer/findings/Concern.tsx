import type { ReactNode } from 'react';
import type { CaseState } from '../../core/cases/case-state.ts';
import type { Concern as Concerning } from '../../core/findings/concerns.ts';
import { concernInWords } from '../../core/findings/concern-words.ts';
import { demandInLine } from './demand-in-line.ts';

interface ConcernProps {
  readonly state: CaseState;
  readonly finding: { readonly reading: Concerning };
}

/** Of what is demanded a finding, a search or an override speaks, where that is not everything. */
export function Concern({ state, finding }: ConcernProps): ReactNode {
  const words = concernInWords(state, finding, demandInLine);
  if (words === null) return null;
  return (
    <span className="finding-concern quiet" dir="auto">
      {words}
    </span>
  );
}

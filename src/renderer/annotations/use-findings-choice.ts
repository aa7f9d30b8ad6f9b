import { useState } from 'react';
import { standingFindings, type CaseState, type Finding } from '../../core/cases/case-state.ts';

/** Which findings of a document go out with it, and whether their notes do. */
export interface ChoiceOfFindings {
  /** Those that stand in the document. */
  readonly here: readonly Finding[];
  readonly which: 'all' | 'chosen' | 'none';
  readonly chosen: ReadonlySet<string>;
  readonly notes: boolean;
  /** Ids of those that go out. */
  readonly going: readonly string[];
  /** Some were to be chosen, and none is. */
  readonly isMissing: boolean;
  readonly setWhich: (which: ChoiceOfFindings['which']) => void;
  readonly setChosen: (chosen: ReadonlySet<string>) => void;
  readonly setNotes: (notes: boolean) => void;
}

export function useFindingsChoice(state: CaseState, document: string): ChoiceOfFindings {
  const here = standingFindings(state).filter((finding) => finding.document === document);
  const [which, setWhich] = useState<ChoiceOfFindings['which']>(here.length === 0 ? 'none' : 'all');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [notes, setNotes] = useState(false);
  const going = (which === 'none' ? [] : here)
    .map(({ id }) => id)
    .filter((id) => which === 'all' || chosen.has(id));
  const isMissing = which === 'chosen' && going.length === 0;
  return { here, which, chosen, notes, going, isMissing, setWhich, setChosen, setNotes };
}

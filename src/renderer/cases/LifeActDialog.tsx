import type { ReactNode } from 'react';
import { counted } from '../../core/cases/summary.ts';
import { Notice } from '../ui/Notice.tsx';
import { lifeActs, recordLifeAct, type LifeAct } from './life-acts.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

interface LifeActDialogProps {
  readonly act: LifeAct;
  readonly caseId: string;
  /** Letters that something changed under since they were finished. */
  readonly staleLetters: number;
  readonly onClose: () => void;
}

/** Asks for the reason of an act in the life of a case, and records it. */
export function LifeActDialog({ act, caseId, staleLetters, onClose }: LifeActDialogProps): ReactNode {
  const { label, title, field, action, about, needsReason } = lifeActs[act];
  return (
    <ReasonDialog
      words={{
        title,
        field,
        hint: 'It is signed and stays in the history.',
        action,
        done: `${label}: recorded`,
        needsText: needsReason,
      }}
      size="small"
      draftKey={`${caseId}/life/${act}`}
      onSubmit={(reason) => recordLifeAct(act, caseId, reason)}
      onClose={onClose}
    >
      <p>{about}</p>
      {staleLetters > 0 && (act === 'respond' || act === 'close') && (
        <Notice tone="warning">
          <b>{counted(staleLetters, 'letter')} out of date.</b> What{' '}
          {staleLetters === 1 ? 'it rests' : 'they rest'} on changed since. Correct or uphold{' '}
          {staleLetters === 1 ? 'it' : 'them'} under Letters first.
        </Notice>
      )}
    </ReasonDialog>
  );
}

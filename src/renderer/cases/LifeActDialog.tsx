import type { ReactNode } from 'react';
import { lifeActs, recordLifeAct, type LifeAct } from './life-acts.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

interface LifeActDialogProps {
  readonly act: LifeAct;
  readonly caseId: string;
  readonly onClose: () => void;
}

/** Asks for the reason of an act in the life of a case, and records it. */
export function LifeActDialog({ act, caseId, onClose }: LifeActDialogProps): ReactNode {
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
    </ReasonDialog>
  );
}

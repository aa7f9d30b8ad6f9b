import type { ReactNode } from 'react';
import { counted } from '../../core/cases/summary.ts';
import type { CaseView } from '../../ipc/views.ts';
import { useNow } from '../app/use-now.ts';
import { Notice } from '../ui/Notice.tsx';
import { lifeActs, recordLifeAct, type LifeAct } from './life-acts.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import { stillOpen } from './still-open.ts';

interface LifeActDialogProps {
  readonly act: LifeAct;
  readonly view: CaseView;
  readonly onClose: () => void;
}

/** Asks for the reason of an act in the life of a case, and records it. */
export function LifeActDialog({ act, view, onClose }: LifeActDialogProps): ReactNode {
  const caseId = view.state.id;
  const { staleLetters } = view.summary;
  const open = stillOpen(act, view, useNow());
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
      {open.length > 0 && (
        <Notice tone="warning">
          <b>{act === 'close' ? 'Still open:' : 'Look at this first:'}</b>
          <ul className="still-open" aria-label="Still open">
            {open.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Notice>
      )}
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

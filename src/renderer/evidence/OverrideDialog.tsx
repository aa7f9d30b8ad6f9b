import type { ReactNode } from 'react';
import { elements as elementTerms, type ElementId } from '../../core/legal-basis.ts';
import { call } from '../app/client.ts';
import { ReasonDialog } from '../cases/ReasonDialog.tsx';
import { Notice } from '../ui/Notice.tsx';

interface OverrideDialogProps {
  readonly caseId: string;
  readonly elements: readonly ElementId[];
  readonly onClose: () => void;
}

const words = {
  title: 'Override the evidence gate?',
  field: 'Reason',
  action: 'Override, with this reason',
  done: 'The gate is overridden',
  needsText: true,
};

/** Lets decisions be signed although elements rest on nothing. Says that it can never be hidden again. */
export function OverrideDialog({ caseId, elements, onClose }: OverrideDialogProps): ReactNode {
  return (
    <ReasonDialog
      words={words}
      look="danger"
      draftKey={`${caseId}/override`}
      onSubmit={(reason) => call('gate.override', { case: caseId, elements, reason })}
      onClose={onClose}
    >
      <Notice tone="warning">
        <b>This is visible forever.</b> Your name, your reason and these elements stay in the history, stand
        beside every decision that is signed over them, and go into every bundle of this case. It cannot be
        taken back.
      </Notice>
      <div>
        <p>Decisions may then be signed although nothing shows how it stands with:</p>
        <ul className="override-elements">
          {elements.map((element) => (
            <li key={element}>{elementTerms.labels[element]}</li>
          ))}
        </ul>
      </div>
    </ReasonDialog>
  );
}

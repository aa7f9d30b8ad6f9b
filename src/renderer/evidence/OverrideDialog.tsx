import { useState, type ReactNode } from 'react';
import type { CaseState } from '../../core/cases/case-state.ts';
import { namedInConcern } from '../../core/findings/concern-words.ts';
import { elements as elementTerms, type ElementId } from '../../core/legal-basis.ts';
import type { CaseView } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { ReasonDialog } from '../cases/ReasonDialog.tsx';
import { ConcernFields } from '../findings/ConcernFields.tsx';
import { demandInLine } from '../findings/demand-in-line.ts';
import { Notice } from '../ui/Notice.tsx';
import { missingFor } from './gate-words.ts';

interface OverrideDialogProps {
  readonly view: CaseView;
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
export function OverrideDialog({
  view: { state, review },
  elements,
  onClose,
}: OverrideDialogProps): ReactNode {
  const [concerned, setConcerned] = useState<readonly string[] | null>(null);
  return (
    <ReasonDialog
      words={words}
      look="danger"
      draftKey={`${state.id}/override`}
      onSubmit={(reason) => {
        const demands = concerned === null ? {} : { demands: concerned };
        return call('gate.override', { case: state.id, elements, reason, ...demands });
      }}
      isComplete={concerned?.length !== 0}
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
            <li key={element}>
              {elementTerms.labels[element]}
              <OfDemands state={state} demands={missingFor(review, element)} />
            </li>
          ))}
        </ul>
      </div>
      <ConcernFields state={state} concerned={concerned} group="override" onChange={setConcerned} />
    </ReasonDialog>
  );
}

/** The demands for which an element rests on nothing, where it does not for all. */
function OfDemands({
  state,
  demands,
}: {
  readonly state: CaseState;
  readonly demands: readonly string[] | null;
}): ReactNode {
  if (demands === null) return null;
  const named = demands.map((id) => namedInConcern(state, id, demandInLine)).join('; ');
  return (
    <span className="quiet" dir="auto">
      {` (for ${named})`}
    </span>
  );
}

import { useState, type ReactNode } from 'react';
import { PenLine } from 'lucide-react';
import type { CaseState, Decision, Demand } from '../../core/cases/case-state.ts';
import { namesOf } from '../../core/cases/case-state.ts';
import type { Position } from '../../core/decisions/events.ts';
import { overridesInUse, type Gate } from '../../core/guidelines/evidence-gate.ts';
import type { ElementId } from '../../core/legal-basis.ts';
import { call } from '../app/client.ts';
import { useWorkspace } from '../app/workspace.ts';
import { NeverShown } from '../coverage/NeverShown.tsx';
import { GateMissing } from '../evidence/GateMissing.tsx';
import { TermsInWords } from '../cases/TermsInWords.tsx';
import { TaskDialog } from '../ui/TaskDialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { OverrideNotice } from './OverrideNotice.tsx';
import { PositionInWords } from './PositionInWords.tsx';

interface SignDialogProps {
  readonly state: CaseState;
  readonly demand: Demand;
  readonly position: Position;
  /** It may close while the dialog stands: another document, a finding withdrawn. */
  readonly gate: Gate | undefined;
  readonly replaces: readonly Decision[];
  readonly onShowElement: (element: ElementId) => void;
  readonly onClose: () => void;
  readonly onSigned: () => void;
}

/** Shows exactly what will be signed and under which name, and signs it. */
export function SignDialog({
  state,
  demand,
  position,
  gate,
  replaces,
  onShowElement,
  onClose,
  onSigned,
}: SignDialogProps): ReactNode {
  const { identity } = useWorkspace();
  // What is read here is what is signed: an import may change the demand while the dialog stands.
  const [terms] = useState(demand.terms);
  const authors = [...new Set(replaces.map(({ author }) => namesOf(state)(author)))].join(' and ');
  return (
    <TaskDialog
      title="Sign this decision?"
      action={`Sign as ${identity.name}`}
      icon={PenLine}
      disabled={gate?.open === false}
      leave="Not yet"
      onAct={() => call('decisions.sign', { case: state.id, position, terms })}
      done="The decision is signed"
      onDone={onSigned}
      onClose={onClose}
    >
      <div className="card">
        <TermsInWords terms={terms} />
        <PositionInWords state={state} position={position} terms={terms} />
      </div>
      {(gate === undefined ? [] : overridesInUse(gate)).map((override) => (
        <OverrideNotice
          key={override.entry}
          state={state}
          override={override}
          title="This is signed over the evidence gate."
        />
      ))}
      {gate?.open === false && (
        <Notice tone="warning">
          <GateMissing
            gate={gate}
            onShow={(element) => {
              onClose();
              onShowElement(element);
            }}
          />
        </Notice>
      )}
      <NeverShown state={state} />
      {replaces.length > 0 && (
        <Notice tone="info">
          It replaces {replaces.length === 1 ? 'the decision' : `${String(replaces.length)} decisions`} of{' '}
          {authors}. What is replaced stays in the history, signed as it was.
        </Notice>
      )}
      <p className="quiet">
        Signed as <bdi>{identity.name}</bdi>, key <code>{identity.fingerprint}</code>. A signed decision
        cannot be taken back; it can be replaced by a later one.
      </p>
    </TaskDialog>
  );
}

import type { ReactNode } from 'react';
import { elements as elementTerms, type ElementId } from '../../core/legal-basis.ts';
import { call } from '../app/client.ts';
import { useDraft } from '../app/drafts.ts';
import { useTask } from '../app/use-task.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';

interface OverrideDialogProps {
  readonly caseId: string;
  readonly elements: readonly ElementId[];
  readonly onClose: () => void;
}

/** Lets decisions be signed although elements rest on nothing. Says that it can never be hidden again. */
export function OverrideDialog({ caseId, elements, onClose }: OverrideDialogProps): ReactNode {
  const [reason, putReason] = useDraft(`${caseId}/override`);
  const overriding = useTask();
  const written = (reason ?? '').trim();
  const override = async (): Promise<void> => {
    const done = await overriding.run(() =>
      call('gate.override', { case: caseId, elements, reason: written }),
    );
    if (!done) return;
    putReason('');
    announce('The gate is overridden');
    onClose();
  };
  return (
    <Dialog
      title="Override the evidence gate?"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Not now
          </Button>
          <Button
            look="danger"
            busy={overriding.busy}
            disabled={written === ''}
            onClick={() => void override()}
          >
            Override, with this reason
          </Button>
        </>
      }
    >
      <div className="stack">
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
        <Field label="Reason">
          {(control) => (
            <textarea
              {...control}
              rows={4}
              dir="auto"
              maxLength={20_000}
              required
              value={reason ?? ''}
              onChange={(event) => putReason(event.target.value)}
            />
          )}
        </Field>
        <FailureNotice failure={overriding.failure} />
      </div>
    </Dialog>
  );
}

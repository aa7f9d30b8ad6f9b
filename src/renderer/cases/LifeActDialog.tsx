import type { ReactNode } from 'react';
import { useDraft } from '../app/drafts.ts';
import { useTask } from '../app/use-task.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { lifeActs, recordLifeAct, type LifeAct } from './life-acts.ts';

interface LifeActDialogProps {
  readonly act: LifeAct;
  readonly caseId: string;
  readonly onClose: () => void;
}

/** Asks for the reason of an act in the life of a case, and records it. */
export function LifeActDialog({ act, caseId, onClose }: LifeActDialogProps): ReactNode {
  const words = lifeActs[act];
  const [text, putText] = useDraft(`${caseId}/life/${act}`);
  const recording = useTask();
  const written = (text ?? '').trim();
  const record = async (): Promise<void> => {
    if (!(await recording.run(() => recordLifeAct(act, caseId, written)))) return;
    putText('');
    announce(`${words.label}: recorded`);
    onClose();
  };
  return (
    <Dialog
      title={words.title}
      size="small"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Not now
          </Button>
          <Button
            look="primary"
            busy={recording.busy}
            disabled={words.needsReason && written === ''}
            onClick={() => void record()}
          >
            {words.action}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{words.about}</p>
        <Field label={words.field} hint="It is signed and stays in the history.">
          {(control) => (
            <textarea
              {...control}
              rows={3}
              dir="auto"
              maxLength={20_000}
              value={text ?? ''}
              onChange={(event) => putText(event.target.value)}
            />
          )}
        </Field>
        <FailureNotice failure={recording.failure} />
      </div>
    </Dialog>
  );
}

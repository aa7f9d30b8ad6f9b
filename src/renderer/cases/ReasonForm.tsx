import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTask } from '../app/use-task.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice } from '../ui/Notice.tsx';

interface ReasonFormProps {
  readonly label: string;
  readonly action: string;
  readonly onSubmit: (reason: string) => Promise<unknown>;
  readonly onDone: () => void;
}

/** Asks why something is withdrawn; it stays in the history together with the reason. */
export function ReasonForm({ label, action, onSubmit, onDone }: ReasonFormProps): ReactNode {
  const [reason, setReason] = useState('');
  const saving = useTask();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await saving.run(() => onSubmit(reason.trim()))) onDone();
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <Field label={label} hint="It is kept in the history together with your reason.">
        {(control) => (
          <input
            {...control}
            ref={input}
            type="text"
            dir="auto"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.stopPropagation();
              onDone();
            }}
          />
        )}
      </Field>
      <FailureNotice failure={saving.failure} />
      <div className="row">
        <Button look="danger" type="submit" busy={saving.busy} disabled={reason.trim() === ''}>
          {action}
        </Button>
        <Button look="quiet" onClick={onDone}>
          Keep it
        </Button>
      </div>
    </form>
  );
}

import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Field } from '../ui/Field.tsx';
import { ActForm } from '../ui/ActForm.tsx';

interface ReasonFormProps {
  readonly label: string;
  readonly action: string;
  readonly onSubmit: (reason: string) => Promise<unknown>;
  readonly onDone: () => void;
}

/** Asks why something is withdrawn; it stays in the history together with the reason. */
export function ReasonForm({ label, action, onSubmit, onDone }: ReasonFormProps): ReactNode {
  const [reason, setReason] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <ActForm
      className="stack"
      action={action}
      look="danger"
      disabled={reason.trim() === ''}
      onSubmit={() => onSubmit(reason.trim())}
      onDone={onDone}
      leave={{ label: 'Keep it', onLeave: onDone }}
    >
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
    </ActForm>
  );
}

import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { Identity } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice } from '../ui/Notice.tsx';

interface UnlockFormProps {
  readonly onEnter: (identity: Identity) => Promise<void>;
}

export function UnlockForm({ onEnter }: UnlockFormProps): ReactNode {
  const [passphrase, setPassphrase] = useState('');
  const opening = useTask();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);

  const unlock = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (opening.busy || passphrase === '') return;
    const opened = await opening.run(async () => onEnter(await call('app.unlock', { passphrase })));
    if (opened) return;
    input.current?.focus();
    input.current?.select();
  };
  return (
    <form onSubmit={(event) => void unlock(event)}>
      <Field label="Passphrase">
        {(control) => (
          <input
            {...control}
            ref={input}
            type="password"
            autoComplete="current-password"
            value={passphrase}
            aria-invalid={opening.failure?.code === 'wrong-passphrase' || undefined}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        )}
      </Field>
      <FailureNotice failure={opening.failure} />
      <Button look="primary" type="submit" busy={opening.busy} disabled={passphrase === ''}>
        {opening.busy ? 'Unlocking…' : 'Unlock'}
      </Button>
    </form>
  );
}

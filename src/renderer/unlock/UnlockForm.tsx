import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { Identity } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';

interface UnlockFormProps {
  readonly onEnter: (identity: Identity) => Promise<void>;
}

export function UnlockForm({ onEnter }: UnlockFormProps): ReactNode {
  const [passphrase, setPassphrase] = useState('');
  const opening = useTask();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);

  const open = (acceptLoss: boolean): Promise<boolean> =>
    opening.run(async () => onEnter(await call('app.unlock', { passphrase, acceptLoss })));
  const lost = opening.failure?.code === 'entries-lost';

  const unlock = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (opening.busy || passphrase === '') return;
    if (await open(false)) return;
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
            onChange={(event) => {
              setPassphrase(event.target.value);
              opening.clear();
            }}
          />
        )}
      </Field>
      <FailureNotice failure={opening.failure} />
      {lost && <OpenWithLoss busy={opening.busy} onOpen={() => void open(true)} />}
      <Button
        look={lost ? 'plain' : 'primary'}
        type="submit"
        busy={opening.busy}
        disabled={passphrase === ''}
      >
        {opening.busy ? 'Unlocking…' : lost ? 'Try again' : 'Unlock'}
      </Button>
    </form>
  );
}

/** Acts that were signed here are gone from the folder: says what that means before it is accepted. */
function OpenWithLoss({ busy, onOpen }: { readonly busy: boolean; readonly onOpen: () => void }): ReactNode {
  return (
    <Notice tone="warning">
      <div className="stack">
        <p>
          <b>Opening it all the same accepts the loss.</b> What is missing comes back only from a backup of
          the whole folder, or from bundles that hold it, and Redrope does not tell you of this loss again.
          Check the vault in the settings afterwards. If somebody may have put an older copy in the vault’s
          place, stop here and ask.
        </p>
        <div>
          <Button look="danger" busy={busy} onClick={onOpen}>
            Open with what is there
          </Button>
        </div>
      </div>
    </Notice>
  );
}

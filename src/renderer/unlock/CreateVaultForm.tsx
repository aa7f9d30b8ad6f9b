import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { Identity } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';

interface CreateVaultFormProps {
  readonly onEnter: (identity: Identity) => Promise<void>;
}

export function CreateVaultForm({ onEnter }: CreateVaultFormProps): ReactNode {
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const making = useTask();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const complete = name.trim() !== '' && passphrase !== '' && passphrase === again;

  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (making.busy || !complete) return;
    await making.run(async () => onEnter(await call('app.createVault', { name: name.trim(), passphrase })));
  };
  return (
    <form onSubmit={(event) => void create(event)}>
      <p className="quiet">
        Your cases, documents and drafts live in one encrypted folder on this computer. Nothing leaves it
        unless you export it.
      </p>
      <Field label="Your name" hint="It stands beside all that you sign, and your colleagues see it.">
        {(control) => (
          <input
            {...control}
            ref={first}
            type="text"
            dir="auto"
            maxLength={200}
            autoComplete="name"
            required
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <NewPassphrase
        label="Passphrase"
        value={passphrase}
        again={again}
        onValue={setPassphrase}
        onAgain={setAgain}
      />
      <p>
        <b>Nobody can recover the vault without this passphrase</b>: not us, not your administrator. Keep it
        where you keep what must not be lost.
      </p>
      <FailureNotice failure={making.failure} />
      <Button look="primary" type="submit" busy={making.busy} disabled={!complete}>
        {making.busy ? 'Making the vault…' : 'Make the vault'}
      </Button>
    </form>
  );
}

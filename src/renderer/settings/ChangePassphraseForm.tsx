import { useState, type FormEvent, type ReactNode } from 'react';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { NewPassphrase } from '../unlock/NewPassphrase.tsx';

export function ChangePassphraseForm(): ReactNode {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [changed, setChanged] = useState(false);
  const changing = useTask();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setChanged(false);
    if (!(await changing.run(() => call('vault.changePassphrase', { current, next })))) return;
    setCurrent('');
    setNext('');
    setAgain('');
    setChanged(true);
  };
  return (
    <section aria-labelledby="settings-passphrase">
      <h2 id="settings-passphrase">Change the passphrase</h2>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <Field label="Passphrase now">
          {(control) => (
            <input
              {...control}
              type="password"
              autoComplete="current-password"
              value={current}
              onChange={(event) => setCurrent(event.target.value)}
            />
          )}
        </Field>
        <NewPassphrase
          label="New passphrase"
          value={next}
          again={again}
          onValue={setNext}
          onAgain={setAgain}
        />
        <FailureNotice failure={changing.failure} />
        {changed && (
          <Notice tone="good">
            The passphrase is changed. Copies of the vault made before still open with the old one.
          </Notice>
        )}
        <div>
          <Button
            type="submit"
            busy={changing.busy}
            disabled={current === '' || next === '' || next !== again}
          >
            Change the passphrase
          </Button>
        </div>
      </form>
    </section>
  );
}

import { useState, type ReactNode } from 'react';
import { Copy, KeyRound, QrCode, Save } from 'lucide-react';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';
import { useTask } from '../app/use-task.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { copyText } from '../ui/CopyButton.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { Field } from '../ui/Field.tsx';
import { CardQr } from './CardQr.tsx';
import { KeyWords } from './KeyWords.tsx';
import { RenewKeyDialog } from './RenewKeyDialog.tsx';

/** One's own identity card: to be sent to others, and its words to be read to them. */
export function OwnCard(): ReactNode {
  const [role, setRole] = useState<string | null>(null);
  const [renewing, setRenewing] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const saving = useTask();
  const own = useQuery(
    `own card ${JSON.stringify(role)}`,
    () => call('people.card', { role }),
    (event) => event.type === 'changed' && event.case === null,
  );
  const code = own.value?.code ?? null;
  const tell = (words: string): void => {
    setDone(words);
    announce(words);
  };
  const save = (): Promise<unknown> =>
    saving.run(async () => {
      const saved = await call('app.saveCard', { role });
      if (saved !== null) tell(`Saved as ${saved.file}.`);
    });
  const saveCode = (): Promise<unknown> =>
    saving.run(async () => {
      const saved = await call('app.saveCardCode', { role });
      if (saved !== null) tell(`Saved as ${saved.file}.`);
    });
  return (
    <section aria-labelledby="people-own">
      <h2 id="people-own">Your identity card</h2>
      <p className="quiet">
        Send it to those with whom you exchange bundles. Read these words to them over the telephone, so that
        they know that the card is yours.
      </p>
      {own.value !== null && <KeyWords words={own.value.words} />}
      <Field label="What you do" hint="Stands on the card, such as “Counsel”. May stay empty.">
        {(control) => (
          <input
            {...control}
            className="input"
            dir="auto"
            maxLength={200}
            value={role ?? own.value?.role ?? ''}
            onChange={(event) => setRole(event.target.value)}
          />
        )}
      </Field>
      {code !== null && (
        <details className="card-code">
          <summary>Your card as a QR code</summary>
          <CardQr code={code} />
          <p className="quiet">
            A colleague photographs it and takes the picture in under <i>People</i>, or reads it with any
            telephone and pastes the text.
          </p>
        </details>
      )}
      <div className="row">
        <Button look="primary" icon={Save} busy={saving.busy} onClick={() => void save()}>
          Save the card
        </Button>
        <Button
          icon={Copy}
          disabled={own.value === null}
          onClick={() =>
            tell(
              copyText(own.value?.card ?? '')
                ? 'Copied the card. Paste it into a mail.'
                : 'The card could not be copied. Save it as a file.',
            )
          }
        >
          Copy as text
        </Button>
        <Button icon={QrCode} busy={saving.busy} disabled={code === null} onClick={() => void saveCode()}>
          Save the QR code
        </Button>
        <span className="spacer" />
        <Button look="quiet" icon={KeyRound} onClick={() => setRenewing(true)}>
          Replace my key…
        </Button>
      </div>
      {done !== null && <Notice tone="good">{done}</Notice>}
      <FailureNotice failure={saving.failure ?? own.failure} />
      {renewing && <RenewKeyDialog onClose={() => setRenewing(false)} />}
    </section>
  );
}

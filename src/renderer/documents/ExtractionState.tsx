import { useState, type FormEvent, type ReactNode } from 'react';
import { RotateCw, X } from 'lucide-react';
import type { Extraction } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { extractionInWords } from './extraction-words.ts';

interface ExtractionStateProps {
  readonly sha256: string;
  readonly name: string;
  readonly extraction: Extraction;
}

/** How far the reading of a document is, and what can be done about it. */
export function ExtractionState({ sha256, name, extraction }: ExtractionStateProps): ReactNode {
  const acting = useTask();
  const words = extractionInWords(extraction);
  const again = extraction.state === 'cancelled' || extraction.state === 'failed';
  return (
    <div className="extraction">
      {words !== null && (
        <p className={extraction.state === 'failed' ? 'extraction-failed' : 'quiet'}>{words}</p>
      )}
      {extraction.state === 'reading' && (
        <div className="extraction-progress">
          <Progress label={`Reading ${name}`} done={extraction.done} total={extraction.pages} />
          <IconButton
            icon={X}
            label={`Stop reading ${name}`}
            onClick={() => void acting.run(() => call('documents.stopReading', { document: sha256 }))}
          />
        </div>
      )}
      {extraction.state === 'password-needed' && <PasswordForm sha256={sha256} />}
      {again && (
        <Button
          look="quiet"
          icon={RotateCw}
          busy={acting.busy}
          onClick={() => void acting.run(() => call('documents.readAgain', { document: sha256 }))}
        >
          Read it again
        </Button>
      )}
      <FailureNotice failure={acting.failure} />
    </div>
  );
}

function PasswordForm({ sha256 }: { readonly sha256: string }): ReactNode {
  const [password, setPassword] = useState('');
  const trying = useTask();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await trying.run(() => call('documents.unlock', { document: sha256, password }))) setPassword('');
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <Field label="Password of this document" hint="It is kept inside the vault; the file stays as it came.">
        {(control) => (
          <input
            {...control}
            type="password"
            autoComplete="off"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <FailureNotice failure={trying.failure} />
      <div>
        <Button type="submit" busy={trying.busy} disabled={password === ''}>
          Open it
        </Button>
      </div>
    </form>
  );
}

import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { FileQuestion, FileWarning, LockKeyhole } from 'lucide-react';
import type { CaseDocument } from '../../core/cases/case-state.ts';
import { failureRecord } from '../../core/failure.ts';
import type { Extraction } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import type { OpenFailure } from '../pdf/open-failure.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FileFacts } from './FileFacts.tsx';
import { failureInWords } from './trouble-words.ts';

interface DocumentFailureProps {
  readonly failure: OpenFailure;
  readonly document: CaseDocument;
  readonly extraction: Extraction | undefined;
  readonly onAgain: () => void;
  /** What is known of the file all the same. */
  readonly children?: ReactNode;
}

/** Why the document is not shown, what is safe, and what can still be done. */
export function DocumentFailure({
  failure,
  document: held,
  extraction,
  onAgain,
  children,
}: DocumentFailureProps): ReactNode {
  const { title, what } = failureInWords(failure, extraction);
  const Icon =
    failure.kind === 'password-needed'
      ? LockKeyhole
      : failure.kind === 'not-a-pdf'
        ? FileQuestion
        : FileWarning;
  const box = useRef<HTMLDivElement>(null);
  // As the pages do where what had the focus is gone: keys go on with what can be done here.
  useEffect(() => {
    if (document.activeElement === document.body)
      box.current?.querySelector<HTMLElement>('input, button')?.focus();
  }, []);
  return (
    <div ref={box} className="document-failure">
      <div className="document-failure-words" role="alert">
        <Icon aria-hidden="true" />
        <h2>{title}</h2>
        <p>{what}</p>
      </div>
      {failure.kind === 'password-needed' ? (
        <PasswordPrompt document={held.sha256} onOpened={onAgain} />
      ) : (
        failure.kind !== 'empty' && <Button onClick={onAgain}>Try again</Button>
      )}
      <FileFacts document={held} />
      {children}
    </div>
  );
}

function PasswordPrompt({
  document,
  onOpened,
}: {
  readonly document: string;
  readonly onOpened: () => void;
}): ReactNode {
  const [password, setPassword] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      await call('documents.unlock', { document, password });
      setPassword('');
      onOpened();
    } catch (thrown) {
      setTrouble(failureRecord(thrown).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="password-prompt" onSubmit={(event) => void submit(event)}>
      <Field label="Password of the document">
        {(control) => (
          <input
            {...control}
            className="input"
            type="password"
            autoComplete="off"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {trouble !== null && <p role="alert">{trouble}</p>}
      <Button type="submit" look="primary" busy={busy} disabled={password === ''}>
        Open
      </Button>
    </form>
  );
}

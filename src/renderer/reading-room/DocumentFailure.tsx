import { useState, type FormEvent, type ReactNode } from 'react';
import { FileQuestion, FileWarning, LockKeyhole } from 'lucide-react';
import type { CaseDocument } from '../../core/cases/case-state.ts';
import { failureRecord } from '../../core/failure.ts';
import { call } from '../app/client.ts';
import type { OpenFailure } from '../pdf/open-failure.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FileFacts } from './FileFacts.tsx';

interface DocumentFailureProps {
  readonly failure: OpenFailure;
  readonly document: CaseDocument;
  readonly onAgain: () => void;
  /** What is known of the file all the same. */
  readonly children?: ReactNode;
}

/** Why the document is not shown, what is safe, and what can still be done. */
export function DocumentFailure({ failure, document, onAgain, children }: DocumentFailureProps): ReactNode {
  const { title, what } = words(failure);
  const Icon =
    failure.kind === 'password-needed'
      ? LockKeyhole
      : failure.kind === 'not-a-pdf'
        ? FileQuestion
        : FileWarning;
  return (
    <div className="document-failure">
      <div className="document-failure-words" role="alert">
        <Icon aria-hidden="true" />
        <h2>{title}</h2>
        <p>{what}</p>
      </div>
      {failure.kind === 'password-needed' ? (
        <PasswordPrompt document={document.sha256} onOpened={onAgain} />
      ) : (
        failure.kind !== 'empty' && <Button onClick={onAgain}>Try again</Button>
      )}
      <FileFacts document={document} />
      {children}
    </div>
  );
}

const safe = 'The file is kept exactly as it came, and stays part of the case.';

function words(failure: OpenFailure): { readonly title: string; readonly what: string } {
  switch (failure.kind) {
    case 'empty':
      return {
        title: 'This file is empty',
        what: `It has no bytes at all: it was sent so, or cut off on its way. Ask for it again. ${safe}`,
      };
    case 'not-a-pdf':
      return {
        title: 'This file is not a PDF',
        what: `Whatever its name says, its content is something else, so there are no pages to show. ${safe} It can be exported with the case and opened with a program made for it.`,
      };
    case 'damaged':
      return {
        title: 'This PDF is damaged',
        what: `Too much of it is missing or altered for its pages to be shown. ${safe} Ask for it again; you can also export it with the case and have it looked at.`,
      };
    case 'stopped':
      return {
        title: 'This document was stopped',
        what: `Opening it took more than 10 seconds of work, which no ordinary document does. ${safe} Nothing else was touched.`,
      };
    case 'too-much-memory':
      return {
        title: 'This document could not be shown: too much memory',
        what: `Opening it would have taken more memory than is safe, which no ordinary document does, so it was stopped. ${safe} Nothing else was touched.`,
      };
    case 'unreadable':
      return { title: 'This document could not be read from the vault', what: failure.detail };
    case 'password-needed':
      return {
        title: 'This document needs a password',
        what: `Whoever sent it protected it. ${safe} The password is kept inside the vault, so that it is asked for only once.`,
      };
  }
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

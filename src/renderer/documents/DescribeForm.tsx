import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { CaseDocument } from '../../core/cases/case-state.ts';
import { documentRoles, type DocumentRole } from '../../core/legal-basis.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice } from '../ui/Notice.tsx';

interface DescribeFormProps {
  readonly caseId: string;
  readonly document: CaseDocument;
  readonly onDone: () => void;
}

/** Gives a document another name or role, or marks it as privileged; the file itself stays as it came. */
export function DescribeForm({ caseId, document, onDone }: DescribeFormProps): ReactNode {
  const [name, setName] = useState(document.name);
  const [role, setRole] = useState<DocumentRole>(document.role);
  const isMarked = (document.privileged ?? null) !== null;
  const [privileged, setPrivileged] = useState(isMarked);
  const [why, setWhy] = useState('');
  const saving = useTask();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const describe = { case: caseId, document: document.sha256, name: name.trim(), role };
    const mark = { case: caseId, document: document.sha256, privileged, reason: why };
    const saved = await saving.run(async () => {
      await call('documents.describe', describe);
      if (privileged !== isMarked) await call('documents.markPrivilege', mark);
    });
    if (saved) onDone();
  };
  return (
    <form className="stack document-form" onSubmit={(event) => void save(event)}>
      <Field label="Name">
        {(control) => (
          <input
            {...control}
            ref={input}
            type="text"
            dir="auto"
            maxLength={255}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label="Role">
        {(control) => (
          <select {...control} value={role} onChange={(event) => setRole(event.target.value as DocumentRole)}>
            {documentRoles.ids.map((id) => (
              <option key={id} value={id}>
                {documentRoles.labels[id]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <label className="check">
        <input
          type="checkbox"
          checked={privileged}
          onChange={(event) => setPrivileged(event.target.checked)}
        />
        <span>
          Privileged
          <br />
          <span className="quiet">It keeps the case from being exported.</span>
        </span>
      </label>
      {privileged !== isMarked && (
        <Field label="Why">
          {(control) => (
            <input
              {...control}
              className="input"
              dir="auto"
              maxLength={500}
              value={why}
              onChange={(event) => setWhy(event.target.value)}
            />
          )}
        </Field>
      )}
      <FailureNotice failure={saving.failure} />
      <div className="row">
        <Button
          look="primary"
          type="submit"
          busy={saving.busy}
          disabled={name.trim() === '' || (privileged !== isMarked && why.trim() === '')}
        >
          Change
        </Button>
        <Button look="quiet" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </form>
  );
}

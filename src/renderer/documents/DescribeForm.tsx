import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { CaseDocument } from '../../core/cases/case-state.ts';
import { documentRoles, type DocumentRole } from '../../core/legal-basis.ts';
import { call } from '../app/client.ts';
import { Field } from '../ui/Field.tsx';
import { ActForm } from '../ui/ActForm.tsx';

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
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const save = async (): Promise<void> => {
    const about = { case: caseId, document: document.sha256 };
    await call('documents.describe', { ...about, name: name.trim(), role });
    if (privileged !== isMarked) await call('documents.markPrivilege', { ...about, privileged, reason: why });
  };
  const lacksWhy = privileged !== isMarked && why.trim() === '';
  return (
    <ActForm
      className="stack document-form"
      action="Change"
      disabled={name.trim() === '' || lacksWhy}
      {...(lacksWhy ? { status: 'Say why; it is kept with the case.' } : {})}
      onSubmit={save}
      onDone={onDone}
      leave={{ label: 'Leave it', onLeave: onDone }}
    >
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
    </ActForm>
  );
}

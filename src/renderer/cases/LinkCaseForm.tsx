import { useId, useState, type ReactNode } from 'react';
import type { CaseSummary } from '../../core/cases/summary.ts';
import { call } from '../app/client.ts';
import { useWorkspace } from '../app/workspace.ts';
import { Field } from '../ui/Field.tsx';
import { ActForm } from '../ui/ActForm.tsx';
import { linkKinds } from './link-words.ts';

const OFFERED = 30;

interface LinkCaseFormProps {
  readonly caseId: string;
  readonly onDone: () => void;
}

/** Links another case of this vault, by its reference. */
export function LinkCaseForm({ caseId, onDone }: LinkCaseFormProps): ReactNode {
  const { docket } = useWorkspace();
  const list = useId();
  const [reference, setReference] = useState('');
  const [kind, setKind] = useState(linkKinds[0]?.[0] ?? 'repeat');
  const others = (docket.value ?? []).filter(({ id }) => id !== caseId);
  const named = others.filter((summary) => folded(summary.reference) === folded(reference));
  const [other, ...more] = reference.trim() === '' ? [] : named;
  const link = async (): Promise<void> => {
    if (other !== undefined) await call('cases.link', { case: caseId, other: other.id, kind });
  };
  return (
    <ActForm
      name="Link a case"
      action="Link it"
      disabled={other === undefined || more.length > 0}
      onSubmit={link}
      done="The cases are linked"
      onDone={onDone}
      leave={{ label: 'Not now', onLeave: onDone }}
    >
      <Field label="Reference of the other case" hint={hintOn(reference, other, more.length)}>
        {(control) => (
          <input
            {...control}
            type="text"
            dir="auto"
            list={list}
            value={reference}
            onChange={(event) => setReference(event.target.value)}
          />
        )}
      </Field>
      <datalist id={list}>
        {others
          .filter((summary) => folded(summary.reference).includes(folded(reference)))
          .slice(0, OFFERED)
          .map(({ id, reference: offered, agency }) => (
            <option key={id} value={offered}>
              {agency}
            </option>
          ))}
      </datalist>
      <Field label="What it is to this case">
        {(control) => (
          <select
            {...control}
            value={kind}
            onChange={(event) =>
              setKind(linkKinds.find(([id]) => id === event.target.value)?.[0] ?? 'repeat')
            }
          >
            {linkKinds.map(([id, label]) => (
              <option key={id} value={id}>
                It {label}
              </option>
            ))}
          </select>
        )}
      </Field>
    </ActForm>
  );
}

function folded(text: string): string {
  return text.trim().toLocaleLowerCase();
}

function hintOn(reference: string, other: CaseSummary | undefined, more: number): string {
  if (reference.trim() === '') return 'As it stands on the docket.';
  if (other === undefined) return 'No case of this vault has this reference.';
  if (more > 0) return 'Several cases have this reference. Give them different ones first.';
  return [other.title, other.agency].filter(Boolean).join(' · ');
}

import { useState, type ReactNode } from 'react';
import type { CaseDocument } from '../../core/cases/case-state.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';

interface CompareWithFormProps {
  /** The other documents of the case. */
  readonly others: readonly CaseDocument[];
  readonly onCompare: (earlier: string) => void;
  readonly onLeave: () => void;
}

/** Which earlier version a document is to be compared with. */
export function CompareWithForm({ others, onCompare, onLeave }: CompareWithFormProps): ReactNode {
  const [chosen, setChosen] = useState(others[0]?.sha256 ?? '');
  return (
    <form
      className="stack document-form"
      onSubmit={(event) => {
        event.preventDefault();
        onCompare(chosen);
      }}
    >
      <Field label="Earlier version">
        {(control) => (
          <select {...control} value={chosen} onChange={(event) => setChosen(event.target.value)}>
            {others.map(({ sha256, name }) => (
              <option key={sha256} value={sha256}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="row">
        <Button look="primary" type="submit">
          Compare
        </Button>
        <Button look="quiet" onClick={onLeave}>
          Leave it
        </Button>
      </div>
    </form>
  );
}

import { useState, type ReactNode } from 'react';
import type { CaseDocument } from '../../core/cases/case-state.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { likelyEarlier } from './likely-earlier.ts';

interface CompareWithFormProps {
  readonly document: CaseDocument;
  /** Of the case, in the order in which they came into it. */
  readonly documents: readonly CaseDocument[];
  readonly onCompare: (earlier: string) => void;
  readonly onLeave: () => void;
}

/** Which earlier version a document is to be compared with. */
export function CompareWithForm({
  document,
  documents,
  onCompare,
  onLeave,
}: CompareWithFormProps): ReactNode {
  const [chosen, setChosen] = useState(() => likelyEarlier(document, documents)?.sha256 ?? '');
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
            {documents
              .filter((other) => other.sha256 !== document.sha256)
              .map(({ sha256, name }) => (
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

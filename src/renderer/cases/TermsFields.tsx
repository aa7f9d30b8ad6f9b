import type { ReactNode } from 'react';
import { dataCategories, type DataId } from '../../core/legal-basis.ts';
import { Field } from '../ui/Field.tsx';
import type { TermsText } from './terms-text.ts';

interface TermsFieldsProps {
  readonly terms: TermsText;
  readonly onChange: (terms: TermsText) => void;
}

/** Which data, of which accounts, of which days. */
export function TermsFields({ terms, onChange }: TermsFieldsProps): ReactNode {
  return (
    <div className="terms-fields">
      <Field label="Data">
        {(control) => (
          <select
            {...control}
            value={terms.data}
            onChange={(event) => onChange({ ...terms, data: event.target.value as DataId })}
          >
            {dataCategories.ids.map((id) => (
              <option key={id} value={id}>
                {dataCategories.labels[id]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Identifiers" hint="One a line, exactly as the request has them.">
        {(control) => (
          <textarea
            {...control}
            rows={3}
            dir="auto"
            spellCheck={false}
            placeholder="j.doe@example.com"
            value={terms.identifiers}
            onChange={(event) => onChange({ ...terms, identifiers: event.target.value })}
          />
        )}
      </Field>
      <div className="two-fields">
        <Field label="From day" hint="Empty: the request names none.">
          {(control) => (
            <input
              {...control}
              type="date"
              max="9999-12-31"
              value={terms.from}
              onChange={(event) => onChange({ ...terms, from: event.target.value })}
            />
          )}
        </Field>
        <Field label="To day">
          {(control) => (
            <input
              {...control}
              type="date"
              max="9999-12-31"
              value={terms.to}
              onChange={(event) => onChange({ ...terms, to: event.target.value })}
            />
          )}
        </Field>
      </div>
    </div>
  );
}

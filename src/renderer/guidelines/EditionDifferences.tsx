import type { ReactNode } from 'react';
import { counted } from '../../core/cases/summary.ts';
import type { FieldChange } from '../../core/guidelines/compare-editions.ts';
import type { Rule } from '../../core/guidelines/guideline.ts';
import type { EditionComparison } from '../../ipc/views.ts';
import { Verified } from './Verified.tsx';

/** Rule by rule and field by field, in words. */
export function EditionDifferences({ comparison }: { readonly comparison: EditionComparison }): ReactNode {
  const { profile, added, removed, changed } = comparison.difference;
  if (profile.length + added.length + removed.length + changed.length === 0) {
    return <p>Nothing differs.</p>;
  }
  return (
    <div className="edition-differences stack">
      <Fields title="The profile itself" fields={profile} />
      {changed.length > 0 && (
        <div className="edition-part">
          <h3>{counted(changed.length, 'rule')} changed</h3>
          {changed.map(({ id, fields }) => (
            <Fields key={id} title={id} fields={fields} />
          ))}
        </div>
      )}
      <Rules title={`${counted(added.length, 'rule')} more`} rules={added} />
      <Rules title={`${counted(removed.length, 'rule')} less`} rules={removed} />
    </div>
  );
}

function Fields({
  title,
  fields,
}: {
  readonly title: string;
  readonly fields: readonly FieldChange[];
}): ReactNode {
  if (fields.length === 0) return null;
  return (
    <div className="edition-rule">
      <code>{title}</code>
      <ul>
        {fields.map(({ field, words }) => (
          <li key={field}>{words}</li>
        ))}
      </ul>
    </div>
  );
}

function Rules({ title, rules }: { readonly title: string; readonly rules: readonly Rule[] }): ReactNode {
  if (rules.length === 0) return null;
  return (
    <div className="edition-part">
      <h3>{title}</h3>
      {rules.map((rule) => (
        <div key={rule.id} className="edition-rule">
          <code>{rule.id}</code>
          <p>{rule.text}</p>
          <p className="rule-source">
            {rule.source} · <Verified as={rule.verified} />
          </p>
        </div>
      ))}
    </div>
  );
}

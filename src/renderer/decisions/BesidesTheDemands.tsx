import type { ReactNode } from 'react';
import { counted } from '../../core/cases/summary.ts';
import type { Assessment } from '../../core/guidelines/assess.ts';
import { reasons } from '../../core/legal-basis.ts';
import { RuleList } from '../guidelines/RuleList.tsx';
import { Tag } from '../ui/Tag.tsx';

/** What the rules say beside the demands: to the nondisclosure, and what counsel may raise. */
export function BesidesTheDemands({ assessment }: { readonly assessment: Assessment }): ReactNode {
  const { nondisclosure, grounds } = assessment;
  return (
    <>
      {nondisclosure.length > 0 && (
        <section className="card" aria-label="Nondisclosure">
          <h3>Nondisclosure</h3>
          {nondisclosure.map(({ reason, why, rules }) => (
            <div key={`${reason} ${why}`} className="objection">
              <p>
                {why} <Tag tone="warn">{reasons.labels[reason]}</Tag>
              </p>
              {rules.length > 0 && <RuleList rules={rules} />}
            </div>
          ))}
          <p className="quiet">It does not bear on what is produced.</p>
        </section>
      )}
      {grounds.length > 0 && (
        <details className="grounds">
          <summary>{counted(grounds.length, 'ground')} that counsel may raise</summary>
          <RuleList rules={grounds.map(({ rule }) => rule)} />
        </details>
      )}
    </>
  );
}

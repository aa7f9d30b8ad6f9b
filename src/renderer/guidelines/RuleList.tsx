import type { ReactNode } from 'react';
import { basisMark, type RuleCitation } from '../../core/guidelines/guidelines.ts';
import { Verified } from './Verified.tsx';
import './guidelines.css';

/** Rules as cited: what each says, where it stands, and how far that was checked. */
export function RuleList({ rules }: { readonly rules: readonly RuleCitation[] }): ReactNode {
  return (
    <ul className="rules" aria-label="Rules">
      {rules.map((rule) => (
        <li key={`${rule.profile}/${rule.rule}`}>
          <p>{rule.text}</p>
          <p className="rule-source">
            {basisMark[rule.basis] !== null && `${basisMark[rule.basis]} · `}
            <span title={`${rule.profile}, ${rule.rule}, edition ${rule.edition}`}>{rule.source}</span> ·{' '}
            <Verified as={rule.verified} />
          </p>
        </li>
      ))}
    </ul>
  );
}

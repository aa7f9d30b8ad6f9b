import type { ReactNode } from 'react';
import type { Verification } from '../../core/guidelines/guideline.ts';
import { Tag } from '../ui/Tag.tsx';
import { verifiedHints, verifiedWords } from './verified-words.ts';

/** How far a rule was checked; what nobody checked stands out. */
export function Verified({ as }: { readonly as: Verification }): ReactNode {
  return (
    <span title={verifiedHints[as]}>
      {as === 'memory' ? <Tag tone="warn">{verifiedWords[as]}</Tag> : verifiedWords[as]}
    </span>
  );
}

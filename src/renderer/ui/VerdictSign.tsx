import type { ReactNode } from 'react';
import { Check, Circle, QuestionMark, X } from 'lucide-react';
import { verdicts } from '../../core/legal-basis.ts';
import type { ElementStanding } from '../findings/checklist.ts';

const signs = { supports: Check, breaks: X, unclear: QuestionMark, 'not-examined': Circle };

/** A verdict by shape as well as colour. */
export function VerdictSign({ standing }: { readonly standing: ElementStanding }): ReactNode {
  const Sign = signs[standing];
  const label = standing === 'not-examined' ? 'Not examined' : verdicts.labels[standing];
  return (
    <span className={`sign sign-${standing}`} role="img" aria-label={label} title={label}>
      <Sign aria-hidden="true" />
    </span>
  );
}

import type { ReactNode } from 'react';
import { Check, Circle, QuestionMark, RotateCcw, SearchX, ShieldAlert, X } from 'lucide-react';
import { verdicts, type Verdict } from '../../core/legal-basis.ts';

type Standing = Verdict | 'searched' | 'overridden' | 'not-examined' | 'examine-again';

const signs = {
  supports: Check,
  breaks: X,
  unclear: QuestionMark,
  searched: SearchX,
  overridden: ShieldAlert,
  'not-examined': Circle,
  'examine-again': RotateCcw,
};
const labels: Readonly<Record<Standing, string>> = {
  ...verdicts.labels,
  searched: 'Searched and not found',
  overridden: 'Overridden',
  'not-examined': 'Not examined',
  'examine-again': 'To be examined again',
};

/** How an element stands, by shape as well as colour. */
export function VerdictSign({ standing }: { readonly standing: Standing }): ReactNode {
  const Sign = signs[standing];
  return (
    <span
      className={`sign sign-${standing}`}
      role="img"
      aria-label={labels[standing]}
      title={labels[standing]}
    >
      <Sign aria-hidden="true" />
    </span>
  );
}

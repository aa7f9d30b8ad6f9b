import type { Demand } from '../../core/cases/case-state.ts';
import { dataCategories } from '../../core/legal-basis.ts';
import { visibleText } from '../../core/visible-text.ts';
import { periodInWords } from '../cases/TermsInWords.tsx';

/** A demand in one line, with days as the window writes them. */
export function demandInLine({ terms }: Demand): string {
  const [first = 'no identifier', ...others] = terms.identifiers;
  const more = others.length === 0 ? '' : ` and ${String(others.length)} more`;
  return `${dataCategories.labels[terms.data]} of ${visibleText(first)}${more}, ${periodInWords(terms)}`;
}

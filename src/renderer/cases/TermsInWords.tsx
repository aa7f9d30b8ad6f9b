import type { ReactNode } from 'react';
import { dataCategories } from '../../core/legal-basis.ts';
import type { DemandTerms } from '../../core/requests/events.ts';
import { calendarDayInWords } from '../app/zoned-time.ts';

const SHOWN = 4;

export function periodInWords({ from, to }: Pick<DemandTerms, 'from' | 'to'>): string {
  if (from === null && to === null) return 'any time';
  if (to === null) return `from ${calendarDayInWords(from ?? '')}`;
  if (from === null) return `up to ${calendarDayInWords(to)}`;
  return `${calendarDayInWords(from)} – ${calendarDayInWords(to)}`;
}

/** One thing demanded: the data as its heading, then the accounts and the days. */
export function TermsInWords({ terms }: { readonly terms: DemandTerms }): ReactNode {
  const { identifiers } = terms;
  return (
    <div className="terms">
      <h3>{dataCategories.labels[terms.data]}</h3>
      <div className="terms-detail">
        {identifiers.length === 0 ? 'No identifier' : <Identifiers all={identifiers} />} ·{' '}
        {periodInWords(terms)}
      </div>
    </div>
  );
}

function Identifiers({ all }: { readonly all: readonly string[] }): ReactNode {
  const rest = all.length - SHOWN;
  return (
    <span title={all.slice(0, 100).join('\n')}>
      {all.slice(0, SHOWN).map((identifier, index) => (
        <span key={identifier}>
          {index > 0 && ', '}
          <bdi className="identifier">{identifier}</bdi>
        </span>
      ))}
      {rest > 0 && ` and ${new Intl.NumberFormat().format(rest)} more`}
    </span>
  );
}

import type { ReactNode } from 'react';
import { counted, type CaseSummary } from '../../core/cases/summary.ts';

type Counts = Pick<CaseSummary, 'supports' | 'breaks' | 'unclear' | 'findings' | 'findingsAside'>;
const SHOWN = 12;

/** How the findings of a case weigh, as small marks that differ by colour and by shape, and in words. */
export function VerdictMeter({ summary }: { readonly summary: Counts }): ReactNode {
  const { supports, breaks, unclear, findings, findingsAside } = summary;
  const aside =
    findingsAside === 0
      ? ''
      : `${String(findingsAside)} more ${findingsAside === 1 ? 'counts' : 'count'} for nothing now: stale, or on nothing that is demanded any more`;
  if (findings === 0) {
    return (
      <span className="quiet" title={aside}>
        {aside === '' ? 'No findings' : 'No findings that count'}
      </span>
    );
  }
  const words = `${counted(findings, 'finding')}: ${String(supports)} support, ${String(breaks)} break, ${String(unclear)} leave unclear${aside === '' ? '' : `. ${aside}`}`;
  // The worst first: where there are too many marks, it is support that is left out.
  const marks = [
    ...marksOf('breaks', breaks),
    ...marksOf('unclear', unclear),
    ...marksOf('supports', supports),
  ];
  return (
    <span className="meter" role="img" aria-label={words} title={words}>
      {marks.slice(0, SHOWN).map(([id, name]) => (
        <i key={id} className={`meter-${name}`} />
      ))}
      {marks.length > SHOWN && <span className="quiet">+{findings - SHOWN}</span>}
    </span>
  );
}

function marksOf(name: string, count: number): (readonly [id: string, name: string])[] {
  return Array.from(
    { length: Math.min(count, SHOWN + 1) },
    (_, index) => [`${name}${String(index)}`, name] as const,
  );
}

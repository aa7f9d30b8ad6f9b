import type { ReactNode } from 'react';
import { dataCategories } from '../../core/legal-basis.ts';
import type { DemandTerms } from '../../core/requests/events.ts';
import { periodInWords } from '../cases/TermsInWords.tsx';
import { differenceOfTerms } from './terms-difference.ts';

interface TermsDifferenceProps {
  readonly demanded: DemandTerms;
  readonly given: DemandTerms;
}

/** A narrower set beside the demand: what is left out is struck, what stands instead is underlined. */
export function TermsDifferenceInWords({ demanded, given }: TermsDifferenceProps): ReactNode {
  const { data, kept, dropped, added, periodChanged } = differenceOfTerms(demanded, given);
  return (
    <dl className="difference">
      <dt>Data</dt>
      <dd>
        {data.demanded === data.given ? (
          dataCategories.labels[data.given]
        ) : (
          <>
            <del>{dataCategories.labels[data.demanded]}</del> → <ins>{dataCategories.labels[data.given]}</ins>
          </>
        )}
      </dd>
      <dt>Identifiers</dt>
      <dd>
        <Identifiers kept={kept} dropped={dropped} added={added} />
      </dd>
      <dt>Period</dt>
      <dd>
        {periodChanged ? (
          <>
            <del>{periodInWords(demanded)}</del> → <ins>{periodInWords(given)}</ins>
          </>
        ) : (
          periodInWords(given)
        )}
      </dd>
    </dl>
  );
}

interface IdentifiersProps {
  readonly kept: readonly string[];
  readonly dropped: readonly string[];
  readonly added: readonly string[];
}

function Identifiers({ kept, dropped, added }: IdentifiersProps): ReactNode {
  if (kept.length + dropped.length + added.length === 0) return 'none';
  return (
    <ul className="difference-identifiers">
      {kept.map((identifier) => (
        <li key={identifier}>
          <bdi className="identifier">{identifier}</bdi>
        </li>
      ))}
      {dropped.map((identifier) => (
        <li key={identifier}>
          <del>
            <bdi className="identifier">{identifier}</bdi>
          </del>
        </li>
      ))}
      {added.map((identifier) => (
        <li key={identifier}>
          <ins>
            <bdi className="identifier">{identifier}</bdi>
          </ins>
        </li>
      ))}
    </ul>
  );
}

import type { ReactNode } from 'react';
import type { NarrowerSet } from '../../core/guidelines/narrower-set.ts';
import type { DemandTerms } from '../../core/requests/events.ts';
import { Button } from '../ui/Button.tsx';
import { Tag } from '../ui/Tag.tsx';
import { TermsDifferenceInWords } from './TermsDifferenceInWords.tsx';

interface NarrowerSetOfferProps {
  readonly demanded: DemandTerms;
  readonly narrower: NarrowerSet;
  readonly onUse: (() => void) | null;
}

/** The part of a demand that is supported, against what was demanded. */
export function NarrowerSetOffer({ demanded, narrower, onUse }: NarrowerSetOfferProps): ReactNode {
  return (
    <div className="narrower">
      <p>
        Narrower set that the {narrower.findings.length > 0 ? 'findings' : 'rules'} support:{' '}
        {narrower.unverified && <Tag tone="warn">unverified</Tag>}
      </p>
      <TermsDifferenceInWords demanded={demanded} given={narrower.terms} />
      {onUse !== null && (
        <div>
          <Button onClick={onUse}>Use this narrower set</Button>
        </div>
      )}
    </div>
  );
}

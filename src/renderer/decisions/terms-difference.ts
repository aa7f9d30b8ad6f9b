import type { DemandTerms } from '../../core/requests/events.ts';

/** What of a demand a narrower set keeps, leaves out and adds. */
export interface TermsDifference {
  readonly data: { readonly demanded: DemandTerms['data']; readonly given: DemandTerms['data'] };
  readonly kept: readonly string[];
  readonly dropped: readonly string[];
  readonly added: readonly string[];
  readonly periodChanged: boolean;
}

export function differenceOfTerms(demanded: DemandTerms, given: DemandTerms): TermsDifference {
  const asked = new Set(demanded.identifiers);
  const giving = new Set(given.identifiers);
  return {
    data: { demanded: demanded.data, given: given.data },
    kept: [...asked].filter((identifier) => giving.has(identifier)),
    dropped: [...asked].filter((identifier) => !giving.has(identifier)),
    added: [...giving].filter((identifier) => !asked.has(identifier)),
    periodChanged: demanded.from !== given.from || demanded.to !== given.to,
  };
}

import { dataCategories } from '../../core/legal-basis.ts';
import type { DemandTerms } from '../../core/requests/events.ts';
import { oneOf, object, parse, text } from '../../core/shape.ts';

/** What is demanded, as its controls show it; identifiers one a line. */
export interface TermsText {
  readonly data: DemandTerms['data'];
  readonly identifiers: string;
  readonly from: string;
  readonly to: string;
}

export const blankTermsText: TermsText = { data: 'basic-subscriber', identifiers: '', from: '', to: '' };

export function termsToText({ data, identifiers, from, to }: DemandTerms): TermsText {
  return { data, identifiers: identifiers.join('\n'), from: from ?? '', to: to ?? '' };
}

export function textToTerms({ data, identifiers, from, to }: TermsText): DemandTerms {
  const lines = identifiers.split('\n').map((line) => line.trim());
  return {
    data,
    identifiers: [...new Set(lines.filter((line) => line !== ''))],
    from: from === '' ? null : from,
    to: to === '' ? null : to,
  };
}

const shape = object({
  data: oneOf(dataCategories.ids),
  identifiers: text(100_000),
  from: text(10),
  to: text(10),
});

/** Terms out of a draft; null where the draft is none. */
export function readTermsDraft(draft: string | null): TermsText | null {
  if (draft === null) return null;
  try {
    return parse(shape, JSON.parse(draft));
  } catch {
    return null;
  }
}

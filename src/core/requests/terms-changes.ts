import { dataCategories } from '../legal-basis.ts';
import { visibleText } from '../visible-text.ts';
import type { DemandTerms } from './events.ts';

const mostNamed = 10;

/** What became of a demand: `data: “Stored content” then, “Mail logs” now; no longer a@x.example`. Empty where nothing did. */
export function termsChanges(then: DemandTerms, now: DemandTerms): string {
  const [before, after] = [new Set(then.identifiers), new Set(now.identifiers)];
  const left = [...before].filter((identifier) => !after.has(identifier));
  const added = [...after].filter((identifier) => !before.has(identifier));
  return [
    ...(then.data === now.data
      ? []
      : [`data: “${dataCategories.labels[then.data]}” then, “${dataCategories.labels[now.data]}” now`]),
    ...(left.length === 0 ? [] : [`no longer ${named(left)}`]),
    ...(added.length === 0 ? [] : [`${named(added)} added`]),
    ...(then.from === now.from && then.to === now.to
      ? []
      : [`days: ${periodInWords(then)} then, ${periodInWords(now)} now`]),
  ].join('; ');
}

function named(identifiers: readonly string[]): string {
  const more = identifiers.length - mostNamed;
  const first = identifiers.slice(0, mostNamed).map(visibleText).join(', ');
  return more > 0 ? `${first} and ${String(more)} more` : first;
}

/** `2026-06-01 to 2026-08-31`. */
export function periodInWords({ from, to }: Pick<DemandTerms, 'from' | 'to'>): string {
  return from === null && to === null ? 'any time' : `${from ?? 'the beginning'} to ${to ?? 'now'}`;
}

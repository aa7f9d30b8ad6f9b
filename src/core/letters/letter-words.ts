import { wallTimeOf } from '../clocks/zoned-time.ts';
import { dataCategories } from '../legal-basis.ts';
import type { Moment } from '../primitives.ts';
import type { DemandTerms } from '../requests/events.ts';
import { visibleText } from '../visible-text.ts';
import { oneLine } from './letter-blocks.ts';

/** A calendar day as the locale writes it: `November 22, 2026`. */
export function dayInWords(day: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(Date.parse(`${day}T00:00:00.000Z`));
}

/** The day of a moment, where its clock stood. */
export function dateInWords({ at, zone }: Moment, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(wallTimeOf(zone, Date.parse(at)));
}

/** Day, time and zone of a moment. */
export function momentInLetter({ at, zone }: Moment, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  const named = /^[+-]/.test(zone) ? `UTC${zone}` : zone;
  return `${format.format(wallTimeOf(zone, Date.parse(at)))} (${named})`;
}

/** A demand with all its identifiers and its days. */
export function termsInLetter({ data, identifiers, from, to }: DemandTerms, locale: string): string {
  const whose = identifiers.length === 0 ? '' : ` of ${identifiers.map(shown).join(', ')}`;
  return `${dataCategories.labels[data]}${whose}${periodInWords(from, to, locale)}`;
}

/** The same with its first identifiers. */
export function shortTermsInLetter(terms: DemandTerms, locale: string): string {
  const first = terms.identifiers.slice(0, 3);
  const more = terms.identifiers.length - first.length;
  return termsInLetter({ ...terms, identifiers: more > 0 ? [...first, `${more} more`] : first }, locale);
}

function periodInWords(from: string | null, to: string | null, locale: string): string {
  if (from === null && to === null) return ', without any dates';
  if (from === null) return `, up to ${dayInWords(to ?? '', locale)}`;
  if (to === null) return `, from ${dayInWords(from, locale)} on`;
  return `, ${dayInWords(from, locale)} to ${dayInWords(to, locale)}`;
}

/** A text of the case as it may stand in a letter: one line, nothing invisible. */
export function shown(text: string): string {
  return visibleText(oneLine(text));
}

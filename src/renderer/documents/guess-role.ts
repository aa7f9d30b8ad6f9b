import type { DocumentRole } from '../../core/legal-basis.ts';

/** What a file probably is, from its name; a person can change it. */
export function guessRole(name: string, first: boolean): DocumentRole {
  if (/warrant|order|beschluss/i.test(name)) return 'order';
  if (/attachment|annex|exhibit|appendix/i.test(name)) return 'attachment';
  return first ? 'request' : 'attachment';
}

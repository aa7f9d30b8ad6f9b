import type { Verification } from '../../core/guidelines/guideline.ts';

/** How far a rule was checked against its source, in a word or two. */
export const verifiedWords: Readonly<Record<Verification, string>> = {
  text: 'verified text',
  excerpt: 'verified by an excerpt',
  secondary: 'from a summary',
  memory: 'unverified',
};

export const verifiedHints: Readonly<Record<Verification, string>> = {
  text: 'The statute or instrument itself was read.',
  excerpt: 'An excerpt of the primary source was read.',
  secondary: 'Somebody’s summary was read, not the source.',
  memory: 'It was only remembered. Check it against its source before you rely on it.',
};

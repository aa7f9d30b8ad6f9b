import { Failure } from '../core/failure.ts';
import { object, optional, pattern, type Shape } from '../core/shape.ts';

/** What one bare character sets off, and which one unless the reviewer chose another. The names are those of commands. */
export const bareKeys = {
  finding: { label: 'Make a finding of the selected text', key: 'H' },
  box: { label: 'Draw a box for a finding', key: 'B' },
  'next-finding': { label: 'Next finding in this document', key: 'J' },
  'last-finding': { label: 'Previous finding in this document', key: 'K' },
  'next-hit': { label: 'Next hit', key: 'N' },
  'last-hit': { label: 'Previous hit', key: 'P' },
  'next-change': { label: 'Next change between two documents', key: 'C' },
  'last-change': { label: 'Previous change between two documents', key: 'X' },
  terms: { label: 'Show the lists of terms', key: 'T' },
  eye: { label: 'Show what the eye misses', key: 'I' },
  search: { label: 'Search cases, documents and findings', key: '/' },
  keys: { label: 'Show all keys', key: '?' },
} as const;

export type BareKeyAct = keyof typeof bareKeys;
export type ChosenKeys = { readonly [act in BareKeyAct]?: string };

export const bareKeyActs = Object.keys(bareKeys) as readonly BareKeyAct[];

/** Plus, minus and equals zoom. */
const key = pattern(/^[^\s\p{C}\p{Ll}+\-=]$/u, 'one character, a letter in upper case, and not + - or =');

export function keyOf(act: BareKeyAct, chosen: ChosenKeys): string {
  return chosen[act] ?? bareKeys[act].key;
}

/** Another act that the same key sets off; null where there is none. */
export function actWithSameKey(act: BareKeyAct, chosen: ChosenKeys): BareKeyAct | null {
  return bareKeyActs.find((other) => other !== act && keyOf(other, chosen) === keyOf(act, chosen)) ?? null;
}

const chosenKey = optional(key);
const fields = object({
  finding: chosenKey,
  box: chosenKey,
  'next-finding': chosenKey,
  'last-finding': chosenKey,
  'next-hit': chosenKey,
  'last-hit': chosenKey,
  'next-change': chosenKey,
  'last-change': chosenKey,
  terms: chosenKey,
  eye: chosenKey,
  search: chosenKey,
  keys: chosenKey,
});

/** The keys that a reviewer chose. One key for two acts is refused. */
export const chosenKeys: Shape<ChosenKeys> = (value, path) => {
  const chosen = fields(value, path);
  for (const act of bareKeyActs) {
    const other = actWithSameKey(act, chosen);
    if (other !== null) {
      throw new Failure(
        'invalid-input',
        `${keyOf(act, chosen)} is the key for both “${bareKeys[act].label}” and “${bareKeys[other].label}”.`,
      );
    }
  }
  return chosen;
};

import type { PersonState } from '../../core/people/standing.ts';

/** What stands beside a name: nothing beside one's own. */
export const stateLabels: Readonly<Record<PersonState, string>> = {
  unknown: 'Unknown',
  known: 'Known',
  verified: 'Verified',
  retired: 'Retired',
  self: 'You',
};

export const stateTones = {
  unknown: 'warn',
  known: 'plain',
  verified: 'good',
  retired: 'bad',
  self: 'plain',
} as const satisfies Record<PersonState, string>;

export const stateMeanings: Readonly<Record<PersonState, string>> = {
  unknown: 'What they sign is kept and shown, and counts for nothing until you decide.',
  known: 'What they sign counts. Nobody compared the words of the key with them yet.',
  verified: 'The words of the key were compared with them. What they sign counts.',
  retired: 'The key was lost or replaced, or they left. What came after that counts for nothing.',
  self: 'Your own key.',
};

import { expect, it } from 'vitest';
import { linkKinds, linkWords, shortList } from '../../../src/renderer/cases/link-words.ts';

it('says each kind of link from both sides', () => {
  const both = linkKinds.flatMap(([kind]) => [
    linkWords({ kind, direction: 'to' }),
    linkWords({ kind, direction: 'from' }),
  ]);
  expect(new Set(both).size).toBe(2 * linkKinds.length);
  expect(linkWords({ kind: 'preservation', direction: 'to' })).toBe('preserves what is demanded here');
  expect(linkWords({ kind: 'preservation', direction: 'from' })).toBe('demands what is preserved here');
});

it('names the first few', () => {
  expect(shortList(['a@example.com'])).toBe('a@example.com.');
  expect(shortList(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more.');
});

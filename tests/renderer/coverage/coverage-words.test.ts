import { expect, it } from 'vitest';
import { minutesInWords, neverShownInWords } from '../../../src/renderer/coverage/coverage-words.ts';

const document = 'd'.repeat(64);

it.each([
  [19, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13], 'Pages 14 to 19 were never shown'],
  [3, [1, 3], 'Page 2 was never shown'],
  [3, [], 'No page was ever shown'],
  [2, [1, 2], null],
  [null, [], 'No page was ever shown'],
  [null, [1], '1 page shown; how many it has is not known'],
])('of %s pages with %j shown', (pages, shown, words) => {
  expect(neverShownInWords({ document, pages, shown, milliseconds: 0 })).toBe(words);
});

it('gives time in whole minutes', () => {
  expect([minutesInWords(20_000), minutesInWords(95_000)]).toEqual(['under a minute', '2 min']);
});

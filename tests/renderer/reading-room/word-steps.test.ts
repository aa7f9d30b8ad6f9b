import { expect, it } from 'vitest';
import { wordAcross, wordsIn, wordsOfStretch } from '../../../src/renderer/reading-room/word-steps.ts';

const words = wordsIn('The Court\norders  it.');

it('words are what white space parts, and a stretch takes those that it touches', () => {
  expect(words).toEqual([
    { start: 0, end: 3 },
    { start: 4, end: 9 },
    { start: 10, end: 16 },
    { start: 18, end: 21 },
  ]);
  expect(wordsOfStretch(words, { start: 5, end: 12 })).toEqual({ first: 1, last: 2 });
  expect(wordsOfStretch(words, { start: 16, end: 18 })).toBeNull();
});

const at = (left: number, top: number, height = 10) => ({ left, top, width: 20, height });

it('the word of the next line is the one right below, of a line of any height', () => {
  const lines = [at(0, 0), at(30, 1), at(60, 0), at(0, 14), at(32, 14, 12), at(0, 40)];
  expect([wordAcross(lines, 1, 1), wordAcross(lines, 2, 1), wordAcross(lines, 4, 1)]).toEqual([4, 4, 5]);
  expect([wordAcross(lines, 4, -1), wordAcross(lines, 0, -1), wordAcross(lines, 5, 1)]).toEqual([
    1,
    null,
    null,
  ]);
});

import { expect, it } from 'vitest';
import {
  pageBeyond,
  textNotThere,
  wordAcross,
  wordsIn,
  wordsOfStretch,
} from '../../../src/renderer/reading-room/word-steps.ts';

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

it('words go on over pages without any, up to one whose text is not there yet', () => {
  const counts = new Map([
    [1, 7],
    [2, 0],
    [3, 0],
    [4, 5],
    [6, 0],
  ]);
  const wordsOn = (page: number) => counts.get(page) ?? null;
  expect(pageBeyond(1, 1, 6, wordsOn)).toEqual({ page: 4, words: 5 });
  expect(pageBeyond(4, -1, 6, wordsOn)).toEqual({ page: 1, words: 7 });
  expect(pageBeyond(4, 1, 6, wordsOn)).toEqual({ page: 5, words: null });
  expect([pageBeyond(5, 1, 6, wordsOn), pageBeyond(1, -1, 6, wordsOn)]).toEqual([null, null]);
  expect(textNotThere(2, counts)).toBeNull();
  expect(textNotThere(5, counts)).toMatch(/^The text of page 5 is not there yet/);
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

import { expect, test } from 'vitest';
import { createMemoryMark, MOST_MEGABYTES } from '../../src/main/memory-mark.ts';

const told = (...measures: readonly number[]): readonly ('high' | 'low' | null)[] =>
  measures.map(createMemoryMark());

test('ordinary measures are not told', () => {
  expect(told(120, 300, MOST_MEGABYTES - 1)).toEqual([null, null, null]);
});

test('the mark is told once while memory is slow to come back', () => {
  expect(told(100, 800, 900, 850, 800)).toEqual([null, 'high', null, null, null]);
});

test('it is told again for every further 256 MB, from the lowest point on', () => {
  expect(told(800, 1055, 1056, 900, 1155, 1156)).toEqual(['high', null, 'high', null, null, 'high']);
});

test('what fell below the mark is told, and on passing it again', () => {
  expect(told(800, 100, 90, 800)).toEqual(['high', 'low', null, 'high']);
});

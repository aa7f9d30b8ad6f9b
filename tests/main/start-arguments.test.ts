import { expect, test } from 'vitest';
import { startArguments } from '../../src/main/start-arguments.ts';

test.each([
  [['electron', '.', '--vault', '/a b/v'], '/a b/v'],
  [['electron', '--vault=/v', '--no-sandbox'], '/v'],
  [['electron', '--no-sandbox'], undefined],
  [['electron', '--vault'], undefined],
  [['electron', '--vault='], undefined],
])('%j', (argv, vault) => {
  expect(startArguments(argv)).toEqual({ vault });
});

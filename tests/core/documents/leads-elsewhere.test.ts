import { describe, expect, it } from 'vitest';
import { leadsElsewhere } from '../../../src/core/documents/leads-elsewhere.ts';

describe('a link', () => {
  it.each([
    ['https://court.example/a', 'https://court.example/b', false],
    ['court.example', 'https://www.court.example/', false],
    ['court.example', 'https://files.court.example/', false],
    ['click here', 'https://elsewhere.example/', false],
    ['www.court.example', 'https://court.example.evil.test/', true],
    ['https://court.example/pay', 'https://elsewhere.example/', true],
  ])('of the words %j to %j leads elsewhere: %j', (words, target, expected) => {
    expect(leadsElsewhere({ kind: 'address', words, target })).toBe(expected);
  });
});

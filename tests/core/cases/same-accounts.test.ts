import { describe, expect, it } from 'vitest';
import { comparedIdentifier } from '../../../src/core/cases/same-accounts.ts';

describe('the same account', () => {
  it.each([
    ['J.Doe@Example.com ', 'j.doe@example.com'],
    ['Ｊ.Doe@example.com', 'j.doe@example.com'],
    ['+1 (202) 555-0147', '1 202 555 0147'],
    ['0049 30 1234567', '+49 30 12 34 56 7'],
    ['c02 zk 0ah', 'C02ZK0AH'],
  ])('%s and %s are', (one, other) => {
    expect(comparedIdentifier(one)).toBe(comparedIdentifier(other));
  });

  it.each([
    ['j.doe@example.com', 'jdoe@example.com'],
    ['1234567', '12345678'],
    ['555-0147', 'x555-0147'],
  ])('%s and %s are not', (one, other) => {
    expect(comparedIdentifier(one)).not.toBe(comparedIdentifier(other));
  });
});

import { describe, expect, it } from 'vitest';
import { wordsOfHit } from '../../../src/renderer/docket/hit-words.ts';

describe('wordsOfHit', () => {
  it('joins marked words that stand beside each other', () => {
    expect(wordsOfHit('… establish \u0001probable\u0002 \u0001cause\u0002 to search')).toBe('probable cause');
  });
  it('takes the first stretch, and none where nothing is marked', () => {
    expect(wordsOfHit('\u0001one\u0002 and \u0001two\u0002')).toBe('one');
    expect(wordsOfHit('nothing')).toBeNull();
    expect(wordsOfHit('cut \u0001short')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { adviseOn } from '../../../src/renderer/unlock/passphrase-advice.ts';

describe('adviseOn', () => {
  it.each([
    ['', null],
    ['short', 'Too short'],
    ['aaaaaaaaaa', 'Too few'],
    ['tr0ub4dor&3', 'Short.'],
    ['copper lantern river', 'Fair.'],
    ['copper lantern river seven goats', 'Long.'],
  ])('%j', (passphrase, beginning) => {
    const advice = adviseOn(passphrase);
    if (beginning === null) expect(advice).toBeNull();
    else expect(advice).toMatch(new RegExp(`^${beginning}`));
  });
});

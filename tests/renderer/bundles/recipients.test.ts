import { describe, expect, it } from 'vitest';
import { readRecipients, recipientsOf } from '../../../src/renderer/bundles/recipients.ts';

const good = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';

describe('recipients', () => {
  it('reads one a line, each once', () => {
    expect(readRecipients(`\n${good}\n  ${good}\n`)).toEqual({ valid: [good], invalid: [] });
  });
  it('names what cannot be one, and then sends to nobody', () => {
    expect(readRecipients('bob@example.com').invalid).toEqual(['bob@example.com']);
    expect(recipientsOf({ chosen: [good], typed: 'age1short' })).toEqual([]);
    expect(recipientsOf({ chosen: [good], typed: '' })).toEqual([good]);
  });
});

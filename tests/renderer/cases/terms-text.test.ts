import { describe, expect, it } from 'vitest';
import { readTermsDraft, termsToText, textToTerms } from '../../../src/renderer/cases/terms-text.ts';

describe('terms text', () => {
  it('takes identifiers one a line, each once, without the space around them', () => {
    const text = {
      data: 'stored-content',
      identifiers: ' a@example.com\n\nb@example.com\na@example.com ',
      from: '',
      to: '2026-08-31',
    } as const;
    expect(textToTerms(text)).toEqual({
      data: 'stored-content',
      identifiers: ['a@example.com', 'b@example.com'],
      from: null,
      to: '2026-08-31',
    });
  });
  it('comes back from a draft, and ignores what is none', () => {
    const text = termsToText({ data: 'push-token', identifiers: ['x'], from: null, to: null });
    expect(readTermsDraft(JSON.stringify(text))).toEqual(text);
    expect(readTermsDraft('{"data":"nothing"}')).toBeNull();
    expect(readTermsDraft('not JSON')).toBeNull();
    expect(readTermsDraft(null)).toBeNull();
  });
});

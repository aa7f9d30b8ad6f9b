import { describe, expect, it } from 'vitest';
import { copiedText } from '../../../src/renderer/inspection/copied-text.ts';

describe('copied text', () => {
  it('that is what it looks like goes as it is', () => {
    expect(copiedText('an honest line', [])).toBeNull();
  });

  it('has its unseen characters by name, and says so', () => {
    const copied = copiedText('pay\u200Bment \u202Efdp', []);
    expect(copied?.text).toBe(
      'pay⟨U+200B⟩ment ⟨U+202E⟩fdp\n\n[Redrope: this text holds 2 characters that cannot be seen: U+200B zero width space, U+202E right-to-left override]',
    );
  });

  it('says what was hidden or covered where it was taken', () => {
    const place = { page: 1, boxes: [], text: 'Jane Roe', kind: 'covered', by: 'dark-box' } as const;
    expect(copiedText('The name is Jane Roe', [place])?.said).toEqual(['Text under a black box: “Jane Roe”']);
  });
});

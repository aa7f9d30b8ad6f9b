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
    expect(copiedText('The name is Jane Roe', [place])?.said).toEqual([
      'this text holds Text under a black box: “Jane Roe”',
    ]);
  });

  it('is told in short on screen, and in full with the text', () => {
    const place = { page: 1, boxes: [], text: 'x'.repeat(300), kind: 'covered', by: 'dark-box' } as const;
    const copied = copiedText(
      'All of the page',
      Array.from({ length: 9 }, () => place),
    );
    expect(copied?.text.split('x'.repeat(300))).toHaveLength(10);
    const [said = ''] = copied?.said ?? [];
    expect([said.length < 400, said.endsWith('; and 6 more, which “Unseen” lists')]).toEqual([true, true]);
  });

  it('says of characters that the viewer leaves out that they are not in it', () => {
    const place = { page: 1, boxes: [], text: '\u202E', kind: 'control' } as const;
    expect(copiedText('payfdp', [place])?.text).toBe(
      'payfdp\n\n[Redrope: the page has characters here that cannot be seen and are not in this text: U+202E right-to-left override]',
    );
    const both = copiedText('pay\u200Bfdp', [place, { ...place, text: '\u200B' }]);
    expect(both?.said).toEqual([
      'this text holds 1 character that cannot be seen: U+200B zero width space',
      'the page has characters here that cannot be seen and are not in this text: U+202E right-to-left override',
    ]);
  });
});

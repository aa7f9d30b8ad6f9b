import { describe, expect, it } from 'vitest';
import { readNames } from '../../../src/renderer/documents/not-taken-in.ts';

describe('readNames', () => {
  it('reads the names that were kept', () => {
    expect(readNames(JSON.stringify(['a warrant.pdf', 'Anlage ü.pdf']))).toEqual([
      'a warrant.pdf',
      'Anlage ü.pdf',
    ]);
  });

  it.each([null, '', 'no JSON', '{}', '[1]', '"a name"'])('finds none in %j', (draft) => {
    expect(readNames(draft)).toEqual([]);
  });
});

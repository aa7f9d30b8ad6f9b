import { describe, expect, it } from 'vitest';
import type { DemandTerms } from '../../../src/core/requests/events.ts';
import { changesSince, keepTerms } from '../../../src/renderer/decisions/begun-on.ts';

const terms = (...identifiers: readonly string[]): DemandTerms => ({
  data: 'push-token',
  identifiers,
  from: null,
  to: null,
});

describe('the terms that a decision was begun on', () => {
  it('come back as they were kept, with spaces, line breaks and identifiers named twice', () => {
    for (const odd of [terms(), terms(' a@x.example '), terms('a\nb'), terms('a', 'a', 'b'), terms('  ')]) {
      expect(changesSince(keepTerms(odd), odd)).toBeNull();
    }
    expect(changesSince(null, terms('a'))).toBeNull();
    expect(changesSince(keepTerms(terms('a')), terms('b'))).toBe('no longer a; b added');
    expect(changesSince(keepTerms(terms('a', 'b')), terms('b', 'a'))).toBeNull();
  });

  it('fit into a draft however many there are, and tell that the demand changed', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => `${String(at).padStart(499, 'x')}é`);
    const kept = keepTerms(terms(...many));
    expect(kept.length).toBeLessThan(200);
    expect(changesSince(kept, terms(...many.toReversed()))).toBeNull();
    expect(changesSince(kept, terms(...many.with(5000, 'y')))).toBe('');
    expect(changesSince(kept, terms('y'))).toBe('');
    expect(changesSince(keepTerms(terms('y')), terms(...many))).toContain('and 9990 more added');
  });
});

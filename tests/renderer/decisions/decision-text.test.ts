import { describe, expect, it } from 'vitest';
import { dispositions } from '../../../src/core/legal-basis.ts';
import {
  blankDecision,
  positionOf,
  readDecisionDraft,
} from '../../../src/renderer/decisions/decision-text.ts';
import { reasonsOf } from '../../../src/renderer/decisions/reasons-of.ts';

const given = { data: 'stored-content', identifiers: [], from: null, to: null } as const;
const text = {
  reasons: ['overly-broad', 'no-responsive-data'],
  findings: ['stands', 'withdrawn'],
  rationale: ' because ',
} as const;

describe('positionOf', () => {
  it('signs only reasons of the disposition and findings that stand', () => {
    const position = positionOf('d', { ...text, disposition: 'reject' }, given, reasonsOf, ['stands']);
    expect(position).toEqual({
      demand: 'd',
      disposition: 'reject',
      reasons: ['overly-broad'],
      findings: ['stands'],
      rationale: 'because',
      narrowed: null,
    });
  });
  it('has a narrower set only where it narrows', () => {
    for (const disposition of dispositions.ids) {
      const { narrowed } = positionOf('d', { ...text, disposition }, given, reasonsOf, []);
      expect(narrowed === null).toBe(disposition !== 'narrow');
    }
  });
});

describe('readDecisionDraft', () => {
  it('reads what was kept and nothing else', () => {
    expect(readDecisionDraft(JSON.stringify(blankDecision))).toEqual(blankDecision);
    expect(readDecisionDraft('{"disposition":"approve"}')).toBeNull();
  });
});

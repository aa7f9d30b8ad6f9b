import { describe, expect, it } from 'vitest';
import type { CaseState, Finding } from '../../../src/core/cases/case-state.ts';
import type { ElementId, Verdict } from '../../../src/core/legal-basis.ts';
import { foundBesides } from '../../../src/renderer/findings/element-standing.ts';

function finding(id: string, element: ElementId, verdict: Verdict, withdrawn: string | null = null): Finding {
  return { id, reading: { element, verdict, note: '' }, withdrawn } as Finding;
}

describe('foundBesides', () => {
  it('has what was found on elements that no rule asks for, by what stands, the worst first', () => {
    const state = {
      demands: [],
      findings: [
        finding('a', 'dated', 'supports'),
        finding('b', 'record-types', 'supports'),
        finding('c', 'record-types', 'breaks'),
        finding('d', 'nexus', 'breaks', 'a mistake'),
      ],
    } as unknown as CaseState;
    const items = foundBesides(state, [{ element: 'dated', required: true, rules: [] }]);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ element: 'record-types', required: false, state: 'broken' });
    expect(items[0]?.findings.map(({ id }) => id)).toEqual(['c', 'b']);
  });
});

import { describe, expect, it } from 'vitest';
import type { CaseState, Finding } from '../../../src/core/cases/case-state.ts';
import { elementsFor, type ElementId, type Verdict } from '../../../src/core/legal-basis.ts';
import { blankRequest } from '../../../src/core/requests/commands.ts';
import { checklistOf } from '../../../src/renderer/findings/checklist.ts';

function finding(id: string, element: ElementId, verdict: Verdict, withdrawn: string | null = null): Finding {
  return { id, reading: { element, verdict, note: '' }, withdrawn } as Finding;
}
function stateWith(findings: readonly Finding[]): CaseState {
  return { request: { ...blankRequest, process: 'search-warrant' }, findings } as unknown as CaseState;
}

describe('checklistOf', () => {
  it('asks for what the process asks for, and nothing of it is examined at first', () => {
    const items = checklistOf(stateWith([]));
    expect(items.map(({ element }) => element)).toEqual(elementsFor('search-warrant', false));
    expect(new Set(items.map(({ standing }) => standing))).toEqual(new Set(['not-examined']));
  });

  it('lets the worst of several findings win, and shows it first', () => {
    const items = checklistOf(
      stateWith([
        finding('a', 'nexus', 'supports'),
        finding('b', 'nexus', 'breaks'),
        finding('c', 'nexus', 'unclear'),
      ]),
    );
    const nexus = items.find(({ element }) => element === 'nexus');
    expect(nexus?.standing).toBe('breaks');
    expect(nexus?.findings.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  });

  it('does not count what was withdrawn, and adds what was found besides', () => {
    const items = checklistOf(
      stateWith([finding('a', 'dated', 'breaks', 'a mistake'), finding('b', 'record-types', 'unclear')]),
    );
    expect(items.find(({ element }) => element === 'dated')?.standing).toBe('not-examined');
    expect(items.at(-1)).toMatchObject({ element: 'record-types', required: false, standing: 'unclear' });
  });
});

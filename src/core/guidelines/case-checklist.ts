import type { CaseState } from '../cases/case-state.ts';
import { countsAsEmergency } from '../emergencies/emergency-state.ts';
import type { DataId } from '../legal-basis.ts';
import { checklist, type ChecklistItem } from './checklist.ts';
import type { Guidelines } from './guidelines.ts';

/**
 * The elements to examine in a case. What an emergency requires stays required while the case counts as one: one person
 * does not end that by changing the request.
 */
export function caseChecklist(
  guidelines: Guidelines,
  state: Pick<CaseState, 'request' | 'emergency' | 'reviewers'>,
  data: readonly DataId[],
  on: string,
): readonly ChecklistItem[] {
  const { request } = state;
  const items = new Map(checklist(guidelines, request, data, on).map((item) => [item.element, item]));
  if (!countsAsEmergency(state)) return [...items.values()];
  const processes = state.emergency.wasProcess ? [request.process, 'emergency' as const] : [request.process];
  for (const process of processes) {
    for (const item of checklist(guidelines, { ...request, process, emergency: true }, data, on)) {
      if (item.required && items.get(item.element)?.required !== true) items.set(item.element, item);
    }
  }
  return [...items.values()];
}

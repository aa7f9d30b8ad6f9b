import type { Finding } from '../cases/case-state.ts';
import { isEmergency } from '../emergencies/emergency-state.ts';
import type { DataId, ElementId } from '../legal-basis.ts';
import type { RequestRecord } from '../requests/events.ts';
import { isChosen } from './choice.ts';
import { noActs, standingOf, type Acts, type Standing } from './element-standing.ts';
import { compareText, rulesFor, type Guidelines, type RuleCitation } from './guidelines.ts';

export interface ChecklistItem {
  readonly element: ElementId;
  /** A decision may not be signed while a required element rests on nothing; the others may be left. */
  readonly required: boolean;
  /** The rules that ask for it, by profile and id. */
  readonly rules: readonly RuleCitation[];
}

export type ExaminedRequest = Pick<
  RequestRecord,
  'country' | 'requester' | 'process' | 'emergency' | 'nondisclosure'
>;

/**
 * The elements to examine in this request, in the order of reading it. `data` is what is demanded: some elements are
 * asked for with some data only.
 */
export function checklist(
  guidelines: Guidelines,
  request: ExaminedRequest,
  data: readonly DataId[],
  on: string,
): readonly ChecklistItem[] {
  const items = new Map<ElementId, { required: boolean; order: number; rules: RuleCitation[] }>();
  for (const { rule, citation } of rulesFor(guidelines, 'element', request, on)) {
    if (!isChosen(rule.processes, request.process ?? 'other')) continue;
    if (rule.when === 'nondisclosure' && request.nondisclosure === null) continue;
    if (rule.when === 'emergency' && !isEmergency(request)) continue;
    if (rule.data !== undefined && !rule.data.some((category) => data.includes(category))) continue;
    const item = items.get(rule.element);
    items.set(rule.element, {
      required: rule.required || (item?.required ?? false),
      order: Math.min(rule.order, item?.order ?? rule.order),
      rules: [...(item?.rules ?? []), citation],
    });
  }
  return [...items]
    .toSorted(([a, one], [b, other]) => one.order - other.order || compareText(a, b))
    .map(([element, { required, rules }]) => ({ element, required, rules }));
}

/**
 * Whether rules ask for an element, each of certain processes that it names and none of this one: what they say of its lack
 * does not hold for this one. What is named for emergency requests holds for whatever is recorded as an emergency; of a
 * process that is not recorded nothing is ruled out.
 */
export function isOfOtherProcesses(
  guidelines: Guidelines,
  request: ExaminedRequest,
  element: ElementId,
  on: string,
): boolean {
  const { process } = request;
  if (process === null) return false;
  const asking = rulesFor(guidelines, 'element', request, on).filter(({ rule }) => rule.element === element);
  return (
    asking.length > 0 &&
    asking.every(({ rule: { processes } }) => {
      const isNamed = processes !== undefined && 'only' in processes;
      const isChosenAsEmergency = isEmergency(request) && isChosen(processes, 'emergency');
      return isNamed && !isChosen(processes, process) && !isChosenAsEmergency;
    })
  );
}

export interface ExaminedElement extends ChecklistItem, Standing {}

/** How each element stands. */
export function elementStates(
  items: readonly ChecklistItem[],
  findings: readonly Finding[],
  acts: Acts = noActs,
): readonly ExaminedElement[] {
  return items.map((item) => ({ ...item, ...standingOf(item.element, findings, acts) }));
}

import { standingDemands, type CaseState } from '../cases/case-state.ts';
import { byFindings, type AlikeDemands } from '../findings/concerns.ts';
import { elementStates, type ChecklistItem, type ExaminedElement } from '../guidelines/checklist.ts';
import { actsFor, asOne, noActs, type Acts, type ElementState } from '../guidelines/element-standing.ts';

/** An element in a case whose demands may differ by what was found: of the case is said how the worst of them stands. */
export interface ElementInCase extends ExaminedElement {
  /** How it stands with which demands, by their ids; empty where it stands alike with all that ask for it. */
  readonly apart: readonly { readonly demands: readonly string[]; readonly state: ElementState }[];
}

/** How elements stand in a case; `asked` says which are asked for by demands for which the same findings count. */
export function elementsInCase(
  state: CaseState,
  asked: (alike: Pick<AlikeDemands, 'demands' | 'findings'>) => readonly ChecklistItem[],
  acts: Acts = noActs,
): readonly ElementInCase[] {
  const demands = standingDemands(state);
  const groups = byFindings(state.findings, demands, [...acts.searches, ...acts.overrides]).map((alike) => {
    const items = elementStates(asked(alike), alike.findings, actsFor(acts, alike.any));
    const ids = alike.demands.map(({ id }) => id);
    return new Map(items.map((item) => [item.element, { ...item, demands: ids }]));
  });
  return asked({ demands, findings: state.findings }).flatMap((item) => {
    const [first, ...others] = groups.flatMap((group) => group.get(item.element) ?? []);
    if (first === undefined) return [];
    const all = [first, ...others] as const;
    const isAlike = others.every((other) => other.state === first.state);
    const apart = isAlike ? [] : all.map((each) => ({ demands: each.demands, state: each.state }));
    return [{ ...item, ...asOne(all), apart }];
  });
}

import type { Demand } from '../../core/cases/case-state.ts';
import { dataCategories } from '../../core/legal-basis.ts';

/** What a screen reader calls a demand, in words that no other one of its case has. */
export function nameOfDemand(demands: readonly Demand[], { id, terms }: Demand): string {
  const label = dataCategories.labels[terms.data];
  const alike = demands.filter((other) => other.terms.data === terms.data);
  if (alike.length < 2) return label;
  return `${label}, ${String(alike.findIndex((other) => other.id === id) + 1)} of ${String(alike.length)}`;
}

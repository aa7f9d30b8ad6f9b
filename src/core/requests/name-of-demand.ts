import type { Demand } from '../cases/case-state.ts';
import { dataCategories } from '../legal-basis.ts';

/** What a demand is called without its accounts, in words that no other one of `demands` has; it is one of them. */
export function nameOfDemand(demands: readonly Demand[], { id, terms }: Demand): string {
  const label = dataCategories.labels[terms.data];
  const alike = demands.filter((other) => other.terms.data === terms.data);
  if (alike.length < 2) return label;
  return `${label}, ${String(alike.findIndex((other) => other.id === id) + 1)} of ${String(alike.length)}`;
}

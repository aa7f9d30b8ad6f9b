import { standingDemands, type CaseState, type Demand, type Finding } from '../cases/case-state.ts';

/**
 * Whether a finding counts for a demand: one that names none counts for everything demanded. One that names only what
 * was withdrawn, is disregarded or is not here counts for nothing; it is kept and shown.
 */
export function concerns({ reading }: Pick<Finding, 'reading'>, demand: string): boolean {
  return reading.demands === undefined || reading.demands.includes(demand);
}

/** Demands for which the same findings count, with those findings. */
export interface AlikeDemands {
  readonly demands: readonly Demand[];
  readonly findings: readonly Finding[];
}

/** The demands by the findings that count for them. Without any, the findings on everything demanded stand alone. */
export function byFindings(
  findings: readonly Finding[],
  demands: readonly Demand[],
): readonly [AlikeDemands, ...AlikeDemands[]] {
  const naming = new Map<string, string[]>(demands.map(({ id }) => [id, []]));
  for (const { id, reading } of findings) {
    for (const demand of new Set(reading.demands)) naming.get(demand)?.push(id);
  }
  const [first, ...others] = Map.groupBy(demands, ({ id }) => naming.get(id)?.join(' ')).values();
  const alike = (together: readonly Demand[]): AlikeDemands => {
    const [any] = together;
    const counts = ({ reading }: Finding): boolean =>
      any === undefined ? reading.demands === undefined : concerns({ reading }, any.id);
    return { demands: together, findings: findings.filter(counts) };
  };
  return [alike(first ?? []), ...others.map(alike)];
}

/** The demands of a case that are named, in their order; null where that is everything demanded. */
export function namedOf(state: CaseState, named: ReadonlySet<string>): readonly Demand[] | null {
  const standing = standingDemands(state);
  const meant = standing.filter(({ id }) => named.has(id));
  return meant.length === standing.length ? null : meant;
}

/** The standing demands that a finding counts for; null where that is everything demanded. */
export function concernedBy(state: CaseState, { reading }: Finding): readonly Demand[] | null {
  return reading.demands === undefined ? null : namedOf(state, new Set(reading.demands));
}

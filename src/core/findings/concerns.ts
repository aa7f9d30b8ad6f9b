import { standingDemands, type CaseState, type Demand, type Finding } from '../cases/case-state.ts';

/** What is said of some of what is demanded alone; absent: of everything demanded. */
export interface Concern {
  readonly demands?: readonly string[];
}

/** Whether that is said of a demand; null: of a case that demands nothing. */
export function isOf({ demands }: Concern, demand: string | null): boolean {
  return demands === undefined || (demand !== null && demands.includes(demand));
}

/**
 * Whether a finding counts for a demand: one that names none counts for everything demanded. One that names only what
 * was withdrawn, is disregarded or is not here counts for nothing; it is kept and shown.
 */
export function concerns({ reading }: Pick<Finding, 'reading'>, demand: string): boolean {
  return isOf(reading, demand);
}

/** Demands for which the same findings and acts count, with those findings. */
export interface AlikeDemands {
  readonly demands: readonly Demand[];
  readonly findings: readonly Finding[];
  /** The first of the demands, for all: see `isOf`. */
  readonly any: string | null;
}

/** The demands by the findings and acts that count for them. Without any, what is said of everything demanded stands alone. */
export function byFindings(
  findings: readonly Finding[],
  demands: readonly Demand[],
  acts: readonly Concern[] = [],
): readonly [AlikeDemands, ...AlikeDemands[]] {
  const naming = new Map<string, number[]>(demands.map(({ id }) => [id, []]));
  for (const [index, { demands: named }] of [...findings.map(({ reading }) => reading), ...acts].entries()) {
    for (const demand of new Set(named)) naming.get(demand)?.push(index);
  }
  const [first, ...others] = Map.groupBy(demands, ({ id }) => naming.get(id)?.join(' ')).values();
  const alike = (together: readonly Demand[]): AlikeDemands => {
    const any = together[0]?.id ?? null;
    return { demands: together, findings: findings.filter(({ reading }) => isOf(reading, any)), any };
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

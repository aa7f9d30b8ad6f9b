import type { CaseState, Demand } from '../cases/case-state.ts';
import type { Concern } from './concerns.ts';
import { termsInWords } from '../cases/history.ts';

type Demanded = Pick<CaseState, 'demands'>;

const inFull = ({ terms }: Demand): string => termsInWords(terms);

/** “Concerns only: Stored content of j.doe@example.com, any time.” Null of a finding on everything demanded. */
export function concernInWords(
  state: Demanded,
  { reading }: { readonly reading: Concern },
  inWords = inFull,
): string | null {
  if (reading.demands === undefined) return null;
  const named = reading.demands.map((id) => namedInConcern(state, id, inWords)).join('; ');
  const counts = reading.demands.some((id) =>
    state.demands.some((demand) => demand.id === id && sinceThen(demand) === ''),
  );
  return `Concerns only: ${named}.${counts ? '' : ' So it counts for nothing that is demanded now.'}`;
}

/** A demand that a finding names, and whether it still is demanded. */
export function namedInConcern({ demands }: Demanded, id: string, inWords = inFull): string {
  const demand = demands.find((each) => each.id === id);
  return demand === undefined ? 'a demand that is not here' : `${inWords(demand)}${sinceThen(demand)}`;
}

function sinceThen({ withdrawn, disregarded }: Demand): string {
  if (withdrawn !== null) return ' (withdrawn)';
  return disregarded === null ? '' : ' (disregarded)';
}

import type { DocumentCoverage } from '../../ipc/coverage-calls.ts';
import { call } from '../app/client.ts';
import { useQuery, type Asked } from '../app/use-query.ts';
import { saveClocks } from './page-clock.ts';

/** What of each document of a case was on the screen, up to now. */
export function useCoverage(caseId: string): Asked<readonly DocumentCoverage[]> {
  return useQuery(caseId, async () => {
    await saveClocks();
    return call('coverage.case', { case: caseId });
  });
}

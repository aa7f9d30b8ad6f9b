import { namesOf, type CaseState } from '../../core/cases/case-state.ts';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';

/** The names of authors, and of people whose card was taken in and who have not acted in the case yet. */
export function useNames(state: CaseState): (key: string) => string {
  const people = useQuery('people', () => call('people.list', {}));
  const inCase = namesOf(state);
  return (key) => {
    if (state.reviewers.some((reviewer) => reviewer.key === key)) return inCase(key);
    return people.value?.find((person) => person.key === key)?.name ?? inCase(key);
  };
}

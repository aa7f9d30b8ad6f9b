import type { ReactNode } from 'react';
import type { CaseState } from '../../core/cases/case-state.ts';
import type { DocumentCoverage } from '../../ipc/coverage-calls.ts';
import { minutesInWords, neverShownInWords } from './coverage-words.ts';
import { useCoverage } from './use-coverage.ts';

/** What of a case's documents was on this reviewer's screen: for the case's own record, in this vault alone. */
export function CoverageList({ state }: { readonly state: CaseState }): ReactNode {
  const asked = useCoverage(state.id);
  if (asked.value === null || asked.value.length === 0) return null;
  return (
    <details className="coverage">
      <summary>On your screen</summary>
      <p className="quiet">
        Kept in this vault for this case’s record. It goes into no bundle and no report.
      </p>
      <ul aria-label="What was on your screen">
        {asked.value.map((coverage) => (
          <li key={coverage.document}>
            <bdi>{state.documents.find(({ sha256 }) => sha256 === coverage.document)?.name}</bdi>:{' '}
            {inWords(coverage)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function inWords(coverage: DocumentCoverage): string {
  const { shown, milliseconds } = coverage;
  const words =
    neverShownInWords(coverage) ??
    (shown.length === 1 ? 'its page was shown' : `all ${String(shown.length)} pages shown`);
  return shown.length === 0 ? words : `${words}, ${minutesInWords(milliseconds)} in all`;
}

import type { ReactNode } from 'react';
import type { CaseState } from '../../core/cases/case-state.ts';
import { Notice } from '../ui/Notice.tsx';
import { neverShownInWords } from './coverage-words.ts';
import { useCoverage } from './use-coverage.ts';

/** Before signing: which pages of the case were never on this screen. Nothing where all were. */
export function NeverShown({ state }: { readonly state: CaseState }): ReactNode {
  const asked = useCoverage(state.id);
  const lines = (asked.value ?? []).flatMap((coverage) => {
    const words = neverShownInWords(coverage);
    const name = state.documents.find(({ sha256 }) => sha256 === coverage.document)?.name ?? '';
    return words === null ? [] : [{ document: coverage.document, name, words }];
  });
  if (lines.length === 0) return null;
  return (
    <Notice tone="info">
      <ul className="never-shown" aria-label="Pages never shown">
        {lines.map(({ document, name, words }) => (
          <li key={document}>
            <bdi>{name}</bdi>: {words}.
          </li>
        ))}
      </ul>
    </Notice>
  );
}

import { useState, type ReactNode } from 'react';
import type { SearchHit, SearchWithin } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';
import { useWorkspace } from '../app/workspace.ts';
import { casesToSearch, documentsToSearch } from './to-search.ts';

export const hitKinds: readonly (readonly [kind: SearchHit['kind'], title: string])[] = [
  ['case', 'Cases'],
  ['finding', 'Findings'],
  ['decision', 'Decisions'],
  ['note', 'Internal notes'],
  ['document', 'Documents'],
];

interface SearchFiltersProps {
  /** What was found: its cases and documents come first among those that can be chosen. */
  readonly hits: readonly SearchHit[];
  readonly narrowed: SearchWithin;
  readonly onNarrow: (narrowed: SearchWithin) => void;
}

/** Narrows a search to a kind, a case, a document. */
export function SearchFilters({ hits, narrowed, onNarrow }: SearchFiltersProps): ReactNode {
  const { docket } = useWorkspace();
  const { case: caseId, document, ...rest } = narrowed;
  // Once narrowed the hits tell nothing of the other cases and documents any more.
  const [before, setBefore] = useState<readonly SearchHit[]>(hits);
  const isWhole = caseId === undefined && document === undefined && hits.length > 0;
  if (isWhole && before !== hits) setBefore(hits);
  const known = isWhole ? hits : [...before, ...hits];
  const shown = useQuery(`documents to search ${caseId ?? ''}`, async () =>
    caseId === undefined ? null : (await call('cases.show', { case: caseId })).state.documents,
  );
  const references = casesToSearch(known, docket.value ?? [], caseId);
  const names = documentsToSearch(known, shown.value, caseId);
  return (
    <div className="filters search-filters" role="group" aria-label="Narrow the search">
      <select
        className="input"
        aria-label="What to find"
        value={narrowed.kind ?? ''}
        onChange={({ target: { value } }) => {
          const kind = hitKinds.find(([one]) => one === value)?.[0];
          onNarrow({
            ...(caseId === undefined ? {} : { case: caseId }),
            ...(document === undefined ? {} : { document }),
            ...(kind === undefined ? {} : { kind }),
          });
        }}
      >
        <option value="">Everything</option>
        {hitKinds.map(([kind, title]) => (
          <option key={kind} value={kind}>
            {title}
          </option>
        ))}
      </select>
      <select
        className="input"
        aria-label="Case to search"
        value={caseId ?? ''}
        onChange={({ target: { value } }) => onNarrow({ ...rest, ...(value === '' ? {} : { case: value }) })}
      >
        <option value="">Every case</option>
        {[...references].map(([id, reference]) => (
          <option key={id} value={id}>
            {reference || 'No reference yet'}
          </option>
        ))}
      </select>
      <select
        className="input"
        aria-label="Document to search"
        value={document ?? ''}
        onChange={({ target: { value } }) =>
          onNarrow({
            ...rest,
            ...(caseId === undefined ? {} : { case: caseId }),
            ...(value === '' ? {} : { document: value }),
          })
        }
      >
        <option value="">Every document</option>
        {[...names].map(([sha256, name]) => (
          <option key={sha256} value={sha256}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import { SearchX } from 'lucide-react';
import { counted } from '../../core/cases/summary.ts';
import type { SearchHit, SearchWithin } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';
import { useWorkspace } from '../app/workspace.ts';
import type { CaseTab } from '../cases/case-tabs.ts';
import { announce } from '../ui/announcer.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { Excerpt } from './Excerpt.tsx';
import { wordsOfHit } from './hit-words.ts';
import { hitKinds, SearchFilters } from './SearchFilters.tsx';

const LIMIT = 200;

/** What was found, by kind; a hit opens its case at the place. */
export function SearchResults({
  words,
  within,
}: {
  readonly words: string;
  /** The case to which the search is narrowed at first. */
  readonly within: string | null;
}): ReactNode {
  const [narrowed, setNarrowed] = useState<SearchWithin>(within === null ? {} : { case: within });
  const found = useQuery(
    `search ${JSON.stringify([words, narrowed])}`,
    () => call('docket.search', { words, limit: LIMIT, ...narrowed }),
    (event) => event.type === 'changed',
  );
  const hits = found.value;
  const filters = <SearchFilters hits={hits ?? []} narrowed={narrowed} onNarrow={setNarrowed} />;
  useEffect(() => {
    if (hits !== null) announce(`${String(hits.length)} found`);
  }, [hits]);
  if (hits === null) {
    return (
      <div className="hits">
        {filters}
        {found.failure === null ? (
          <p className="quiet">Searching…</p>
        ) : (
          <FailureNotice failure={found.failure} />
        )}
      </div>
    );
  }
  if (hits.length === 0) {
    return (
      <div className="hits">
        {filters}
        <EmptyState icon={SearchX} title="Nothing found">
          <p>
            Whole words are looked for; gag* finds what begins so, and “in quotes” a phrase, whose last word
            may end with a star too. Scanned pages without text are not searched; documents that are still
            being read follow when they are done.
          </p>
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="hits">
      {filters}
      {hitKinds.map(([kind, title]) => {
        const own = hits.filter((hit) => hit.kind === kind);
        return own.length === 0 ? null : (
          <HitGroup
            key={kind}
            title={title}
            hits={own}
            onNarrow={narrowed.document === undefined ? setNarrowed : null}
          />
        );
      })}
      {hits.length === LIMIT && (
        <p className="quiet">
          Only {LIMIT} are shown, of what came in last. Say more to find less, or choose a case above: its
          older hits are then shown.
        </p>
      )}
    </div>
  );
}

function HitGroup({
  title,
  hits,
  onNarrow,
}: {
  readonly title: string;
  readonly hits: readonly SearchHit[];
  /** Null where one document is searched already. */
  readonly onNarrow: ((narrowed: SearchWithin) => void) | null;
}): ReactNode {
  const { go } = useWorkspace();
  const show = (hit: SearchHit): void => {
    const target =
      hit.page === null ? null : { page: hit.page, finding: hit.finding, words: wordsOfHit(hit.excerpt) };
    const tab = tabOf[hit.kind];
    const at = { document: hit.document, target, ...(tab === undefined ? {} : { tab }) };
    go({ screen: 'case', case: hit.case, at });
  };
  return (
    <section>
      <h2>
        {title} <span className="quiet">{hits.length}</span>
      </h2>
      <ul>
        {hits.map((hit, index) => (
          <li key={`${hit.case}-${String(index)}`}>
            <button
              type="button"
              className="search-hit"
              onClick={() => show(hit)}
              onKeyDown={moveBetweenHits}
            >
              <span>
                <span className="docket-reference">
                  <bdi>{hit.reference || 'No reference yet'}</bdi>
                </span>
              </span>
              <span>
                <span className="hit-excerpt" dir="auto">
                  <Excerpt text={hit.excerpt} />
                </span>
                {hit.documentName !== null && (
                  <span className="hit-place">
                    {' '}
                    <bdi>{hit.documentName}</bdi>
                    {hit.page !== null && `, p ${String(hit.page)}`}
                    {hit.recognized && ' (recognised text)'}
                  </span>
                )}
              </span>
            </button>
            {onNarrow !== null && <MorePages hit={hit} onNarrow={onNarrow} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a document has beyond the hits that are shown. */
function MorePages({
  hit,
  onNarrow,
}: {
  readonly hit: SearchHit;
  readonly onNarrow: (narrowed: SearchWithin) => void;
}): ReactNode {
  const { document, more = 0 } = hit;
  if (more === 0 || document === null) return null;
  return (
    <button
      type="button"
      className="search-hit more-pages"
      onClick={() => onNarrow({ case: hit.case, document, kind: 'document' })}
      onKeyDown={moveBetweenHits}
    >
      {counted(more, 'more page')} of this document
    </button>
  );
}

/** Where what was written stands, for hits that are no place in a document. */
const tabOf: Readonly<Partial<Record<SearchHit['kind'], CaseTab>>> = {
  case: 'request',
  decision: 'decision',
};

function moveBetweenHits(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const all = [...document.querySelectorAll<HTMLElement>('.search-hit')];
  const next = all[all.findIndex((hit) => hit === event.currentTarget) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

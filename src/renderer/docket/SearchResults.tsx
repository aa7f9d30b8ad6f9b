import { useEffect, type KeyboardEvent, type ReactNode } from 'react';
import { SearchX } from 'lucide-react';
import type { SearchHit } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';
import { useWorkspace } from '../app/workspace.ts';
import { announce } from '../ui/announcer.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { Excerpt } from './Excerpt.tsx';
import { wordsOfHit } from './hit-words.ts';

const LIMIT = 200;
const kinds: readonly (readonly [kind: SearchHit['kind'], title: string])[] = [
  ['case', 'Cases'],
  ['finding', 'Findings'],
  ['decision', 'Decisions'],
  ['note', 'Internal notes'],
  ['document', 'Documents'],
];

/** What was found, by kind; a hit opens its case at the place. */
export function SearchResults({ words }: { readonly words: string }): ReactNode {
  const found = useQuery(
    `search ${words}`,
    () => call('docket.search', { words, limit: LIMIT }),
    (event) => event.type === 'changed',
  );
  const hits = found.value;
  useEffect(() => {
    if (hits !== null) announce(`${String(hits.length)} found`);
  }, [hits]);
  if (hits === null) {
    return (
      <div className="hits">
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
      <EmptyState icon={SearchX} title="Nothing found">
        <p>
          Scanned pages without text are not searched; documents that are still being read follow when they
          are done.
        </p>
      </EmptyState>
    );
  }
  return (
    <div className="hits">
      {kinds.map(([kind, title]) => {
        const own = hits.filter((hit) => hit.kind === kind);
        return own.length === 0 ? null : <HitGroup key={kind} title={title} hits={own} />;
      })}
      {hits.length === LIMIT && (
        <p className="quiet">Only the first {LIMIT} are shown. Say more to find less.</p>
      )}
    </div>
  );
}

function HitGroup({
  title,
  hits,
}: {
  readonly title: string;
  readonly hits: readonly SearchHit[];
}): ReactNode {
  const { go } = useWorkspace();
  const show = (hit: SearchHit): void => {
    const target =
      hit.page === null ? null : { page: hit.page, finding: hit.finding, words: wordsOfHit(hit.excerpt) };
    go({ screen: 'case', case: hit.case, at: { document: hit.document, target } });
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
          </li>
        ))}
      </ul>
    </section>
  );
}

function moveBetweenHits(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const all = [...document.querySelectorAll<HTMLElement>('.search-hit')];
  const next = all[all.findIndex((hit) => hit === event.currentTarget) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

import type { ReactNode } from 'react';
import { namesOf } from '../../core/cases/case-state.ts';
import { verifiedByCall, type ElementSearch } from '../../core/guidelines/element-standing.ts';
import type { ElementId } from '../../core/legal-basis.ts';
import type { CaseView } from '../../ipc/views.ts';
import { Concern } from '../findings/Concern.tsx';
import { groundOf } from '../findings/element-standing.ts';
import { When } from '../ui/When.tsx';
import { UnsearchedPages } from './UnsearchedPages.tsx';
import './evidence.css';

interface SearchedLinesProps {
  readonly element: ElementId;
  readonly view: CaseView;
}

/** Who searched what for an element and did not find it, who overrode the gate for it, and what nobody searched. */
export function SearchedLines({ element, view: { state, review } }: SearchedLinesProps): ReactNode {
  const searches = state.searches.filter((search) => search.element === element);
  const overrides = state.overrides.filter(({ elements }) => elements.includes(element));
  const ground = groundOf(review.gate, element);
  const unsearched = ground?.type === 'nothing' && ground.isSearchedInPart === true ? ground.unsearched : [];
  const name = (sha256: string): string =>
    state.documents.find((document) => document.sha256 === sha256)?.name ?? 'a document';
  if (searches.length + overrides.length === 0) return null;
  return (
    <ul className="searched">
      {togetherSearched(searches).map(([first, ...more]) => (
        <li key={first.entry}>
          <b>Not found.</b>{' '}
          <span className="quiet">
            <bdi>{namesOf(state)(first.author)}</bdi>, <When at={first.at} zone={first.zone} />
          </span>
          <Concern state={state} finding={{ reading: first }} />
          {first.note !== '' && (
            <p className="user-text" dir="auto">
              {first.note}
            </p>
          )}
          <ul className="searched-pages" aria-label="Searched">
            {[first, ...more].map((search) => (
              <li key={`${search.document} ${String(search.from)}`}>
                <bdi>{name(search.document)}</bdi>
                <span className="quiet page-number">
                  p {search.from === search.to ? search.from : `${String(search.from)}–${String(search.to)}`}
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
      {overrides.map((override) => (
        <li key={override.entry}>
          <b>Overridden.</b>{' '}
          <span className="user-text" dir="auto">
            {override.reason}
          </span>
          <span className="quiet">
            {' '}
            <bdi>{namesOf(state)(override.author)}</bdi>, <When at={override.at} zone={override.zone} />
          </span>
          <Concern state={state} finding={{ reading: override }} />
        </li>
      ))}
      {element === verifiedByCall && searches.length > 0 && (
        <li className="unsearched">A search counts for nothing here: only a call back shows it.</li>
      )}
      {unsearched.length > 0 && (
        <li className="unsearched">
          It still rests on nothing. Not searched yet: <UnsearchedPages state={state} ranges={unsearched} />.
        </li>
      )}
    </ul>
  );
}

type Together = readonly [ElementSearch, ...ElementSearch[]];

/** What one person recorded in one go is one act, however many documents it names. */
function togetherSearched(searches: readonly ElementSearch[]): readonly Together[] {
  const acts = new Map<string, [ElementSearch, ...ElementSearch[]]>();
  for (const search of searches) {
    const act = `${search.author} ${search.at.slice(0, 16)} ${search.note} ${search.demands?.join(' ') ?? ''}`;
    const known = acts.get(act);
    if (known === undefined) acts.set(act, [search]);
    else known.push(search);
  }
  return [...acts.values()];
}

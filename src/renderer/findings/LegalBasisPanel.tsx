import type { ReactNode } from 'react';
import type { ElementInCase } from '../../core/evidence/element-in-case.ts';
import { processes } from '../../core/legal-basis.ts';
import type { CaseView } from '../../ipc/views.ts';
import { DisregardedDemands } from '../cases/DemandPlaces.tsx';
import type { CaseFocus } from '../cases/use-case-focus.ts';
import { Notice } from '../ui/Notice.tsx';
import { foundBesides, signOf, type ElementStanding } from './element-standing.ts';
import { ElementLine } from './ElementLine.tsx';

interface LegalBasisPanelProps {
  readonly view: CaseView;
  readonly focus: CaseFocus;
}

/** What the rules ask this request to show, and what was found on each of it. */
export function LegalBasisPanel({ view, focus }: LegalBasisPanelProps): ReactNode {
  const { state, review } = view;
  const { process } = state.request;
  const lists = [
    ['', review.checklist.filter(({ required }) => required)],
    ['Optional', review.checklist.filter(({ required }) => !required)],
    ['Found besides', foundBesides(state, review.checklist)],
  ] as const;
  return (
    <div className="panel">
      <h2 className="panel-title">
        {process === null ? 'Required of every request' : `Required of: ${processes.labels[process]}`}
        <Editions view={view} />
      </h2>
      {process === null && (
        <Notice tone="info">
          The process is not recorded yet, so this is only what every request must show.{' '}
          <button type="button" className="link-button" onClick={() => focus.setTab('request')}>
            Record the process
          </button>
        </Notice>
      )}
      <Standing view={view} />
      {lists.map(([title, items]) => (
        <ElementList key={title} title={title} items={items} view={view} focus={focus} />
      ))}
      <Disregarded view={view} />
    </div>
  );
}

/** By which laws and policies, and as of which day. */
function Editions({ view: { review } }: { readonly view: CaseView }): ReactNode {
  const editions = [...new Set(review.editions.map(({ edition }) => edition))];
  if (editions.length === 0) return null;
  const all = review.editions.map(({ profile, edition }) => `${profile} ${edition}`).join('\n');
  return (
    <span className="panel-edition" title={`Rules as of ${review.on}\n${all}`}>
      {' '}
      · {editions.length === 1 ? `edition ${editions[0] ?? ''}` : `${String(editions.length)} editions`}
    </span>
  );
}

interface ElementListProps extends LegalBasisPanelProps {
  readonly title: string;
  readonly items: readonly ElementInCase[];
}

function ElementList({ title, items, view, focus }: ElementListProps): ReactNode {
  if (items.length === 0) return null;
  return (
    <>
      {title !== '' && <h2 className="panel-title">{title}</h2>}
      <ul className="checklist" aria-label={title || 'Required'}>
        {items.map((item) => (
          <ElementLine key={item.element} item={item} view={view} focus={focus} />
        ))}
      </ul>
    </>
  );
}

/** What the checklist leaves out, since only a cover sheet asks for it. */
function Disregarded({ view: { state } }: { readonly view: CaseView }): ReactNode {
  if (!state.demands.some(({ withdrawn, disregarded }) => withdrawn === null && disregarded !== null)) {
    return null;
  }
  return (
    <section className="stack" aria-label="Disregarded">
      <h2 className="panel-title">Disregarded</h2>
      <DisregardedDemands state={state} canRestore={false} />
    </section>
  );
}

/** The required part of the checklist in one line of words. */
function Standing({ view: { review } }: { readonly view: CaseView }): ReactNode {
  const required = review.checklist.filter((item) => item.required);
  const count = (sign: ElementStanding): number =>
    required.filter(({ state }) => signOf[state] === sign).length;
  const parts = [
    [count('supports'), 'supported'],
    [count('breaks'), 'broken'],
    [count('unclear'), 'unclear'],
    [count('searched'), 'searched in vain'],
    [count('overridden'), 'overridden'],
    [count('examine-again'), 'to be examined again'],
    [count('not-examined'), 'not examined'],
  ] as const;
  const words = parts.flatMap(([number, word]) => (number === 0 ? [] : [`${String(number)} ${word}`]));
  return <p className="checklist-standing quiet">{words.join(' · ')}</p>;
}

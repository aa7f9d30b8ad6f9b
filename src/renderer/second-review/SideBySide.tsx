import type { ReactNode } from 'react';
import { namesOf, type CaseState, type Decision } from '../../core/cases/case-state.ts';
import { termsInWords } from '../../core/cases/history.ts';
import { elements } from '../../core/legal-basis.ts';
import type {
  ComparedElement,
  ComparedPart,
  Comparison,
  Reading,
} from '../../core/second-review/comparison.ts';
import { DispositionTag } from '../decisions/DispositionTag.tsx';
import { reasons } from '../../core/legal-basis.ts';
import { VerdictSign } from '../ui/VerdictSign.tsx';
import { Tag } from '../ui/Tag.tsx';

interface SideBySideProps {
  readonly state: CaseState;
  readonly comparison: Comparison;
}

/** What both sides of a blind review found and decided, element by element and demand by demand. */
export function SideBySide({ state, comparison }: SideBySideProps): ReactNode {
  const names = comparison.authors.map(namesOf(state));
  const head = (what: string): ReactNode => (
    <thead>
      <tr>
        <th scope="col">{what}</th>
        {names.map((name, index) => (
          <th key={comparison.authors[index]} scope="col">
            <bdi>{name}</bdi>
          </th>
        ))}
        <th scope="col">Agreed</th>
      </tr>
    </thead>
  );
  return (
    <div className="stack">
      <table className="side-by-side" aria-label="Decisions side by side">
        {head('Demand')}
        <tbody>
          {comparison.demands.map(({ demand, decisions, agree }) => (
            <tr key={demand}>
              <th scope="row">{demandInWords(state, demand)}</th>
              <td>{positionShown(decisions[0])}</td>
              <td>{positionShown(decisions[1])}</td>
              <td>{agreement(agree)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {comparison.elements.length > 0 && (
        <table className="side-by-side" aria-label="Elements side by side">
          {head('Element')}
          <tbody>
            {comparison.elements.flatMap((compared) =>
              partsOf(compared).map(({ demands, readings, agree }) => (
                <tr key={`${compared.element} ${demands.join(' ')}`}>
                  <th scope="row">
                    {elements.labels[compared.element]}
                    {demands.map((demand) => (
                      <div key={demand} className="quiet">
                        {demandInWords(state, demand)}
                      </div>
                    ))}
                  </th>
                  <td>{readingShown(readings[0])}</td>
                  <td>{readingShown(readings[1])}</td>
                  <td>{agreement(agree)}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** The lines of an element: one, which names no demand, where it stands alike for everything demanded. */
function partsOf({ apart, ...whole }: ComparedElement): readonly ComparedPart[] {
  return apart.length === 0 ? [{ ...whole, demands: [] }] : apart;
}

function demandInWords({ demands }: CaseState, id: string): string {
  const demand = demands.find((one) => one.id === id);
  return demand === undefined ? id : termsInWords(demand.terms);
}

function positionShown(decision: Decision | null): ReactNode {
  if (decision === null) return <span className="quiet">not decided</span>;
  const why = decision.position.reasons.map((reason) => reasons.labels[reason]).join(', ');
  return (
    <>
      <DispositionTag disposition={decision.position.disposition} />
      {why !== '' && <div className="quiet">{why}</div>}
    </>
  );
}

const signs = {
  supported: 'supports',
  broken: 'breaks',
  unclear: 'unclear',
  'not-found': 'searched',
} as const;
const words = { supported: 'supported', broken: 'broken', unclear: 'unclear', 'not-found': 'not found' };

function readingShown(reading: Reading): ReactNode {
  if (reading === null) return <span className="quiet">not examined</span>;
  return (
    <span className="reading-shown">
      <VerdictSign standing={signs[reading]} /> {words[reading]}
    </span>
  );
}

function agreement(agree: boolean | null): ReactNode {
  if (agree === null) return <span className="quiet">not by both</span>;
  return <Tag tone={agree ? 'good' : 'warn'}>{agree ? 'Yes' : 'No'}</Tag>;
}

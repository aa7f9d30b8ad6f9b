import type { ReactNode } from 'react';
import { standingDemands, type CaseState } from '../../core/cases/case-state.ts';
import { namedInConcern } from '../../core/findings/concern-words.ts';
import { demandInLine } from './demand-in-line.ts';

interface ConcernFieldsProps {
  readonly state: CaseState;
  /** The demands that a finding concerns alone, none while none was chosen; null: everything demanded. */
  readonly concerned: readonly string[] | null;
  /** Tells the radio buttons of two forms apart. */
  readonly group: string;
  readonly onChange: (concerned: readonly string[] | null) => void;
}

/** Of what is demanded a finding speaks; asked only where that may differ. */
export function ConcernFields({ state, concerned, group, onChange }: ConcernFieldsProps): ReactNode {
  const standing = standingDemands(state).map(({ id }) => id);
  if (standing.length < 2 && concerned === null) return null;
  const offered = [...new Set([...standing, ...(concerned ?? [])])];
  const toggle = (id: string): void => {
    const chosen = concerned ?? [];
    onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  };
  return (
    <fieldset>
      <legend>Concerns</legend>
      <label className="check">
        <input
          type="radio"
          name={`${group}-concerns`}
          checked={concerned === null}
          onChange={() => onChange(null)}
        />
        <span>Everything demanded</span>
      </label>
      <label className="check">
        <input
          type="radio"
          name={`${group}-concerns`}
          checked={concerned !== null}
          onChange={() => onChange([])}
        />
        <span>Only what is chosen here</span>
      </label>
      {concerned !== null && (
        <div className="choice-list concern-list" role="group" aria-label="Concerns only">
          {offered.map((id) => (
            <label key={id} className="check">
              <input type="checkbox" checked={concerned.includes(id)} onChange={() => toggle(id)} />
              <span dir="auto">{namedInConcern(state, id, demandInLine)}</span>
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}

import type { ReactNode } from 'react';
import type { Finding } from '../../core/cases/case-state.ts';
import { elements, verdicts } from '../../core/legal-basis.ts';
import type { ChoiceOfFindings } from './use-findings-choice.ts';

/** All, chosen or no findings, and whether with their notes. */
export function FindingsChoice(choice: ChoiceOfFindings): ReactNode {
  const { here, which, chosen, notes } = choice;
  return (
    <>
      <Choice
        label="Which findings"
        options={{
          all:
            here.length === 0
              ? 'All: there are none'
              : `All ${String(here.length)} that stand in this document`,
          chosen: 'Those chosen here',
          none: 'None',
        }}
        value={which}
        onChange={choice.setWhich}
      />
      {which === 'chosen' && (
        <ul className="annotation-findings">
          {here.map((finding) => (
            <li key={finding.id}>
              <label className="check">
                <input
                  type="checkbox"
                  checked={chosen.has(finding.id)}
                  onChange={({ target: { checked } }) =>
                    choice.setChosen(toggled(chosen, finding.id, checked))
                  }
                />
                <span>{inShort(finding)}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
      {choice.isMissing && (
        <p className="quiet" aria-live="polite">
          {here.length === 0 ? 'There are none: choose “None”.' : 'Tick at least one, or choose “None”.'}
        </p>
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={notes}
          onChange={({ target: { checked } }) => choice.setNotes(checked)}
        />
        <span>
          With the notes. They are internal work product: whoever gets the file or the paper reads them, so
          they stay in unless you tick this.
        </span>
      </label>
    </>
  );
}

export function Choice<T extends string>({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly options: Readonly<Record<T, string>>;
  readonly value: T;
  readonly onChange: (value: T) => void;
}): ReactNode {
  return (
    <fieldset className="annotation-choice">
      <legend>{label}</legend>
      {(Object.keys(options) as T[]).map((id) => (
        <label key={id} className="check">
          <input type="radio" name={label} checked={value === id} onChange={() => onChange(id)} />
          <span>{options[id]}</span>
        </label>
      ))}
    </fieldset>
  );
}

function toggled(chosen: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const next = new Set(chosen);
  if (on) next.add(id);
  else next.delete(id);
  return next;
}

function inShort({ anchor, reading }: Finding): string {
  const words = anchor.quote === null ? 'a box' : `“${anchor.quote.exact.slice(0, 60)}”`;
  return `Page ${String(anchor.page)}, ${verdicts.labels[reading.verdict]}: ${elements.labels[reading.element]}, ${words}`;
}

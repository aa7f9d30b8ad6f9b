import type { KeyboardEvent, ReactNode } from 'react';
import type { CaseState } from '../../core/cases/case-state.ts';
import { elements, verdicts, type ElementId, type Verdict } from '../../core/legal-basis.ts';
import { isTyping } from '../app/use-keyboard.ts';
import { Field } from '../ui/Field.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { VerdictSign } from '../ui/VerdictSign.tsx';
import { ConcernFields } from './ConcernFields.tsx';
import type { ReadingText } from './reading-text.ts';

interface ReadingFieldsProps {
  readonly state: CaseState;
  /** The elements that the rules ask for in this case. */
  readonly asked: readonly ElementId[];
  readonly reading: ReadingText;
  /** Tells the radio buttons of two forms apart. */
  readonly group: string;
  readonly onChange: (part: Partial<ReadingText>) => void;
  readonly onSubmit: () => void;
}

/**
 * What a place in a document means: its verdict by the keys 1, 2 and 3, its element, of what is demanded it speaks, a
 * note. Ctrl+Enter records it.
 */
export function ReadingFields({
  state,
  asked,
  reading,
  group,
  onChange,
  onSubmit,
}: ReadingFieldsProps): ReactNode {
  const others = elements.ids.filter((id) => !asked.includes(id));
  const press = (event: KeyboardEvent): void => {
    const chosen = verdicts.ids[['1', '2', '3'].indexOf(event.key)];
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit();
    else if (chosen !== undefined && !isTyping(event.target) && !event.altKey && !event.ctrlKey) {
      onChange({ verdict: chosen });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // Keys that go for every control in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div className="stack reading-fields" role="group" aria-label="Reading" onKeyDown={press}>
      <fieldset>
        <legend>What it does to the legal basis</legend>
        <div className="chips">
          {verdicts.ids.map((verdict, index) => (
            <VerdictChip
              key={verdict}
              verdict={verdict}
              chord={String(index + 1)}
              group={group}
              chosen={reading.verdict === verdict}
              onChoose={() => onChange({ verdict })}
            />
          ))}
        </div>
      </fieldset>
      <Field label="Element">
        {(control) => (
          <select
            {...control}
            value={reading.element ?? ''}
            onChange={(event) => onChange({ element: (event.target.value || null) as ElementId | null })}
          >
            <option value="">Choose what it is about</option>
            <optgroup label="Asked of this request">
              <ElementOptions ids={asked} />
            </optgroup>
            <optgroup label="Others">
              <ElementOptions ids={others} />
            </optgroup>
          </select>
        )}
      </Field>
      <ConcernFields
        state={state}
        concerned={reading.demands ?? null}
        group={group}
        onChange={(demands) => onChange({ demands })}
      />
      <Field label="Note">
        {(control) => (
          <textarea
            {...control}
            rows={3}
            dir="auto"
            maxLength={20_000}
            value={reading.note}
            onChange={(event) => onChange({ note: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

function ElementOptions({ ids }: { readonly ids: readonly ElementId[] }): ReactNode {
  return ids.map((id) => (
    <option key={id} value={id}>
      {elements.labels[id]}
    </option>
  ));
}

interface VerdictChipProps {
  readonly verdict: Verdict;
  readonly chord: string;
  readonly group: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function VerdictChip({ verdict, chord, group, chosen, onChoose }: VerdictChipProps): ReactNode {
  return (
    <label className={`chip chip-${verdict}`}>
      <input type="radio" name={group} checked={chosen} onChange={onChoose} />
      <VerdictSign standing={verdict} />
      {verdicts.labels[verdict]}
      <Kbd chord={chord} />
    </label>
  );
}

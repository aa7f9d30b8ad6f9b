import { useState, type ReactNode } from 'react';
import {
  actWithSameKey,
  bareKeyActs,
  bareKeys,
  keyOf,
  type BareKeyAct,
  type ChosenKeys,
} from '../../ipc/bare-keys.ts';
import { Button } from '../ui/Button.tsx';

interface BareKeySettingsProps {
  readonly chosen: ChosenKeys;
  readonly onChoose: (chosen: ChosenKeys) => void;
}

/** Which bare character sets off what; one that is taken is refused, with what has it. */
export function BareKeySettings({ chosen, onChoose }: BareKeySettingsProps): ReactNode {
  const [refused, setRefused] = useState<{ readonly act: BareKeyAct; readonly why: string } | null>(null);
  const choose = (act: BareKeyAct, typed: string): void => {
    const key = typed.slice(-1).toUpperCase();
    const next = { ...chosen, [act]: key };
    const other = actWithSameKey(act, next);
    const why = /^[^\s\p{C}+\-=]$/u.test(key)
      ? other === null
        ? null
        : `${key} is taken: ${bareKeys[other].label}.`
      : 'One letter, digit or sign; +, - and = zoom.';
    setRefused(why === null ? null : { act, why });
    if (why === null) onChoose(next);
  };
  return (
    <fieldset className="bare-keys">
      <legend>Which ones</legend>
      {bareKeyActs.map((act) => (
        <label key={act}>
          <span>{bareKeys[act].label}</span>
          <input
            className="input"
            autoComplete="off"
            value={keyOf(act, chosen)}
            aria-invalid={refused?.act === act}
            aria-describedby={refused?.act === act ? 'bare-key-refused' : undefined}
            onFocus={(event) => event.target.select()}
            onChange={(event) => choose(act, event.target.value)}
          />
          {refused?.act === act && (
            <span id="bare-key-refused" className="bare-key-refused" role="alert">
              {refused.why}
            </span>
          )}
        </label>
      ))}
      <div>
        <Button
          look="quiet"
          disabled={Object.keys(chosen).length === 0}
          onClick={() => {
            setRefused(null);
            onChoose({});
          }}
        >
          Back to the standard keys
        </Button>
      </div>
    </fieldset>
  );
}

import type { ReactNode } from 'react';

interface HintedRadioProps {
  /** The name that the radio buttons of one choice share. */
  readonly group: string;
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChoose: () => void;
}

/** One of a few choices, with a line below that says what it means. */
export function HintedRadio({
  group,
  label,
  hint,
  checked,
  disabled = false,
  onChoose,
}: HintedRadioProps): ReactNode {
  return (
    <label className="check">
      <input type="radio" name={group} checked={checked} disabled={disabled} onChange={onChoose} />
      <span>
        {label}
        <br />
        <span className="quiet">{hint}</span>
      </span>
    </label>
  );
}

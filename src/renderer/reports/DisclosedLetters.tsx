import type { ReactNode } from 'react';
import type { BandChoice } from '../../core/reports/band-choice.ts';
import { CountField } from './CountField.tsx';

interface DisclosedLettersProps {
  /** What the rows of the structure are called. */
  readonly rows: readonly string[];
  readonly disclosed: BandChoice['disclosed'];
  readonly onChange: (disclosed: BandChoice['disclosed']) => void;
}

const none = { requests: 0, accounts: 0 };

/** How many were disclosed one by one, which raises the floor of a lowest band: `3-499`. */
export function DisclosedLetters({ rows, disclosed, onChange }: DisclosedLettersProps): ReactNode {
  const set = (type: string, part: Partial<typeof none>): void => {
    const { requests, accounts } = { ...none, ...disclosed.find((one) => one.type === type), ...part };
    const others = disclosed.filter((one) => one.type !== type);
    onChange(requests === 0 && accounts === 0 ? others : [...others, { type, requests, accounts }]);
  };
  return (
    <details className="report-disclosed" open={disclosed.length > 0 || undefined}>
      <summary>Letters that were disclosed one by one</summary>
      <p className="quiet">They are public already: the floor of the lowest band says so, as in 3–499.</p>
      {rows.map((type) => {
        const counts = disclosed.find((one) => one.type === type) ?? none;
        return (
          <fieldset key={type} className="report-disclosed-row">
            <legend>{type}</legend>
            <CountField
              label="Letters or orders"
              value={counts.requests}
              onChange={(requests) => set(type, { requests })}
            />
            <CountField
              label="Users or accounts"
              value={counts.accounts}
              onChange={(accounts) => set(type, { accounts })}
            />
          </fieldset>
        );
      })}
    </details>
  );
}

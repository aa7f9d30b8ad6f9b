import type { ReactNode } from 'react';
import { counted } from '../../core/cases/summary.ts';
import type { ImportPreview } from '../../ipc/views.ts';
import { KeyWords } from './KeyWords.tsx';

interface UnknownAuthorsProps {
  readonly authors: ImportPreview['authors'];
  /** Keys of those whose acts are to count. */
  readonly accepted: readonly string[];
  readonly onChange: (accepted: readonly string[]) => void;
}

/** Asks about those who signed in a bundle and whom this vault does not know. */
export function UnknownAuthors({ authors, accepted, onChange }: UnknownAuthorsProps): ReactNode {
  const unknown = authors.filter(({ state }) => state === 'unknown');
  if (unknown.length === 0) return null;
  return (
    <fieldset className="stack">
      <legend>Not known here yet</legend>
      <p className="quiet">
        What they sign is kept and shown, and counts for nothing until you decide: now, or later under People.
      </p>
      {unknown.map(({ key, name, entries, words }) => (
        <div key={key} className="stack">
          <label className="check">
            <input
              type="checkbox"
              checked={accepted.includes(key)}
              onChange={(event) =>
                onChange(event.target.checked ? [...accepted, key] : accepted.filter((one) => one !== key))
              }
            />
            <span>
              Count what <bdi>{name}</bdi> signs{' '}
              <span className="quiet">
                {counted(entries, 'entry', 'entries')}, key <code>{key.slice(0, 16)}</code>
              </span>
            </span>
          </label>
          <KeyWords words={words} />
        </div>
      ))}
    </fieldset>
  );
}

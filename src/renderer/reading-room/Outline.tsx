import type { CSSProperties, ReactNode } from 'react';
import { visibleText } from '../../core/visible-text.ts';
import type { OutlineLine } from '../pdf/outline.ts';
import { followDestination } from './follow-destination.ts';
import type { Reader } from './reader.ts';

interface OutlineProps {
  readonly lines: readonly OutlineLine[];
  readonly reader: Reader;
}

/** The document's own table of contents: a line goes to its place. */
export function Outline({ lines, reader }: OutlineProps): ReactNode {
  return (
    <ol className="outline" aria-label="Outline">
      {lines.map(({ title, level, destination }, index) => (
        <li key={index} style={{ '--level': level } as CSSProperties}>
          <button
            type="button"
            disabled={destination === null}
            aria-label={level === 0 ? undefined : `${visibleText(title)}, level ${level + 1}`}
            onClick={() => {
              if (destination !== null) void followDestination(reader, destination);
            }}
          >
            <bdi>{visibleText(title) || 'Untitled'}</bdi>
          </button>
        </li>
      ))}
    </ol>
  );
}

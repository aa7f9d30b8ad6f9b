import type { ReactNode } from 'react';
import { counted } from '../../core/cases/summary.ts';
import { sizeInWords } from '../app/size-words.ts';
import { Button } from '../ui/Button.tsx';
import { revisionsOf, type Revision } from './revision.ts';

interface RevisionsProps {
  readonly earlier: readonly number[];
  readonly bytes: number;
  readonly shown: Revision | null;
  readonly onShow: (revision: Revision | null) => void;
}

/** How often a file was added to, and a look at what it was before. */
export function Revisions({ earlier, bytes, shown, onShow }: RevisionsProps): ReactNode {
  if (earlier.length === 0) return null;
  return (
    <section aria-label="Revisions">
      <h3>{counted(earlier.length + 1, 'revision')}</h3>
      <p className="quiet">The file was added to after it was made. Each earlier state is still inside it.</p>
      <ul className="eye-revisions">
        {revisionsOf(earlier).map((revision) => (
          <li key={revision.number}>
            <span>
              Revision {revision.number} of {revision.of}, {sizeInWords(revision.bytes)}
            </span>
            <Button
              look="quiet"
              aria-pressed={shown?.number === revision.number}
              onClick={() => onShow(revision)}
            >
              Look at revision {revision.number}
            </Button>
          </li>
        ))}
        <li>
          <span>
            Revision {earlier.length + 1} of {earlier.length + 1}, as it is, {sizeInWords(bytes)}
          </span>
          <Button look="quiet" aria-pressed={shown === null} onClick={() => onShow(null)}>
            Look at it as it is
          </Button>
        </li>
      </ul>
    </section>
  );
}

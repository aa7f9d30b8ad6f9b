import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import type { Revision } from './revision.ts';

/** Says that an earlier state of the file is shown, and leads back. */
export function RevisionBar({
  revision,
  onBack,
}: {
  readonly revision: Revision;
  readonly onBack: () => void;
}): ReactNode {
  return (
    <div className="revision-bar" role="status">
      <span>
        <strong>
          Revision {revision.number} of {revision.of}
        </strong>
        : what the file was before it was added to. It is only looked at; findings are made in the document as
        it is.
      </span>
      <Button onClick={onBack}>Back to the document as it is</Button>
    </div>
  );
}

import type { ReactNode } from 'react';
import type { FailureRecord } from '../../core/failure.ts';
import type { EditionComparison } from '../../ipc/views.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { EditionDifferences } from './EditionDifferences.tsx';

interface EditionDialogProps {
  readonly comparison: EditionComparison;
  readonly busy: boolean;
  readonly failure: FailureRecord | null;
  /** Puts it in force; null where it is already. True when it was done. */
  readonly onAdopt: (() => Promise<boolean>) | null;
  readonly onClose: () => void;
}

/** What an edition says otherwise than the one that it is measured against, before it is put in force. */
export function EditionDialog({
  comparison,
  busy,
  failure,
  onAdopt,
  onClose,
}: EditionDialogProps): ReactNode {
  const { title, edition, against } = comparison;
  const adopt = async (): Promise<void> => {
    if (onAdopt !== null && (await onAdopt())) onClose();
  };
  return (
    <Dialog
      title={`${title}, edition ${edition}`}
      size="large"
      onClose={onClose}
      actions={
        onAdopt === null ? (
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        ) : (
          <>
            <Button look="quiet" onClick={onClose}>
              Leave it
            </Button>
            <Button look="primary" busy={busy} onClick={() => void adopt()}>
              Put this edition in force
            </Button>
          </>
        )
      }
    >
      <div className="stack">
        <p>
          {against === null
            ? 'No profile of this name is here yet, so all of it is new.'
            : `Against the ${against.origin === 'built-in' ? 'built-in' : 'own'} edition ${against.edition}:`}
        </p>
        <EditionDifferences comparison={comparison} />
        {onAdopt !== null && (
          <p className="quiet">
            Decisions that were signed keep the edition that they were made under. You can go back at any
            time.
          </p>
        )}
        <FailureNotice failure={failure} />
      </div>
    </Dialog>
  );
}

import type { ReactNode } from 'react';
import type { FailureRecord } from '../../core/failure.ts';
import type { TextsComparison } from '../../ipc/letter-views.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNotice } from '../ui/Notice.tsx';

interface TextsDialogProps {
  readonly comparison: TextsComparison;
  readonly failure: FailureRecord | null;
  readonly busy: boolean;
  readonly onClose: () => void;
  /** Null where the texts are in use already. */
  readonly onAdopt: (() => Promise<void>) | null;
}

/** What a file of texts says otherwise than the built-in ones, line by line. */
export function TextsDialog(props: TextsDialogProps): ReactNode {
  const { comparison, failure, busy, onClose, onAdopt } = props;
  const { title, edition, changes } = comparison;
  return (
    <Dialog
      title={`${title}, edition ${edition}`}
      onClose={onClose}
      actions={
        onAdopt === null ? (
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>Leave it</Button>
            <Button look="primary" busy={busy} onClick={() => void onAdopt()}>
              Use these texts
            </Button>
          </>
        )
      }
    >
      <div className="stack">
        {changes.length === 0 && <p>Nothing differs from the built-in texts.</p>}
        {changes.map(({ letter, gone, come }) => (
          <div key={letter} className="edition-rule">
            <b>{letter}</b>
            <ul>
              {gone.map((line) => (
                <li key={line}>
                  <del dir="auto">{line}</del>
                </li>
              ))}
              {come.map((line) => (
                <li key={line}>
                  <ins dir="auto">{line}</ins>
                </li>
              ))}
            </ul>
          </div>
        ))}
        <FailureNotice failure={failure} />
      </div>
    </Dialog>
  );
}

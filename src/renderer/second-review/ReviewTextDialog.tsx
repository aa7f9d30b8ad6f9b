import type { ReactNode } from 'react';
import { useDraft } from '../app/drafts.ts';
import { useTask } from '../app/use-task.ts';
import { useWorkspace } from '../app/workspace.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice } from '../ui/Notice.tsx';

export interface ReviewTextWords {
  readonly title: string;
  readonly field: string;
  readonly hint: string;
  readonly action: string;
  /** Said aloud once it is done. */
  readonly done: string;
  readonly needsText: boolean;
}

interface ReviewTextDialogProps {
  readonly words: ReviewTextWords;
  readonly draftKey: string;
  readonly onSubmit: (text: string) => Promise<unknown>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Shows what an act of a second review signs, asks for the words that go with it, and signs it. */
export function ReviewTextDialog({
  words,
  draftKey,
  onSubmit,
  onClose,
  children,
}: ReviewTextDialogProps): ReactNode {
  const { identity } = useWorkspace();
  const [text, putText] = useDraft(draftKey);
  const signing = useTask();
  const written = (text ?? '').trim();
  const sign = async (): Promise<void> => {
    if (!(await signing.run(() => onSubmit(written)))) return;
    putText('');
    announce(words.done);
    onClose();
  };
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Not now
          </Button>
          <Button
            look="primary"
            busy={signing.busy}
            disabled={words.needsText && written === ''}
            onClick={() => void sign()}
          >
            {words.action}
          </Button>
        </>
      }
    >
      <div className="stack">
        {children}
        <Field label={words.field} hint={words.hint}>
          {(control) => (
            <textarea
              {...control}
              rows={3}
              dir="auto"
              maxLength={20_000}
              value={text ?? ''}
              onChange={(event) => putText(event.target.value)}
            />
          )}
        </Field>
        <p className="quiet">
          Signed as <bdi>{identity.name}</bdi>. It stays in the history and goes into every bundle of this
          case.
        </p>
        <FailureNotice failure={signing.failure} />
      </div>
    </Dialog>
  );
}

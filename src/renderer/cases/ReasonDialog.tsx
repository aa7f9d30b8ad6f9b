import type { ReactNode } from 'react';
import { useDraft } from '../app/drafts.ts';
import { TaskDialog } from '../ui/TaskDialog.tsx';
import { ParagraphField } from '../ui/ParagraphField.tsx';

export interface ReasonWords {
  readonly title: string;
  readonly field: string;
  readonly hint?: string;
  readonly action: string;
  /** Said aloud once it is done. */
  readonly done: string;
  readonly needsText: boolean;
}

interface ReasonDialogProps {
  readonly words: ReasonWords;
  readonly size?: 'small' | 'medium';
  readonly look?: 'primary' | 'danger';
  /** What is typed is kept under it until the act is recorded. */
  readonly draftKey: string;
  readonly onSubmit: (text: string) => Promise<unknown>;
  readonly onClose: () => void;
  /** What is done, above the field. */
  readonly children: ReactNode;
  /** What goes with it, below. */
  readonly below?: ReactNode;
  /** Whether everything beside the words was said. */
  readonly isComplete?: boolean;
}

/** Shows what an act does, asks for the words that go with it, and records it. */
export function ReasonDialog({
  words,
  size = 'medium',
  look = 'primary',
  draftKey,
  onSubmit,
  onClose,
  children,
  below,
  isComplete = true,
}: ReasonDialogProps): ReactNode {
  const [text, putText] = useDraft(draftKey);
  const written = (text ?? '').trim();
  return (
    <TaskDialog
      title={words.title}
      size={size}
      action={words.action}
      look={look}
      disabled={!isComplete || (words.needsText && written === '')}
      onAct={() => onSubmit(written)}
      done={words.done}
      onDone={() => putText('')}
      onClose={onClose}
    >
      {children}
      <ParagraphField label={words.field} hint={words.hint} value={text ?? ''} onChange={putText} />
      {below}
    </TaskDialog>
  );
}

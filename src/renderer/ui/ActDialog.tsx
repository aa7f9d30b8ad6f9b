import type { ReactNode } from 'react';
import type { LucideIcon } from 'lucide-react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

interface ActDialogProps {
  readonly title: string;
  readonly size?: 'small' | 'medium';
  /** What the button that acts says. */
  readonly act: string;
  readonly icon?: LucideIcon;
  readonly look?: 'primary' | 'danger';
  readonly busy?: boolean;
  readonly disabled?: boolean;
  /** What is said beside the button, always in sight: what it still lacks, or why it failed. */
  readonly status?: ReactNode;
  readonly onAct: () => void;
  /** What the button says that does nothing. */
  readonly leave?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks for what an act needs, and acts or leaves it. */
export function ActDialog({
  title,
  size = 'medium',
  act,
  look = 'primary',
  status,
  onAct,
  leave = 'Cancel',
  onClose,
  children,
  ...button
}: ActDialogProps): ReactNode {
  return (
    <Dialog
      title={title}
      size={size}
      onClose={onClose}
      actions={
        <>
          {status !== undefined && (
            <div className="dialog-status" aria-live="polite">
              {status}
            </div>
          )}
          <Button look="quiet" onClick={onClose}>
            {leave}
          </Button>
          <Button look={look} onClick={onAct} {...button}>
            {act}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}

import type { ReactNode } from 'react';
import type { LucideIcon } from 'lucide-react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

interface ActDialogProps {
  readonly title: string;
  /** What the button that acts says. */
  readonly act: string;
  readonly icon?: LucideIcon;
  readonly look?: 'primary' | 'danger';
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly onAct: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks for what an act needs, and acts or leaves it. */
export function ActDialog({
  title,
  act,
  look = 'primary',
  onAct,
  onClose,
  children,
  ...button
}: ActDialogProps): ReactNode {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Cancel
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

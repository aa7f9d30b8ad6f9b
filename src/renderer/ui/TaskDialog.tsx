import type { ReactNode } from 'react';
import type { LucideIcon } from 'lucide-react';
import { useTask } from '../app/use-task.ts';
import { announce } from './announcer.tsx';
import { ActDialog } from './ActDialog.tsx';
import { FailureNotice } from './Notice.tsx';

interface TaskDialogProps {
  readonly title: string;
  readonly size?: 'small' | 'medium';
  /** What the button says that does it. */
  readonly action: string;
  readonly look?: 'primary' | 'danger';
  readonly icon?: LucideIcon;
  readonly disabled?: boolean;
  /** What the button says that does nothing. */
  readonly leave?: string;
  readonly onAct: () => Promise<unknown>;
  /** Said aloud once it is done. */
  readonly done: string;
  readonly onDone?: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog that does one thing: it shows what, waits, and closes once it is done, or says why it failed. */
export function TaskDialog({
  title,
  size = 'medium',
  action,
  look = 'primary',
  icon,
  disabled = false,
  leave = 'Not now',
  onAct,
  done,
  onDone,
  onClose,
  children,
}: TaskDialogProps): ReactNode {
  const task = useTask();
  const act = async (): Promise<void> => {
    if (!(await task.run(onAct))) return;
    announce(done);
    onClose();
    onDone?.();
  };
  return (
    <ActDialog
      title={title}
      size={size}
      act={action}
      look={look}
      {...(icon === undefined ? {} : { icon })}
      busy={task.busy}
      disabled={disabled}
      onAct={() => void act()}
      leave={leave}
      onClose={onClose}
    >
      <div className="stack">
        {children}
        <FailureNotice failure={task.failure} />
      </div>
    </ActDialog>
  );
}

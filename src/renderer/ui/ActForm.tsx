import type { ReactNode } from 'react';
import type { LucideIcon } from 'lucide-react';
import { useTask } from '../app/use-task.ts';
import { announce } from './announcer.tsx';
import { Button } from './Button.tsx';
import { FailureNotice } from './Notice.tsx';

interface ActFormProps {
  /** Read aloud as the form's name. */
  readonly name?: string;
  readonly className?: string;
  /** What the button says that sends it. */
  readonly action: ReactNode;
  readonly look?: 'primary' | 'danger';
  readonly icon?: LucideIcon;
  readonly disabled?: boolean;
  /** What it still lacks, or that it is complete. */
  readonly status?: string;
  readonly onSubmit: () => Promise<unknown>;
  /** Said aloud once it is done. */
  readonly done?: string;
  readonly onDone: () => void;
  /** The way out without doing it. */
  readonly leave?: { readonly label: string; readonly onLeave: () => void };
  readonly children: ReactNode;
}

/** A form that does one thing: it waits, says why it failed and keeps what was typed, or says that it is done. */
export function ActForm({
  name,
  className = 'card',
  action,
  look = 'primary',
  icon,
  disabled = false,
  status,
  onSubmit,
  done,
  onDone,
  leave,
  children,
}: ActFormProps): ReactNode {
  const task = useTask();
  const submit = async (): Promise<void> => {
    if (!(await task.run(onSubmit))) return;
    if (done !== undefined) announce(done);
    onDone();
  };
  return (
    <form
      className={className}
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault();
        if (!disabled) void submit();
      }}
    >
      {children}
      <FailureNotice failure={task.failure} />
      {status !== undefined && (
        <p className="quiet" aria-live="polite">
          {status}
        </p>
      )}
      <div className="row">
        <Button
          look={look}
          type="submit"
          {...(icon === undefined ? {} : { icon })}
          busy={task.busy}
          disabled={disabled}
        >
          {action}
        </Button>
        {leave !== undefined && (
          <Button look="quiet" onClick={leave.onLeave}>
            {leave.label}
          </Button>
        )}
      </div>
    </form>
  );
}

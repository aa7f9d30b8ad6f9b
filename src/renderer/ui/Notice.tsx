import type { ReactNode } from 'react';
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import type { FailureRecord } from '../../core/failure.ts';
import { IconButton } from './Button.tsx';

interface NoticeProps {
  readonly tone: 'failure' | 'warning' | 'good' | 'info';
  readonly children: ReactNode;
  readonly onDismiss?: () => void;
}

const icons = { failure: CircleAlert, warning: TriangleAlert, good: CircleCheck, info: Info };

/** A message that stays until it is dealt with; a failure is read aloud at once. */
export function Notice({ tone, children, onDismiss }: NoticeProps): ReactNode {
  const Icon = icons[tone];
  return (
    <div className={`notice notice-${tone}`} role={tone === 'failure' ? 'alert' : undefined}>
      <Icon aria-hidden="true" />
      <div className="notice-text">{children}</div>
      {onDismiss !== undefined && <IconButton icon={X} label="Dismiss" onClick={onDismiss} />}
    </div>
  );
}

/** What went wrong, in the words of whoever knows: what happened, what is safe, what to do. */
export function FailureNotice({
  failure,
  onDismiss,
}: {
  readonly failure: FailureRecord | null;
  readonly onDismiss?: () => void;
}): ReactNode {
  if (failure === null) return null;
  const dismiss = onDismiss === undefined ? {} : { onDismiss };
  return (
    <Notice tone="failure" {...dismiss}>
      {failure.message}
    </Notice>
  );
}

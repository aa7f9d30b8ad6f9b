import type { ReactNode } from 'react';
import type { LucideIcon } from 'lucide-react';

interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children?: ReactNode;
}

/** What stands where nothing is yet: what it is for, and what to do. */
export function EmptyState({ icon: Icon, title, children }: EmptyStateProps): ReactNode {
  return (
    <div className="empty">
      <Icon aria-hidden="true" />
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}

import type { ReactNode } from 'react';

interface TableBoxProps {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A table that scrolls in its box, also by keyboard. */
export function TableBox({ label, className = '', children }: TableBoxProps): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keyboard
    <div className={`trend-table ${className}`} tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  );
}

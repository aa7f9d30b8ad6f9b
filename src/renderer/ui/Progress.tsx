import type { ReactNode } from 'react';

interface ProgressProps {
  readonly label: string;
  readonly done: number;
  /** Null where nobody knows how much there is. */
  readonly total: number | null;
}

export function Progress({ label, done, total }: ProgressProps): ReactNode {
  return total === null ? (
    <progress aria-label={label} />
  ) : (
    <progress aria-label={label} value={done} max={Math.max(1, total)} />
  );
}

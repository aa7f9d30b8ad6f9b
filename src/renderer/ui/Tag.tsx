import type { ReactNode } from 'react';

interface TagProps {
  readonly tone?: 'plain' | 'good' | 'bad' | 'warn';
  readonly children: ReactNode;
}

export function Tag({ tone = 'plain', children }: TagProps): ReactNode {
  return <span className={`tag tag-${tone}`}>{children}</span>;
}

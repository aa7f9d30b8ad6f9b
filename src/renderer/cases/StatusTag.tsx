import type { ReactNode } from 'react';
import type { CaseSummary } from '../../core/cases/summary.ts';
import { Tag } from '../ui/Tag.tsx';

/** Where a case stands, in one word. */
export function StatusTag({
  summary,
}: {
  readonly summary: Pick<CaseSummary, 'status' | 'disagreements'>;
}): ReactNode {
  switch (summary.status) {
    case 'received':
    case 'in-review':
      if (summary.disagreements > 0) return <Tag tone="warn">To settle</Tag>;
      return <Tag>{summary.status === 'received' ? 'Received' : 'In review'}</Tag>;
    case 'awaiting-second-review':
      return <Tag tone="warn">Awaiting second review</Tag>;
    case 'decided':
      return <Tag tone="good">Decided</Tag>;
    case 'responded':
      return <Tag tone="good">Responded</Tag>;
    case 'closed':
      return <Tag>Closed</Tag>;
    case 'withdrawn':
      return <Tag>Withdrawn</Tag>;
  }
}

import type { ReactNode } from 'react';
import type { HistorySourceView } from '../../ipc/report-views.ts';

/** What is wrong in a table that somebody published. */
export function PublishedProblems({ problems }: Pick<HistorySourceView, 'problems'>): ReactNode {
  return (
    <ul className="published-problems">
      {problems.map(({ severity, row, region, message }, index) => (
        <li key={index} className="user-text">
          <strong>{severity === 'error' ? 'Fault' : 'Warning'}</strong>
          {row === null ? '' : `, row ${row}`}
          {region === '' ? '' : `, ${region}`}: {message}
        </li>
      ))}
    </ul>
  );
}

import { Fragment, type ReactNode } from 'react';
import { replacedWords } from '../../core/reports/history.ts';
import { tableTitles } from '../../core/reports/table-titles.ts';
import type { HistorySourceView } from '../../ipc/report-views.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { Tag } from '../ui/Tag.tsx';
import { PublishedProblems } from './PublishedProblems.tsx';

/** What the trends rest on, each with what is wrong in it. */
export function HistorySources({ sources }: { readonly sources: readonly HistorySourceView[] }): ReactNode {
  return (
    <section className="report-section" aria-labelledby="history-sources">
      <h2 id="history-sources">What this rests on</h2>
      <ul className="history-sources">
        {sources.map((source) => (
          <li key={`${source.id} ${source.category}`}>
            <Source source={source} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Source({ source }: { readonly source: HistorySourceView }): ReactNode {
  const { id, publisher, own, category, name, periods, counts, rows, errors, warnings, problems } = source;
  const removing = useTask();
  return (
    <>
      <div className="row history-source">
        <span>
          <strong>
            <bdi>{publisher}</bdi>
          </strong>
          , {tableTitles[category]}, {periods.join(', ')}{' '}
          <span className="quiet">
            {own ? 'published and signed here' : <bdi>{name}</bdi>}, {rows} {rows === 1 ? 'row' : 'rows'}
          </span>
          {replacedWords(periods, counts).map((words) => (
            <Fragment key={words}>
              {' '}
              <Tag tone="warn">{words}</Tag>
            </Fragment>
          ))}
        </span>
        <span className="spacer" />
        {!own && (
          <Button
            look="quiet"
            busy={removing.busy}
            aria-label={`Remove ${name}`}
            onClick={() => void removing.run(() => call('reports.forgetPublished', { id }))}
          >
            Remove
          </Button>
        )}
      </div>
      <FailureNotice failure={removing.failure} onDismiss={removing.clear} />
      {problems.length > 0 && (
        <details>
          <summary>
            {errors} {errors === 1 ? 'fault' : 'faults'} and {warnings}{' '}
            {warnings === 1 ? 'warning' : 'warnings'} in it, shown as it was published
          </summary>
          <PublishedProblems problems={problems} />
        </details>
      )}
    </>
  );
}

import { useState, type ReactNode } from 'react';
import { ChartLine, FileUp } from 'lucide-react';
import { measures, measureWords, type Measure } from '../../core/reports/history.ts';
import type { HistoryCategory } from '../../core/reports/published-form.ts';
import { tableTitles } from '../../core/reports/table-titles.ts';
import type { HistoryView } from '../../ipc/report-views.ts';
import { call } from '../app/client.ts';
import { useStore } from '../app/store.ts';
import { useQuery } from '../app/use-query.ts';
import { chooseFiles } from '../documents/choose-files.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { chooseHistory, historyChoice, type HistoryChoice } from './history-choice.ts';
import { HistorySources } from './HistorySources.tsx';
import { ImportPublishedDialog } from './ImportPublishedDialog.tsx';
import { TrendComparison } from './TrendComparison.tsx';
import { TrendLines } from './TrendLines.tsx';
import { TrendMap } from './TrendMap.tsx';
import './charts.css';

/** What was published over the years, by others and from this vault: as lines, on a map, and two periods compared. */
export function HistoryRoom(): ReactNode {
  const choice = useStore(historyChoice);
  const { publisher, category } = choice;
  const [file, setFile] = useState<File | null>(null);
  const history = useQuery(
    `history ${JSON.stringify([publisher, category])}`,
    () => call('reports.history', { publisher, category }),
    (event) => event.type === 'changed',
  );
  const choose = (): void => chooseFiles(([chosen]) => setFile(chosen ?? null), '.csv,text/csv');
  const view = history.value;
  return (
    <>
      <FailureNotice failure={history.failure} />
      {view === null ? (
        <p className="quiet report-wait">Looking what was published…</p>
      ) : view.trend === null ? (
        <EmptyState icon={ChartLine} title="Nothing was published from this vault yet, and nothing imported">
          <p>Bring in the tables that were published before, as CSV, by you or by others.</p>
          <Button look="primary" icon={FileUp} onClick={choose}>
            Import a published table (CSV)
          </Button>
        </EmptyState>
      ) : (
        <Trends view={view} trend={view.trend} choice={choice} onImport={choose} />
      )}
      {file !== null && <ImportPublishedDialog key={file.name} file={file} onClose={() => setFile(null)} />}
    </>
  );
}

interface TrendsProps {
  readonly view: HistoryView;
  readonly trend: NonNullable<HistoryView['trend']>;
  readonly choice: HistoryChoice;
  readonly onImport: () => void;
}

function Trends({ view, trend, choice, onImport }: TrendsProps): ReactNode {
  const { measure } = choice;
  const hasMap = trend.category !== 'by-process' && trend.category !== 'private-party';
  return (
    <>
      <HistoryBar view={view} trend={trend} measure={measure} onImport={onImport} />
      <div className="report-main">
        {trend.periods.length === 0 ? (
          <p className="quiet">Its rows name no period that could be read.</p>
        ) : (
          <>
            <TrendLines trend={trend} measure={measure} />
            {hasMap && <TrendMap trend={trend} codes={view.codes} measure={measure} period={choice.period} />}
            <TrendComparison
              trend={trend}
              compared={view.compared ?? trend}
              before={choice.before}
              after={choice.after}
            />
          </>
        )}
        <HistorySources sources={view.sources} />
      </div>
    </>
  );
}

function HistoryBar({
  view,
  trend,
  measure,
  onImport,
}: Omit<TrendsProps, 'choice'> & { measure: Measure }): ReactNode {
  const publishers = [...new Set(view.sources.map(({ publisher }) => publisher))];
  const categories = [
    ...new Set(
      view.sources.filter(({ publisher }) => publisher === trend.publisher).map(({ category }) => category),
    ),
  ];
  return (
    <div className="report-bar">
      <Field label="Published by">
        {(control) => (
          <select
            {...control}
            value={trend.publisher}
            onChange={({ target: { value } }) => chooseHistory({ publisher: value, category: null })}
          >
            {publishers.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Category">
        {(control) => (
          <select
            {...control}
            value={trend.category}
            onChange={({ target: { value } }) =>
              chooseHistory({ publisher: trend.publisher, category: value as HistoryCategory })
            }
          >
            {categories.map((id) => (
              <option key={id} value={id}>
                {tableTitles[id]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="What is shown">
        {(control) => (
          <select
            {...control}
            value={measure}
            onChange={({ target: { value } }) => chooseHistory({ measure: value as Measure })}
          >
            {measures.map((one) => (
              <option key={one} value={one}>
                {measureWords[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <span className="spacer" />
      <Button icon={FileUp} onClick={onImport}>
        Import a published table (CSV)
      </Button>
    </div>
  );
}

import type { ReactNode } from 'react';
import { ChartColumn } from 'lucide-react';
import { reportCategories } from '../../core/legal-basis.ts';
import { tableCategories } from '../../core/reports/columns.ts';
import type { ReportView } from '../../ipc/report-views.ts';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { CasesPanel } from './CasesPanel.tsx';
import { FigureTable } from './FigureTable.tsx';
import { requestsInWords } from './figure-words.ts';
import { ReportFaults } from './ReportFaults.tsx';
import { ReportGaps } from './ReportGaps.tsx';
import { chooseReport, type ReportChoice } from './report-choice.ts';
import { RequestBars } from './RequestBars.tsx';
import { SaveReport } from './SaveReport.tsx';

interface ReportRoomProps {
  readonly period: string;
  readonly choice: ReportChoice;
}

/** The table of a category with what is wrong with it in front, and beside it the cases behind a figure. */
export function ReportRoom({ period, choice }: ReportRoomProps): ReactNode {
  const { category, by, suppressBelow, shown } = choice;
  const report = useQuery(
    `report ${period}, ${category}, ${by}, ${suppressBelow ?? 'all'}`,
    () => call('reports.make', { period, category, by, suppressBelow }),
    (event) => event.type === 'changed',
  );
  const view = report.value;
  if (view === null) {
    return report.failure === null ? (
      <p className="quiet report-wait">Adding up…</p>
    ) : (
      <FailureNotice failure={report.failure} />
    );
  }
  return (
    <div className="report-room" data-beside={shown !== null || undefined}>
      <div className="report-main">
        <ReportGaps
          of="uncounted"
          gaps={view.uncounted}
          title="Can’t be counted"
          explanation="These are in no table of this period until they are mended."
        />
        {view.table.rows.length === 0 || isBare(view) ? (
          <NothingReceived view={view} />
        ) : (
          <Table view={view} period={period} choice={choice} />
        )}
      </div>
      {shown !== null && <CasesPanel view={view} period={period} by={by} shown={shown} />}
    </div>
  );
}

/** A table without rows by country has one row even where nothing was received. */
function isBare({ requests, category }: ReportView): boolean {
  return (requests[category] ?? 0) === 0;
}

function Table({
  view,
  period,
  choice,
}: {
  readonly view: ReportView;
  readonly period: string;
  readonly choice: ReportChoice;
}): ReactNode {
  return (
    <>
      <ReportFaults problems={view.problems} />
      <section className="report-section" aria-labelledby="report-table">
        <header className="report-section-head">
          <h2 id="report-table">
            {reportCategories.labels[view.category]}, {view.period.name}
          </h2>
          <span className="spacer" />
          <SaveReport view={view} period={period} choice={choice} />
        </header>
        <FigureTable view={view} shown={choice.shown?.of === 'figure' ? choice.shown.figure : null} />
        <p className="quiet">
          – is not recorded, which is not 0. Each figure opens the cases behind it: arrow keys go from figure
          to figure, Enter opens.
        </p>
      </section>
      <ReportGaps
        of="incomplete"
        gaps={view.incomplete}
        title="Counted, but not complete"
        explanation="These are counted as received, while a column can’t tell whether they belong into it."
      />
      {view.table.rowHeading !== null && <RequestBars table={view.table} />}
    </>
  );
}

function NothingReceived({ view }: { readonly view: ReportView }): ReactNode {
  const others = tableCategories.filter((id) => (view.requests[id] ?? 0) > 0);
  return (
    <EmptyState
      icon={ChartColumn}
      title={`No ${reportCategories.labels[view.category].toLowerCase()} requests are counted in ${view.period.name}`}
    >
      {others.length === 0 ? (
        <p>Nothing is counted in this period, in any category.</p>
      ) : (
        <>
          <p>In other categories there are some:</p>
          <ul className="report-others">
            {others.map((id) => (
              <li key={id}>
                <button type="button" className="link-button" onClick={() => chooseReport({ category: id })}>
                  {reportCategories.labels[id]}
                </button>{' '}
                <span className="quiet">{requestsInWords(view.requests[id] ?? 0)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </EmptyState>
  );
}

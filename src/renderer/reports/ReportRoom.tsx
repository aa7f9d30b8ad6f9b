import { useState, type ReactNode } from 'react';
import { ChartColumn, Stamp } from 'lucide-react';
import { tableCategories } from '../../core/reports/columns.ts';
import type { PublishedTable } from '../../core/reports/published-table.ts';
import { tableTitles } from '../../core/reports/table-titles.ts';
import type { PublishedView, ReportView } from '../../ipc/report-views.ts';
import { call } from '../app/client.ts';
import { useQuery, type Asked } from '../app/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { CasesPanel } from './CasesPanel.tsx';
import { FigureTable } from './FigureTable.tsx';
import { requestsInWords } from './figure-words.ts';
import { NationalSecurity } from './NationalSecurity.tsx';
import { ProcessInDoubt } from './ProcessInDoubt.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { PublishedReports } from './PublishedReports.tsx';
import { ReportFaults } from './ReportFaults.tsx';
import { ReportGaps } from './ReportGaps.tsx';
import { chooseReport, type ReportChoice } from './report-choice.ts';
import { RequestBars } from './RequestBars.tsx';
import { SavedBefore } from './SavedBefore.tsx';
import { SaveReport } from './SaveReport.tsx';

interface ReportRoomProps {
  readonly period: string;
  readonly choice: ReportChoice;
  readonly published: readonly PublishedView[];
}

/** A table with what is wrong with it in front, beside it the cases behind a figure, below what was published. */
export function ReportRoom({ period, choice, published }: ReportRoomProps): ReactNode {
  const { table, by, smallNumbers, shown } = choice;
  const [publishing, setPublishing] = useState(false);
  const report = useQuery(
    `report ${JSON.stringify([period, table, by, smallNumbers])}`,
    () => call('reports.make', { period, table, by, smallNumbers }),
    (event) => event.type === 'changed',
  );
  const view = report.value;
  return (
    <div className="report-room" data-beside={(view !== null && shown !== null) || undefined}>
      <div className="report-main">
        {table === 'national-security' && <NationalSecurity key={period} period={period} by={by} />}
        <ShownReport report={report} period={period} choice={choice} />
        <section className="report-publish" aria-label="Publish">
          <Button icon={Stamp} onClick={() => setPublishing(true)}>
            Publish the report of {period}…
          </Button>
          <span className="quiet">All tables together: checked, frozen and signed.</span>
        </section>
        <PublishedReports all={published} />
      </div>
      {view !== null && shown !== null && (
        <CasesPanel view={view} period={period} choice={choice} shown={shown} />
      )}
      {publishing && (
        <PublishDialog
          period={period}
          by={by}
          smallNumbers={smallNumbers}
          onClose={() => setPublishing(false)}
        />
      )}
    </div>
  );
}

interface ShownReportProps extends Omit<ReportRoomProps, 'published'> {
  readonly report: Asked<ReportView>;
}

function ShownReport({ report: { value: view, failure }, period, choice }: ShownReportProps): ReactNode {
  if (view === null) {
    if (failure === null) return <p className="quiet">Adding up…</p>;
    // What keeps national security back is said above, in full.
    return choice.table === 'national-security' ? null : <FailureNotice failure={failure} />;
  }
  return (
    <>
      <ReportGaps
        of="uncounted"
        gaps={view.uncounted}
        title="Can’t be counted"
        explanation="These are in no table of this period until they are mended."
      />
      {view.table === null || view.table.rows.length === 0 || isBare(view) ? (
        <NothingReceived view={view} choice={choice} />
      ) : (
        <Table view={view} table={view.table} period={period} choice={choice} />
      )}
    </>
  );
}

/** A table without rows by country has one row even where nothing was received. */
function isBare({ requests, id, table }: ReportView): boolean {
  const category = tableCategories.find((one) => one === id);
  return table?.rowHeading === null && category !== undefined && (requests[category] ?? 0) === 0;
}

interface TableProps extends Omit<ReportRoomProps, 'published'> {
  readonly view: ReportView;
  readonly table: PublishedTable;
}

function Table({ view, table, period, choice }: TableProps): ReactNode {
  const { id } = view;
  return (
    <>
      <SavedBefore saved={view.saved} period={period} />
      <ProcessInDoubt given={view.inDoubt} />
      <ReportFaults problems={view.problems} />
      <section className="report-section" aria-labelledby="report-table">
        <header className="report-section-head">
          <h2 id="report-table">
            {tableTitles[id]}, {view.period.name}
          </h2>
          <span className="spacer" />
          <SaveReport view={view} period={period} choice={choice} />
        </header>
        <FigureTable
          table={table}
          period={view.period}
          shown={choice.shown?.of === 'figure' ? choice.shown.figure : null}
        />
        <p className="quiet">
          {id === 'national-security'
            ? '– is no figure: the structure asks for none there, or not all of it is recorded.'
            : '– is not recorded, which is not 0.'}{' '}
          Each figure opens the cases behind it: arrow keys go from figure to figure, Enter opens.
        </p>
      </section>
      <ReportGaps
        of="incomplete"
        gaps={view.incomplete}
        title="Counted, but not complete"
        explanation="These are counted, while a column can’t tell whether they belong into it."
      />
      {table.rowHeading !== null && !['national-security', 'response-time', 'second-review'].includes(id) && (
        <RequestBars table={table} by={table.rowHeading} />
      )}
    </>
  );
}

function NothingReceived({
  view,
  choice,
}: {
  readonly view: ReportView;
  readonly choice: ReportChoice;
}): ReactNode {
  if (view.table === null && choice.smallNumbers !== null) {
    return (
      <Notice tone="info">
        This table is left out beside counts that are held back: it adds up to the same requests, and would
        tell them.
      </Notice>
    );
  }
  if (view.id === 'national-security') return null;
  return <NoRequests view={view} />;
}

function NoRequests({ view }: { readonly view: ReportView }): ReactNode {
  const others = tableCategories.filter((id) => (view.requests[id] ?? 0) > 0);
  return (
    <EmptyState
      icon={ChartColumn}
      title={`${tableTitles[view.id]}: nothing is counted in ${view.period.name}`}
    >
      {others.length === 0 ? (
        <p>Nothing is counted in this period, in any category.</p>
      ) : (
        <>
          <p>In other categories there are some:</p>
          <ul className="report-others">
            {others.map((id) => (
              <li key={id}>
                <button type="button" className="link-button" onClick={() => chooseReport({ table: id })}>
                  {tableTitles[id]}
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

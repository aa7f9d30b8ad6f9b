import { lazy, Suspense, useState, type ReactNode } from 'react';
import { ChartColumn, FileDown, FileUp } from 'lucide-react';
import type { ExportBlock, Lift } from '../../core/exports/firewall.ts';
import type { DocketReceipt, PublishedView, ReportPeriod } from '../../ipc/report-views.ts';
import { call } from '../app/client.ts';
import { useStore } from '../app/store.ts';
import { useQuery } from '../app/use-query.ts';
import { useTask } from '../app/use-task.ts';
import { useWorkspace } from '../app/workspace.ts';
import { chooseFiles } from '../documents/choose-files.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { DocketExportDialog } from './DocketExportDialog.tsx';
import { requestsInWords } from './figure-words.ts';
import { ReportBar } from './ReportBar.tsx';
import { ReportRoom } from './ReportRoom.tsx';
import { choiceFor, chooseReport, latestOf, reportChoice } from './report-choice.ts';
import './reports.css';

// With the map of the world: fetched when it is first shown, not when the window starts.
const HistoryRoom = lazy(async () => ({ default: (await import('./HistoryRoom.tsx')).HistoryRoom }));

const views = [
  { id: 'tables', label: 'Tables' },
  { id: 'history', label: 'History' },
] as const;

/** Transparency reports: a period and a category chosen, their table, what is behind each figure. */
export function ReportsScreen(): ReactNode {
  const { open } = useWorkspace();
  const choice = useStore(reportChoice);
  const { view } = choice;
  const published = useQuery(
    'published reports',
    () => call('reports.published', {}),
    (event) => event.type === 'changed',
  );
  const { by } = choiceFor(choice, choice.period, published.value ?? []);
  const exporting = useTask();
  const [exported, setExported] = useState<DocketReceipt | null>(null);
  const periods = useQuery(
    `report periods by ${by}`,
    () => call('reports.periods', { by }),
    (event) => event.type === 'changed',
  );
  const chooseDocket = (): void =>
    chooseFiles(([file]) => {
      if (file !== undefined) open({ name: 'import-docket', file });
    }, '.csv,text/csv');
  const [blocks, setBlocks] = useState<readonly ExportBlock[]>([]);
  const exportDocket = async (lifts: readonly Lift[] = []): Promise<void> => {
    setExported(null);
    setBlocks([]);
    await exporting.run(async () => {
      const kept = lifts.length > 0 ? [] : await call('reports.docketBlocks', {});
      if (kept.length > 0) return setBlocks(kept);
      const receipt = await call('app.exportDocket', { lifts });
      setExported(receipt);
      if (receipt !== null)
        announce(
          `Saved ${receipt.file}: ${requestsInWords(receipt.rows)}${leftOutInWords(receipt)}${referencesInWords(receipt)}${hasLeftInWords(receipt)}`,
        );
    });
  };
  return (
    <main className="screen">
      <header className="screen-head">
        <h1>Reports</h1>
        <div className="report-views" role="group" aria-label="View">
          {views.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              aria-pressed={view === id}
              onClick={() => chooseReport({ view: id })}
            >
              {label}
            </button>
          ))}
        </div>
        <span className="spacer" />
        {exported !== null && (
          <span className="report-saved">
            {requestsInWords(exported.rows)} saved as <bdi>{exported.file}</bdi>
            {leftOutInWords(exported)}
            {referencesInWords(exported)}
            {hasLeftInWords(exported)}
          </span>
        )}
        <Button look="quiet" icon={FileUp} onClick={chooseDocket}>
          Import a docket (CSV)
        </Button>
        <Button
          look="quiet"
          icon={FileDown}
          busy={exporting.busy}
          title="Account requests, row by row, count as having left: the style of 2013 is refused for their days from then on."
          onClick={() => void exportDocket()}
        >
          Export the docket (CSV)
        </Button>
      </header>
      {blocks.length > 0 && (
        <DocketExportDialog
          blocks={blocks}
          onExport={(reason) => void exportDocket(blocks.map(({ id }) => ({ block: id, reason })))}
          onClose={() => setBlocks([])}
        />
      )}
      <div className="reports">
        <FailureNotice failure={exporting.failure} onDismiss={exporting.clear} />
        {view === 'history' ? (
          <Suspense fallback={<p className="quiet report-wait">Opening…</p>}>
            <HistoryRoom />
          </Suspense>
        ) : periods.value === null || published.value === null ? (
          <Waiting failure={periods.failure ?? published.failure} />
        ) : (
          <Reports periods={periods.value} published={published.value} onImport={chooseDocket} />
        )}
      </div>
    </main>
  );
}

/** Empty where nothing is left out. */
function leftOutInWords({ leftOut, withAccounts }: DocketReceipt): string {
  const accounts = withAccounts ? ' and of account requests of the United States, in the same bands,' : '';
  return leftOut === 0
    ? ''
    : `; ${requestsInWords(leftOut)} of national security process${accounts} left out`;
}

function referencesInWords({ withoutReferences }: DocketReceipt): string {
  return withoutReferences ? '; without references, whose gaps would count what is held back' : '';
}

function hasLeftInWords({ hasLeft }: DocketReceipt): string {
  return hasLeft ? '; counts as having left, so the style of 2013 is refused for its days' : '';
}

function Waiting({
  failure,
}: {
  readonly failure: Parameters<typeof FailureNotice>[0]['failure'];
}): ReactNode {
  return failure === null ? (
    <p className="quiet report-wait">Looking which periods there are…</p>
  ) : (
    <FailureNotice failure={failure} />
  );
}

function halfYearNow(): string {
  const now = new Date();
  return `${now.getFullYear()} H${now.getMonth() < 6 ? 1 : 2}`;
}

interface ReportsProps {
  readonly periods: readonly ReportPeriod[];
  readonly published: readonly PublishedView[];
  readonly onImport: () => void;
}

function Reports({ periods, published, onImport }: ReportsProps): ReactNode {
  const { docket } = useWorkspace();
  const choice = useStore(reportChoice);
  const [thisHalf] = useState(halfYearNow);
  const period = choice.period ?? periods[0]?.name ?? null;
  if (period === null && docket.value?.length === 0) {
    return (
      <EmptyState icon={ChartColumn} title="Reports count the cases of this vault, and there are none yet">
        <p>Bring in the spreadsheet in which requests were kept so far, or open a case for each request.</p>
        <Button look="primary" icon={FileUp} onClick={onImport}>
          Import a docket (CSV)
        </Button>
      </EmptyState>
    );
  }
  const shown = period ?? thisHalf;
  return (
    <>
      <ReportBar
        periods={periods}
        period={shown}
        choice={choiceFor(choice, shown, published)}
        published={latestOf(published, shown)}
      />
      <ReportRoom period={shown} choice={choiceFor(choice, shown, published)} published={published} />
    </>
  );
}

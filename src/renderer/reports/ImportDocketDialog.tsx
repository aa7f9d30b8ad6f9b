import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { FileDown, Import } from 'lucide-react';
import { counted } from '../../core/cases/summary.ts';
import { docketJobs, type DocketImportView } from '../../ipc/report-views.ts';
import { call } from '../app/client.ts';
import type { Job } from '../app/jobs.ts';
import { stopJob, useJob } from '../app/use-job.ts';
import { sizeInWords } from '../app/size-words.ts';
import { useTask } from '../app/use-task.ts';
import { useWorkspace } from '../app/workspace.ts';
import { sendFile } from '../documents/send-file.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { DocketPreview } from './DocketPreview.tsx';
import { mappingList, type ChosenMapping } from './docket-mapping.ts';
import { requestsInWords } from './figure-words.ts';

export type DateOrder = 'day-first' | 'month-first' | null;

/** How the file is to be read, as chosen in the dialog. */
export interface DocketReading {
  readonly mapping: ChosenMapping;
  readonly dates: DateOrder;
  readonly correct: boolean;
}

interface ImportDocketDialogProps {
  readonly file: File;
  readonly onClose: () => void;
}

/** Reads a CSV docket, shows what of it would become cases, and imports it when that is wanted. */
export function ImportDocketDialog({ file, onClose }: ImportDocketDialogProps): ReactNode {
  const { go } = useWorkspace();
  const docket = useDocketUpload(file);
  const { view, done, working } = docket;
  const job = useJob(docketJobs);
  const isImporting = docket.importing && working.busy;
  const ready = view !== null && view.refused === null && !done && !isImporting;
  const stop = (): void => stopJob(job);
  const close = (): void => {
    stop();
    onClose();
  };
  const finish = (): void => {
    onClose();
    go({ screen: 'reports' });
  };
  return (
    <Dialog
      key={done ? 'done' : 'preview'}
      title={done ? 'Docket imported' : 'Import a docket'}
      size="large"
      onClose={close}
      actions={
        <>
          {view !== null && view.rejectedRows > 0 && !isImporting && (
            <Button icon={FileDown} busy={working.busy} onClick={docket.saveErrors}>
              Save the rows in error
            </Button>
          )}
          {docket.savedAs !== null && (
            <span className="quiet">
              Saved as <bdi>{docket.savedAs}</bdi>
            </span>
          )}
          <span className="spacer" />
          {done ? (
            <Button look="primary" onClick={finish}>
              Done
            </Button>
          ) : isImporting ? (
            <Button onClick={stop} disabled={job === null}>
              Stop importing
            </Button>
          ) : (
            <Button look="quiet" onClick={close}>
              {ready && changesOf(view) === 0 ? 'Close' : 'Cancel'}
            </Button>
          )}
          {ready && changesOf(view) > 0 && (
            <Button look="primary" icon={Import} busy={working.busy} onClick={docket.importNow}>
              {changesInWords(view, 'Import', 'correct')}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        <p>
          <bdi>{file.name}</bdi> <span className="quiet">{sizeInWords(file.size)}</span>
        </p>
        {view === null && working.busy && (
          <>
            <p className="quiet">Reading and checking it. Nothing of it is in the vault yet.</p>
            <Progress
              label={docketJobs.reading}
              done={job?.done ?? docket.sent}
              total={job === null ? (docket.sent >= file.size ? null : file.size) : job.total}
            />
          </>
        )}
        <FailureNotice failure={working.failure} />
        {isImporting && <ImportProgress job={job} />}
        {view !== null && !isImporting && (
          <DocketPreview
            view={view}
            done={done}
            busy={working.busy}
            reading={docket.reading}
            onReading={docket.readAs}
          />
        )}
      </div>
    </Dialog>
  );
}

type Changes = Pick<DocketImportView, 'imported' | 'corrected'>;

function changesOf({ imported, corrected }: Changes): number {
  return imported + corrected;
}

/** `Import 3 requests and correct 1 case` */
function changesInWords({ imported, corrected }: Changes, importing: string, correcting: string): string {
  const words = [
    ...(imported === 0 ? [] : [`${importing} ${requestsInWords(imported)}`]),
    ...(corrected === 0 ? [] : [`${correcting} ${counted(corrected, 'case')}`]),
  ].join(' and ');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

function ImportProgress({ job }: { readonly job: Job | null }): ReactNode {
  const done = job?.done ?? 0;
  const total = job?.total ?? null;
  const percent = total === null ? null : Math.floor((done * 100) / Math.max(1, total));
  return (
    <div className="stack" aria-live="off">
      <p>
        Importing{percent === null ? '…' : `: ${percent} %`}{' '}
        <span className="quiet">
          It is all recorded together at the end; until then it can be stopped, and nothing of it stays.
        </span>
      </p>
      <Progress label={docketJobs.importing} done={done} total={total} />
    </div>
  );
}

interface DocketUpload {
  readonly view: DocketImportView | null;
  readonly done: boolean;
  readonly sent: number;
  /** Whether what goes on, or went on last, is the import itself. */
  readonly importing: boolean;
  readonly reading: DocketReading;
  readonly savedAs: string | null;
  readonly working: ReturnType<typeof useTask>;
  readonly readAs: (reading: DocketReading) => void;
  readonly importNow: () => void;
  readonly saveErrors: () => void;
}

/** Sends the file once, and asks what it comes to whenever it is to be read in another way. */
function useDocketUpload(file: File): DocketUpload {
  const [upload, setUpload] = useState<string | null>(null);
  const [sent, setSent] = useState(0);
  const [view, setView] = useState<DocketImportView | null>(null);
  const [done, setDone] = useState(false);
  const [importing, setImporting] = useState(false);
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const [reading, setReading] = useState<DocketReading>({ mapping: {}, dates: null, correct: false });
  const working = useTask();
  const inputOf = (id: string, { mapping, ...how }: DocketReading) => ({
    upload: id,
    mapping: mappingList(mapping),
    ...how,
  });
  const begin = useEffectEvent((signal: AbortSignal, keep: (id: string) => void) =>
    working.run(async () => {
      const id = await sendFile(file, signal, setSent);
      keep(id);
      setUpload(id);
      setView(await call('docket.importPreview', inputOf(id, reading)));
    }),
  );
  useEffect(() => {
    const abort = new AbortController();
    let sentAs: string | null = null;
    void begin(abort.signal, (id) => (sentAs = id));
    return () => {
      abort.abort();
      if (sentAs !== null) void call('uploads.cancel', { upload: sentAs }).catch(() => {});
    };
  }, []);
  const withUpload = (act: (id: string) => Promise<unknown>): void => {
    if (upload !== null && !working.busy) void working.run(() => act(upload));
    setImporting(false);
  };
  return {
    view,
    done,
    sent,
    importing,
    reading,
    savedAs,
    working,
    readAs(next) {
      // What is chosen is always what the preview shows: that is what is imported.
      if (working.busy) return;
      setReading(next);
      withUpload(async (id) => {
        try {
          setView(await call('docket.importPreview', inputOf(id, next)));
        } catch (thrown) {
          setReading(reading);
          throw thrown;
        }
      });
    },
    importNow() {
      withUpload(async (id) => {
        const imported = await call('docket.importCsv', inputOf(id, reading));
        setView(imported);
        setDone(true);
        announce(changesInWords(imported, 'Imported', 'corrected'));
      });
      setImporting(true);
    },
    saveErrors: () =>
      withUpload(async (id) => {
        const receipt = await call('app.saveDocketErrors', inputOf(id, reading));
        setSavedAs(receipt?.file ?? null);
      }),
  };
}

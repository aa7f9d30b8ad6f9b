import { useEffect, useEffectEvent, useState, type FormEvent, type ReactNode } from 'react';
import { Import } from 'lucide-react';
import { Failure } from '../../core/failure.ts';
import { bundleJobs } from '../../ipc/bundle-jobs.ts';
import type { ImportPreview } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { sizeInWords } from '../app/size-words.ts';
import { stopJob, useJob } from '../app/use-job.ts';
import { useTask } from '../app/use-task.ts';
import { sendFile } from '../documents/send-file.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { UnknownAuthors } from '../people/UnknownAuthors.tsx';
import { PreviewInWords } from './PreviewInWords.tsx';
import './bundles.css';

interface ImportDialogProps {
  readonly file: File;
  readonly onClose: () => void;
}

type Step =
  | { readonly name: 'reading'; readonly sent: number }
  | { readonly name: 'locked'; readonly upload: string }
  | {
      readonly name: 'preview';
      readonly upload: string;
      readonly passphrase: string | null;
      readonly preview: ImportPreview;
    }
  | { readonly name: 'done'; readonly result: ImportPreview };

/** Reads and checks a bundle, shows what it would change, and imports it when that is wanted. */
export function ImportDialog({ file, onClose }: ImportDialogProps): ReactNode {
  const [step, setStep] = useState<Step>({ name: 'reading', sent: 0 });
  const [passphrase, setPassphrase] = useState('');
  const [accepted, setAccepted] = useState<readonly string[]>([]);
  const working = useTask();
  const job = useJob(bundleJobs);
  const isImporting = step.name === 'preview' && working.busy;
  const close = (): void => {
    stopJob(job);
    onClose();
  };

  const preview = async (upload: string, given: string | null): Promise<void> => {
    try {
      const found = await call('bundles.preview', { upload, passphrase: given });
      setStep({ name: 'preview', upload, passphrase: given, preview: found });
    } catch (thrown) {
      if (!(thrown instanceof Failure) || thrown.code !== 'bundle-locked') throw thrown;
      setStep({ name: 'locked', upload });
      if (given !== null) throw thrown;
    }
  };
  const begin = useEffectEvent((signal: AbortSignal, keep: (upload: string) => void) =>
    working.run(async () => {
      const upload = await sendFile(file, signal, (sent) => setStep({ name: 'reading', sent }));
      keep(upload);
      await preview(upload, null);
    }),
  );
  useEffect(() => {
    const abort = new AbortController();
    let upload: string | null = null;
    void begin(abort.signal, (id) => (upload = id));
    return () => {
      abort.abort();
      if (upload !== null) void call('uploads.cancel', { upload }).catch(() => {});
    };
  }, []);

  const unlock = (event: FormEvent): void => {
    event.preventDefault();
    if (step.name === 'locked') void working.run(() => preview(step.upload, passphrase));
  };
  const importNow = async (): Promise<void> => {
    if (step.name !== 'preview') return;
    await working.run(async () => {
      const { upload, passphrase: given } = step;
      const result = await call('bundles.import', { upload, passphrase: given });
      for (const key of accepted) await call('people.accept', { key });
      setStep({ name: 'done', result });
      announce('Imported');
    });
  };
  const nothingNew = step.name === 'preview' && step.preview.added === 0 && step.preview.newDocuments === 0;
  return (
    <Dialog
      key={step.name}
      title={step.name === 'done' ? 'Imported' : 'Import a bundle'}
      onClose={step.name === 'done' ? onClose : close}
      actions={
        step.name === 'done' ? (
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        ) : (
          <>
            {isImporting ? (
              <Button onClick={() => stopJob(job)} disabled={job === null}>
                Stop importing
              </Button>
            ) : (
              <Button look="quiet" onClick={close}>
                {nothingNew ? 'Close' : 'Cancel'}
              </Button>
            )}
            {step.name === 'preview' && !nothingNew && (
              <Button look="primary" icon={Import} busy={working.busy} onClick={() => void importNow()}>
                Import
              </Button>
            )}
          </>
        )
      }
    >
      <div className="stack">
        <p>
          <bdi>{file.name}</bdi> <span className="quiet">{sizeInWords(file.size)}</span>
        </p>
        {step.name === 'reading' && working.busy && (
          <>
            <p className="quiet">Reading and checking it. Nothing of it is in the vault yet.</p>
            <Progress
              label={bundleJobs.checking}
              done={job?.done ?? step.sent}
              total={job === null ? (step.sent >= file.size ? null : file.size) : job.total}
            />
          </>
        )}
        {step.name === 'locked' && (
          <form className="stack" onSubmit={unlock}>
            <p>This bundle is not encrypted for you. If you were told a passphrase for it, type it here.</p>
            <Field label="Passphrase of the bundle">
              {(control) => (
                <input
                  {...control}
                  type="password"
                  autoComplete="off"
                  value={passphrase}
                  onChange={(event) => setPassphrase(event.target.value)}
                />
              )}
            </Field>
            <div>
              <Button type="submit" look="primary" busy={working.busy} disabled={passphrase === ''}>
                Open the bundle
              </Button>
            </div>
          </form>
        )}
        {nothingNew && (
          <Notice tone="good">
            You already have everything that is in this bundle. Nothing would change.
          </Notice>
        )}
        {isImporting && (
          <div className="stack">
            <p className="quiet">
              {job?.label ?? bundleJobs.importing}. It is all recorded together at the end; until then it can
              be stopped, and nothing of it stays.
            </p>
            <Progress label={bundleJobs.importing} done={job?.done ?? 0} total={job?.total ?? null} />
          </div>
        )}
        {step.name === 'preview' && (
          <>
            <PreviewInWords preview={step.preview} done={false} />
            <UnknownAuthors authors={step.preview.authors} accepted={accepted} onChange={setAccepted} />
          </>
        )}
        {step.name === 'done' && <PreviewInWords preview={step.result} done />}
        <FailureNotice failure={working.failure} />
      </div>
    </Dialog>
  );
}

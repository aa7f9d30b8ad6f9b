import { useRef, useState, type ReactNode } from 'react';
import { Printer } from 'lucide-react';
import type { CaseDocument } from '../../core/cases/case-state.ts';
import type { Printed } from '../../ipc/annotation-calls.ts';
import type { CaseView } from '../../ipc/views.ts';
import { FindingsChoice } from '../annotations/FindingsChoice.tsx';
import { useFindingsChoice } from '../annotations/use-findings-choice.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { MOST_PRINTED, printPages } from './print-pages.ts';
import '../annotations/annotations.css';

interface PrintDialogProps {
  readonly view: CaseView;
  readonly document: CaseDocument;
  readonly pageCount: number;
  /** The page that is read. */
  readonly page: number;
  readonly onClose: () => void;
}

/** Prints pages with all, chosen or no findings, after it said what printing leaves outside of the vault. */
export function PrintDialog({ view, document, pageCount, page, onClose }: PrintDialogProps): ReactNode {
  const choice = useFindingsChoice(view.state, document.sha256);
  const whole = pageCount <= MOST_PRINTED;
  const [from, setFrom] = useState(String(whole ? 1 : page));
  const [to, setTo] = useState(String(whole ? pageCount : Math.min(pageCount, page + MOST_PRINTED - 1)));
  const [at, setAt] = useState<number | null>(null);
  const [outcome, setOutcome] = useState<Printed | null>(null);
  const stop = useRef<AbortController>(null);
  const task = useTask();
  const [first, last] = [Number(from), Number(to)];
  const isRange = Number.isInteger(first) && Number.isInteger(last) && first >= 1 && last <= pageCount;
  const canPrint = isRange && first <= last && last - first < MOST_PRINTED && !choice.isMissing;
  const print = async (): Promise<void> => {
    const control = new AbortController();
    stop.current = control;
    setOutcome(null);
    await task.run(async () => {
      const wanted = { findings: choice.going, notes: choice.notes };
      const bytes = await call('annotations.copy', {
        case: view.state.id,
        document: document.sha256,
        ...wanted,
      });
      const password = () => call('documents.password', { document: document.sha256 });
      const range = { from: first, to: last, signal: control.signal, onPage: setAt };
      const printed = await printPages({ bytes, password, ...range });
      setOutcome(printed);
      if (printed?.printed === true) announce('Handed to the printer');
    });
    setAt(null);
  };
  const close = (): void => {
    stop.current?.abort();
    onClose();
  };
  return (
    <Dialog
      title="Print"
      onClose={close}
      actions={
        <>
          {task.busy ? (
            <Button onClick={() => stop.current?.abort()}>Stop</Button>
          ) : (
            <Button onClick={close}>Close</Button>
          )}
          <Button
            look="primary"
            icon={Printer}
            busy={task.busy}
            disabled={!canPrint}
            onClick={() => void print()}
          >
            Print…
          </Button>
        </>
      }
    >
      <div className="stack">
        <Notice tone="warning">
          <p>
            Printing takes the pages out of the vault: this machine, its print queue and the printer may keep
            a plain copy, which Redrope can neither encrypt nor delete.
          </p>
        </Notice>
        <p className="user-text">
          <bdi>{document.name}</bdi>
        </p>
        <div className="print-range">
          <Field label="From page">
            {(control) => (
              <input
                {...control}
                className="input"
                inputMode="numeric"
                value={from}
                onChange={(event) => setFrom(event.target.value)}
              />
            )}
          </Field>
          <Field label="To page" hint={`Of ${pageCount}; up to ${MOST_PRINTED} at a time.`}>
            {(control) => (
              <input
                {...control}
                className="input"
                inputMode="numeric"
                value={to}
                onChange={(event) => setTo(event.target.value)}
              />
            )}
          </Field>
        </div>
        <FindingsChoice {...choice} />
        {at !== null && (
          <div role="status">
            <p className="quiet">
              Drawing page {at} of {last}
            </p>
            <Progress label="Drawing the pages" done={at - first} total={last - first + 1} />
          </div>
        )}
        <FailureNotice failure={task.failure} onDismiss={task.clear} />
        {outcome !== null && <Outcome outcome={outcome} />}
      </div>
    </Dialog>
  );
}

function Outcome({ outcome }: { readonly outcome: Printed }): ReactNode {
  if (outcome.printed) {
    return (
      <Notice tone="good">
        <p>The pages were handed to the printer.</p>
      </Notice>
    );
  }
  return (
    <Notice tone="warning">
      <p>
        Nothing was printed. The system says: <q>{outcome.why}</q>. Look whether a printer is set up, and
        print again; or save the document with its findings and print that file with another program.
      </p>
    </Notice>
  );
}

import { useRef, useState, type ReactNode } from 'react';
import { Printer } from 'lucide-react';
import type { CaseDocument } from '../../core/cases/case-state.ts';
import type { CaseView } from '../../ipc/views.ts';
import { useBlocks } from '../annotations/use-blocks.ts';
import { FindingsChoice } from '../annotations/FindingsChoice.tsx';
import { useFindingsChoice } from '../annotations/use-findings-choice.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { BlockReasons } from '../bundles/BlockReasons.tsx';
import { sourceOf, sourceOfCopy } from '../pdf/document-source.ts';
import { useReader } from '../reading-room/ReadingRoomProvider.tsx';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { findingsOnPaper } from './findings-on-paper.ts';
import { MOST_PRINTED, printPages, type PrintedPages } from './print-pages.ts';
import '../annotations/annotations.css';

interface PrintDialogProps {
  readonly view: CaseView;
  readonly document: CaseDocument;
  readonly pageCount: number;
  readonly onClose: () => void;
}

/** Prints pages with all, chosen or no findings, after it said what printing leaves outside of the vault. */
export function PrintDialog({ view, document, pageCount, onClose }: PrintDialogProps): ReactNode {
  const choice = useFindingsChoice(view.state, document.sha256);
  const whole = pageCount <= MOST_PRINTED;
  const [page] = useState(useReader().page.get);
  const [from, setFrom] = useState(String(whole ? 1 : page));
  const [to, setTo] = useState(String(whole ? pageCount : Math.min(pageCount, page + MOST_PRINTED - 1)));
  const [at, setAt] = useState<number | null>(null);
  const [outcome, setOutcome] = useState<PrintedPages | null>(null);
  const stop = useRef<AbortController>(null);
  const task = useTask();
  const keeping = useBlocks(view.state.id, document.sha256);
  const [first, last] = [Number(from), Number(to)];
  const isRange = Number.isInteger(first) && Number.isInteger(last) && first >= 1 && last <= pageCount;
  const canPrint =
    isRange && first <= last && last - first < MOST_PRINTED && !choice.isMissing && keeping.mayLeave;
  const print = async (): Promise<void> => {
    const control = new AbortController();
    stop.current = control;
    setOutcome(null);
    await task.run(async () => {
      const ofCase = { case: view.state.id, document: document.sha256 };
      const going = { findings: choice.going, notes: choice.notes };
      const bytes =
        going.findings.length === 0 ? null : await call('annotations.copy', { ...ofCase, ...going });
      const printed = await printPages({
        source: bytes === null ? sourceOf(document) : sourceOfCopy(document, bytes),
        from: first,
        to: last,
        findings: findingsOnPaper(view.state, ofCase.document, going),
        letPrint: () => call('annotations.letPrint', { ...ofCase, lifts: keeping.lifts }),
        signal: control.signal,
        onPage: setAt,
      });
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
        <BlockReasons {...keeping} />
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

function Outcome({ outcome }: { readonly outcome: PrintedPages }): ReactNode {
  if (outcome.printed) {
    return (
      <Notice tone={outcome.undrawn.length === 0 ? 'good' : 'warning'}>
        <p>The pages were handed to the printer.</p>
        {outcome.undrawn.length > 0 && (
          <p>
            {undrawnInWords(outcome.undrawn)} could not be drawn: an empty sheet that says so stands for each.
          </p>
        )}
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

function undrawnInWords(pages: readonly number[]): string {
  return `${pages.length === 1 ? 'Page' : 'Pages'} ${pages.join(', ')}`;
}

import { useState, type ReactNode } from 'react';
import { FileDown } from 'lucide-react';
import { standingFindings, type CaseDocument, type Finding } from '../../core/cases/case-state.ts';
import { counted } from '../../core/cases/summary.ts';
import { elements, verdicts } from '../../core/legal-basis.ts';
import type { AnnotatedReceipt, AnnotationFormat } from '../../ipc/annotation-calls.ts';
import type { CaseView } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import './annotations.css';

interface SaveWithFindingsDialogProps {
  readonly view: CaseView;
  readonly document: CaseDocument;
  readonly onClose: () => void;
}

const formats: Readonly<Record<AnnotationFormat, string>> = {
  pdf: 'A copy of the PDF with annotations that other readers show',
  jsonld: 'W3C Web Annotations (JSON-LD), apart from the document',
  xfdf: 'XFDF, which PDF editors lay over the document',
};

/** Writes the document with its findings to a file of the person's choice; the original stays as it is. */
export function SaveWithFindingsDialog({ view, document, onClose }: SaveWithFindingsDialogProps): ReactNode {
  const here = standingFindings(view.state).filter((finding) => finding.document === document.sha256);
  const [format, setFormat] = useState<AnnotationFormat>('pdf');
  const [which, setWhich] = useState<'all' | 'chosen' | 'none'>(here.length === 0 ? 'none' : 'all');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [notes, setNotes] = useState(false);
  const [receipt, setReceipt] = useState<AnnotatedReceipt | null>(null);
  const saving = useTask();
  const going = which === 'none' ? [] : here.filter(({ id }) => which === 'all' || chosen.has(id));
  const save = async (): Promise<void> => {
    setReceipt(null);
    await saving.run(async () => {
      const written = await call('app.saveAnnotated', {
        case: view.state.id,
        document: document.sha256,
        findings: going.map(({ id }) => id),
        notes,
        format,
      });
      setReceipt(written);
      if (written !== null) announce(`Saved ${written.file}`);
    });
  };
  return (
    <Dialog
      title="Save with findings"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            look="primary"
            icon={FileDown}
            busy={saving.busy}
            disabled={which === 'chosen' && going.length === 0}
            onClick={() => void save()}
          >
            Save…
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="user-text">
          <bdi>{document.name}</bdi>. The document in the vault stays as it came.
        </p>
        <Choice label="What to write" options={formats} value={format} onChange={setFormat} />
        <Choice
          label="Which findings"
          options={{
            all:
              here.length === 0
                ? 'All: there are none'
                : `All ${String(here.length)} that stand in this document`,
            chosen: 'Those chosen here',
            none: 'None',
          }}
          value={which}
          onChange={setWhich}
        />
        {which === 'chosen' && (
          <ul className="annotation-findings">
            {here.map((finding) => (
              <li key={finding.id}>
                <label className="check">
                  <input
                    type="checkbox"
                    checked={chosen.has(finding.id)}
                    onChange={({ target: { checked } }) => setChosen(toggled(chosen, finding.id, checked))}
                  />
                  <span>{inShort(finding)}</span>
                </label>
              </li>
            ))}
          </ul>
        )}
        <label className="check">
          <input type="checkbox" checked={notes} onChange={({ target: { checked } }) => setNotes(checked)} />
          <span>
            With the notes. They are internal work product: whoever gets the file reads them, so they stay in
            unless you tick this.
          </span>
        </label>
        <FailureNotice failure={saving.failure} onDismiss={saving.clear} />
        {receipt !== null && (
          <Notice tone="good">
            <p>
              Saved <bdi>{receipt.file}</bdi> with {counted(receipt.findings, 'finding')}.
              {receipt.decrypted && ' The document is protected by a password; this copy is not.'}
            </p>
            <p className="code user-text">SHA-256 {receipt.sha256}</p>
          </Notice>
        )}
      </div>
    </Dialog>
  );
}

function Choice<T extends string>({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly options: Readonly<Record<T, string>>;
  readonly value: T;
  readonly onChange: (value: T) => void;
}): ReactNode {
  return (
    <fieldset className="annotation-choice">
      <legend>{label}</legend>
      {(Object.keys(options) as T[]).map((id) => (
        <label key={id} className="check">
          <input type="radio" name={label} checked={value === id} onChange={() => onChange(id)} />
          <span>{options[id]}</span>
        </label>
      ))}
    </fieldset>
  );
}

function toggled(chosen: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const next = new Set(chosen);
  if (on) next.add(id);
  else next.delete(id);
  return next;
}

function inShort({ anchor, reading }: Finding): string {
  const words = anchor.quote === null ? 'a box' : `“${anchor.quote.exact.slice(0, 60)}”`;
  return `Page ${String(anchor.page)}, ${verdicts.labels[reading.verdict]}: ${elements.labels[reading.element]}, ${words}`;
}

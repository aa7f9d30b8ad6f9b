import { useState, type ReactNode } from 'react';
import { FileDown } from 'lucide-react';
import type { CaseDocument } from '../../core/cases/case-state.ts';
import { lostInCopy } from '../../core/documents/inspection-words.ts';
import { counted } from '../../core/cases/summary.ts';
import type { AnnotatedReceipt, AnnotationFormat } from '../../ipc/annotation-calls.ts';
import type { CaseView } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useQuery } from '../app/use-query.ts';
import { useTask } from '../app/use-task.ts';
import { BlockReasons } from '../bundles/BlockReasons.tsx';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { Choice, FindingsChoice } from './FindingsChoice.tsx';
import { useBlocks } from './use-blocks.ts';
import { useFindingsChoice } from './use-findings-choice.ts';
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
  const choice = useFindingsChoice(view.state, document.sha256);
  const [format, setFormat] = useState<AnnotationFormat>('pdf');
  const [receipt, setReceipt] = useState<AnnotatedReceipt | null>(null);
  const saving = useTask();
  const keeping = useBlocks(view.state.id, document.sha256);
  const inspected = useQuery(document.sha256, () => call('documents.inspect', { document: document.sha256 }));
  const file = inspected.value?.kind === 'inspected' ? inspected.value.inspection.file : null;
  const lost = format === 'pdf' && choice.going.length > 0 ? lostInCopy(file) : [];
  const save = async (): Promise<void> => {
    setReceipt(null);
    await saving.run(async () => {
      const written = await call('app.saveAnnotated', {
        case: view.state.id,
        document: document.sha256,
        findings: choice.going,
        notes: choice.notes,
        format,
        lifts: keeping.lifts,
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
            disabled={choice.isMissing || !keeping.mayLeave}
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
        <FindingsChoice {...choice} />
        {lost.length > 0 && (
          <Notice tone="warning">
            {lost.map((words) => (
              <p key={words}>{words}</p>
            ))}
          </Notice>
        )}
        <BlockReasons {...keeping} />
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

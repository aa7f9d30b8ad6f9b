import { useState, type ReactNode } from 'react';
import { FileDown } from 'lucide-react';
import { counted } from '../../core/cases/summary.ts';
import type { ExportBlock } from '../../core/exports/firewall.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ParagraphField } from '../ui/ParagraphField.tsx';
import { blockLines } from './figure-words.ts';

interface DocketExportDialogProps {
  /** One or more. */
  readonly blocks: readonly ExportBlock[];
  readonly onExport: (reason: string) => void;
  readonly onClose: () => void;
}

/** Names the requests of a docket under nondisclosure, and asks for what reason they leave all the same. */
export function DocketExportDialog({ blocks, onExport, onClose }: DocketExportDialogProps): ReactNode {
  const [reason, setReason] = useState('');
  const cases = new Set(blocks.map((block) => block.case)).size;
  return (
    <Dialog
      title="Under nondisclosure"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            icon={FileDown}
            disabled={reason.trim() === ''}
            onClick={() => onExport(reason)}
          >
            Export all the same
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>
          The docket would tell of {counted(cases, 'request')} that others may not know of. Nothing was
          written.
        </p>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keyboard */}
        <div className="docket-blocks" role="group" aria-label="What keeps the docket here" tabIndex={0}>
          <ul>
            {blockLines(blocks).map((words, index) => (
              <li key={blocks[index]?.id} className="user-text">
                {words}
              </li>
            ))}
          </ul>
        </div>
        <ParagraphField
          label="Reason to let them leave"
          hint="Recorded in each of these cases with your name, for ever; whoever gets the case reads it."
          value={reason}
          onChange={setReason}
        />
      </div>
    </Dialog>
  );
}

import { useState, type ReactNode } from 'react';
import { Printer } from 'lucide-react';
import type { CaseDocument } from '../../core/cases/case-state.ts';
import type { CaseView } from '../../ipc/views.ts';
import { useCommands } from '../app/commands.ts';
import { IconButton } from '../ui/Button.tsx';
import { withKeys } from '../ui/Kbd.tsx';
import { PrintDialog } from './PrintDialog.tsx';

interface PrintButtonProps {
  readonly view: CaseView;
  readonly document: CaseDocument;
  readonly pageCount: number;
}

/** The way from the reading room to paper. */
export function PrintButton(props: PrintButtonProps): ReactNode {
  const [open, setOpen] = useState(false);
  useCommands([
    { id: 'print', label: 'Print this document', group: 'Case', chord: 'Mod+P', run: () => setOpen(true) },
  ]);
  return (
    <>
      <IconButton
        icon={Printer}
        label="Print"
        title={withKeys('Print', 'Mod+P')}
        onClick={() => setOpen(true)}
      />
      {open && <PrintDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

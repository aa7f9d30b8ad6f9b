import { useState, type ReactNode } from 'react';
import { FileDown } from 'lucide-react';
import type { CaseDocument } from '../../core/cases/case-state.ts';
import type { CaseView } from '../../ipc/views.ts';
import { useCommands } from '../app/commands.ts';
import { IconButton } from '../ui/Button.tsx';
import { withKeys } from '../ui/Kbd.tsx';
import { SaveWithFindingsDialog } from './SaveWithFindingsDialog.tsx';

/** The way out of the reading room for a document and what was found in it. */
export function SaveWithFindings({
  view,
  document,
}: {
  readonly view: CaseView;
  readonly document: CaseDocument;
}): ReactNode {
  const [open, setOpen] = useState(false);
  useCommands([
    {
      id: 'save-with-findings',
      label: 'Save this document with its findings',
      group: 'Case',
      chord: 'Mod+Shift+S',
      run: () => setOpen(true),
    },
  ]);
  return (
    <>
      <IconButton
        icon={FileDown}
        label="Save with findings"
        title={withKeys('Save with findings', 'Mod+Shift+S')}
        onClick={() => setOpen(true)}
      />
      {open && <SaveWithFindingsDialog view={view} document={document} onClose={() => setOpen(false)} />}
    </>
  );
}

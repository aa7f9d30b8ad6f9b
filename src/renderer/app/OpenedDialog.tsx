import type { ReactNode } from 'react';
import { ExportDialog } from '../bundles/ExportDialog.tsx';
import { ImportDialog } from '../bundles/ImportDialog.tsx';
import { NewCaseDialog } from '../cases/NewCaseDialog.tsx';
import { AddCardDialog } from '../people/AddCardDialog.tsx';
import { ImportDocketDialog } from '../reports/ImportDocketDialog.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import type { OpenDialog } from './workspace.ts';

export function OpenedDialog({
  dialog,
  onClose,
}: {
  readonly dialog: OpenDialog;
  readonly onClose: () => void;
}): ReactNode {
  switch (dialog.name) {
    case 'palette':
      return <CommandPalette onClose={onClose} />;
    case 'keys':
      return <KeysDialog onClose={onClose} />;
    case 'new-case':
      return <NewCaseDialog files={dialog.files} onClose={onClose} />;
    case 'import':
      return <ImportDialog file={dialog.file} onClose={onClose} />;
    case 'import-docket':
      return <ImportDocketDialog file={dialog.file} onClose={onClose} />;
    case 'add-card':
      return <AddCardDialog file={dialog.file} onClose={onClose} />;
    case 'export':
      return <ExportDialog cases={dialog.cases} people={dialog.people ?? []} onClose={onClose} />;
  }
}

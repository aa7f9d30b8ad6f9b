import type { ReactNode } from 'react';
import { FilePlus, FolderInput, Inbox } from 'lucide-react';
import { useWorkspace } from '../app/workspace.ts';
import { chooseFiles } from '../documents/choose-files.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { BareKbd } from '../ui/BareKbd.tsx';

export function EmptyDocket(): ReactNode {
  const { open, takeIn } = useWorkspace();
  return (
    <EmptyState icon={Inbox} title="No cases yet">
      <p>
        Drop the PDFs of a request anywhere in this window to begin a case with them,
        <br />
        or a colleague’s bundle (.redrope) to import it.
      </p>
      <div className="row">
        <Button look="primary" icon={FilePlus} onClick={() => open({ name: 'new-case', files: [] })}>
          New case
        </Button>
        <Button icon={FolderInput} onClick={() => chooseFiles((files) => takeIn(files, null))}>
          Choose files
        </Button>
      </div>
      <p className="quiet">
        From the command line: <code>redrope add VAULT FILE… --new-case FILE</code>. All keys:{' '}
        <BareKbd act="keys" />
      </p>
    </EmptyState>
  );
}

import type { ReactNode } from 'react';
import { FilePlus2 } from 'lucide-react';
import type { CaseView } from '../../ipc/views.ts';
import { useWorkspace } from '../app/workspace.ts';
import { isRecordable } from '../cases/is-under-review.ts';
import { IconButton } from '../ui/Button.tsx';
import { withKeys } from '../ui/Kbd.tsx';
import { chooseFiles } from './choose-files.ts';
import { DocumentItem } from './DocumentItem.tsx';
import './documents.css';

interface DocumentListProps {
  readonly view: CaseView;
  /** SHA-256 of the document that is shown. */
  readonly shown: string | null;
  readonly onShow: (sha256: string) => void;
  readonly onCompare: (pair: { readonly before: string; readonly after: string }) => void;
}

export function DocumentList({
  view: { state, extractions },
  shown,
  onShow,
  onCompare,
}: DocumentListProps): ReactNode {
  const { takeIn } = useWorkspace();
  return (
    <div className="documents">
      <div className="documents-head">
        <h2 className="panel-title">Documents</h2>
        {isRecordable(state) && (
          <IconButton
            icon={FilePlus2}
            label="Add documents"
            title={withKeys('Add documents', 'Mod+O')}
            onClick={() => chooseFiles((files) => takeIn(files, state.id))}
          />
        )}
      </div>
      <ul>
        {state.documents.map((document) => (
          <DocumentItem
            key={document.sha256}
            caseId={state.id}
            document={document}
            extraction={extractions[document.sha256] ?? { state: 'waiting' }}
            shown={document.sha256 === shown}
            onShow={() => onShow(document.sha256)}
            documents={state.documents}
            onCompare={(earlier) => onCompare({ before: earlier, after: document.sha256 })}
          />
        ))}
      </ul>
    </div>
  );
}

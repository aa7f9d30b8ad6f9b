import type { ReactNode } from 'react';
import { FileUp } from 'lucide-react';
import type { CaseView } from '../../ipc/views.ts';
import { useWorkspace } from '../app/workspace.ts';
import { chooseFiles } from '../documents/choose-files.ts';
import { ReadingRoom } from '../reading-room/ReadingRoom.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { isUnderReview } from './is-under-review.ts';
import type { CaseFocus } from './use-case-focus.ts';

interface CaseRoomProps {
  readonly view: CaseView;
  readonly focus: CaseFocus;
}

/** The middle column: the document that is read, or how to bring one in. */
export function CaseRoom({ view, focus }: CaseRoomProps): ReactNode {
  const { settings, takeIn } = useWorkspace();
  if (focus.document === null) {
    return (
      <EmptyState icon={FileUp} title="No documents yet">
        <p>Drop the request, the order and what came with them anywhere in this window.</p>
        <Button look="primary" onClick={() => chooseFiles((files) => takeIn(files, view.state.id))}>
          Choose documents
        </Button>
      </EmptyState>
    );
  }
  const { pending } = focus;
  const isHere = pending?.document === focus.document && isUnderReview(view.state);
  return (
    <ReadingRoom
      view={view}
      document={focus.document}
      target={focus.target}
      selectedFinding={focus.selectedFinding}
      pending={isHere ? pending.anchor : null}
      singleKeys={settings.singleKeys}
      onFindingSelected={focus.selectFinding}
      onAnchor={focus.mark}
    />
  );
}

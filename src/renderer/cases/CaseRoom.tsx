import { useState, type ReactNode } from 'react';
import { ArrowLeftRight, FileUp, X } from 'lucide-react';
import { nameOfDocument } from '../../core/cases/case-state.ts';
import type { CaseView } from '../../ipc/views.ts';
import { CommandsHere } from '../app/commands.ts';
import { useWorkspace } from '../app/workspace.ts';
import { chooseFiles } from '../documents/choose-files.ts';
import { ReadingRoom } from '../reading-room/ReadingRoom.tsx';
import { ReadingRoomProvider } from '../reading-room/ReadingRoomProvider.tsx';
import { placesOfCase } from '../reading-room/reading-places.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { DocumentTabs } from './DocumentTabs.tsx';
import { isUnderReview } from './is-under-review.ts';
import type { CaseFocus } from './use-case-focus.ts';

interface CaseRoomProps {
  readonly view: CaseView;
  readonly focus: CaseFocus;
}

/** The middle column: the documents that are read, or how to bring one in. */
export function CaseRoom({ view, focus }: CaseRoomProps): ReactNode {
  const { takeIn } = useWorkspace();
  const [active, setActive] = useState<Side>('main');
  const { beside } = focus.opened;
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
  const keys = beside === null ? 'main' : active;
  return (
    <div className="room" data-beside={beside !== null}>
      <DocumentTabs view={view} focus={focus} />
      <RoomPane side="main" keys={keys} onActive={setActive}>
        <Document view={view} focus={focus} document={focus.document} onDocument={focus.showDocument} />
      </RoomPane>
      {beside !== null && (
        <RoomPane side="beside" keys={keys} onActive={setActive}>
          <h2 className="beside-head">
            <bdi>{nameOfDocument(view.state, beside)}</bdi>
            <IconButton icon={ArrowLeftRight} label="Change sides" onClick={focus.changeSides} />
            <IconButton
              icon={X}
              label="Show nothing beside"
              onClick={() => {
                setActive('main');
                focus.showBeside(null);
              }}
            />
          </h2>
          <ReadingRoomProvider places={placesOfCase(view.state.id)}>
            <Document view={view} focus={focus} document={beside} onDocument={focus.showBeside} />
          </ReadingRoomProvider>
        </RoomPane>
      )}
    </div>
  );
}

type Side = 'main' | 'beside';

/** One of the sides; the keys act on the one that was touched last. */
function RoomPane({
  side,
  keys,
  onActive,
  children,
}: {
  readonly side: Side;
  readonly keys: Side;
  readonly onActive: (side: Side) => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    // Only notices where the person is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-static-element-interactions
    <div
      className="room-pane"
      data-side={side}
      data-keys={side === keys}
      onPointerDownCapture={() => onActive(side)}
      onFocusCapture={() => onActive(side)}
    >
      <CommandsHere value={side === keys}>{children}</CommandsHere>
    </div>
  );
}

interface DocumentProps extends CaseRoomProps {
  readonly document: string;
  readonly onDocument: (document: string) => void;
}

function Document({ view, focus, document, onDocument }: DocumentProps): ReactNode {
  const { settings } = useWorkspace();
  const { pending } = focus;
  const isHere = pending?.document === document && isUnderReview(view.state);
  return (
    <ReadingRoom
      view={view}
      document={document}
      target={focus.targetIn(document)}
      selectedFinding={focus.selectedFinding}
      pending={isHere ? pending.anchor : null}
      singleKeys={settings.singleKeys}
      onFindingSelected={focus.selectFinding}
      onAnchor={focus.mark}
      onDocument={onDocument}
    />
  );
}

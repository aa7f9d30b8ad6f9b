import { useState, type CSSProperties, type ReactNode } from 'react';
import { FileUp } from 'lucide-react';
import type { Finding } from '../../core/cases/case-state.ts';
import type { Anchor } from '../../core/findings/events.ts';
import type { ElementId } from '../../core/legal-basis.ts';
import type { CaseView } from '../../ipc/views.ts';
import { useDraft } from '../app/drafts.ts';
import { useWorkspace, type CasePlace } from '../app/workspace.ts';
import { chooseFiles } from '../documents/choose-files.ts';
import { DocumentList } from '../documents/DocumentList.tsx';
import { NewFindingForm } from '../findings/NewFindingForm.tsx';
import { readNewFindingDraft, type NewFindingText } from '../findings/reading-text.ts';
import { PageStrip } from '../reading-room/PageStrip.tsx';
import { ReadingRoom } from '../reading-room/ReadingRoom.tsx';
import { ReadingRoomProvider } from '../reading-room/ReadingRoomProvider.tsx';
import type { ReadingTarget } from '../reading-room/reading-room-props.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Splitter } from '../ui/Splitter.tsx';
import { CaseHeader } from './CaseHeader.tsx';
import { CaseTabs, type CaseTab } from './CaseTabs.tsx';
import { useCaseCommands } from './case-commands.ts';

interface CaseFrameProps {
  readonly view: CaseView;
  readonly at: CasePlace | null;
}

export type Pane = 'documents' | 'room' | 'panel';
const panes: readonly (readonly [pane: Pane, label: string])[] = [
  ['documents', 'Documents'],
  ['room', 'Reading'],
  ['panel', 'Review'],
];

/** The three columns of a case, and what goes between them: the place that is shown, the finding that is made. */
export function CaseFrame({ view, at }: CaseFrameProps): ReactNode {
  const { settings, takeIn } = useWorkspace();
  const { state } = view;
  const [selectedFinding, setSelectedFinding] = useState<string | null>(at?.target?.finding ?? null);
  const [selectedElement, setSelectedElement] = useState<ElementId | null>(null);
  const [armed, setArmed] = useState<ElementId | null>(null);
  const [tab, setTab] = useState<CaseTab>(state.demands.length === 0 ? 'request' : 'basis');
  const [pane, setPane] = useState<Pane>('room');
  const [widths, setWidths] = useState({ documents: 236, panel: 416 });
  const [draft, putDraft] = useDraft(`${state.id}/finding/new`);
  const pending = readNewFindingDraft(draft);
  const [chosenDocument, setChosenDocument] = useState<string | null>(
    at?.document ?? pending?.document ?? null,
  );
  const [target, setTarget] = useState<ReadingTarget | null>(at?.target ?? placeOf(pending));
  const shownDocument =
    state.documents.find(({ sha256 }) => sha256 === chosenDocument)?.sha256 ?? state.documents[0]?.sha256;

  const [seen, setSeen] = useState(at);
  if (at !== seen) {
    setSeen(at);
    if (at !== null) {
      setChosenDocument(at.document);
      setTarget(at.target);
      setSelectedFinding(at.target?.finding ?? null);
      setPane('room');
    }
  }

  const show = (finding: Finding): void => {
    setChosenDocument(finding.document);
    setTarget({ page: finding.anchor.page, finding: finding.id, words: null });
    setSelectedFinding(finding.id);
    setSelectedElement(finding.reading.element);
    setPane('room');
  };
  const select = (id: string): void => {
    setSelectedFinding(id);
    setSelectedElement(state.findings.find((finding) => finding.id === id)?.reading.element ?? null);
  };
  const arm = (element: ElementId | null): void => {
    setArmed(element);
    if (element === null) return;
    setPane('room');
    announce('Select words in the document and press H, or draw a box with B');
  };
  const mark = (anchor: Anchor, document: string): void => {
    const next: NewFindingText = {
      element: armed ?? pending?.element ?? null,
      verdict: pending?.verdict ?? null,
      note: pending?.note ?? '',
      document,
      anchor,
    };
    putDraft(JSON.stringify(next));
    setPane('panel');
  };
  const finishFinding = (made: string | null): void => {
    putDraft('');
    setArmed(null);
    if (made !== null) setSelectedFinding(made);
    setPane('room');
  };
  useCaseCommands({
    caseId: state.id,
    onTab: setTab,
    onPane: setPane,
    onDisarm: armed === null ? null : () => setArmed(null),
  });

  const columns = {
    '--documents-width': `${String(widths.documents)}px`,
    '--panel-width': `${String(widths.panel)}px`,
  } as CSSProperties;
  return (
    <main className="screen case-screen">
      <CaseHeader view={view} />
      <div className="pane-switch" role="group" aria-label="Columns">
        {panes.map(([id, label]) => (
          <button key={id} type="button" aria-pressed={pane === id} onClick={() => setPane(id)}>
            {label}
          </button>
        ))}
      </div>
      <ReadingRoomProvider>
        <div className="case-columns" data-pane={pane} style={columns}>
          <section className="case-documents" aria-label="Documents and pages" data-pane-of="documents">
            <DocumentList
              view={view}
              shown={shownDocument ?? null}
              onShow={(sha256) => {
                setChosenDocument(sha256);
                setTarget(null);
                setPane('room');
              }}
            />
            {shownDocument !== undefined && (
              <div className="case-pages">
                <PageStrip />
              </div>
            )}
          </section>
          <Splitter
            label="Width of the documents"
            column="before"
            min={170}
            max={420}
            width={widths.documents}
            onResize={(documents) => setWidths({ ...widths, documents })}
          />
          <div className="case-room" data-pane-of="room">
            {shownDocument === undefined ? (
              <EmptyState icon={FileUp} title="No documents yet">
                <p>Drop the request, the order and what came with them anywhere in this window.</p>
                <Button look="primary" onClick={() => chooseFiles((files) => takeIn(files, state.id))}>
                  Choose documents
                </Button>
              </EmptyState>
            ) : (
              <ReadingRoom
                view={view}
                document={shownDocument}
                target={target}
                selectedFinding={selectedFinding}
                singleKeys={settings.singleKeys}
                onFindingSelected={select}
                onAnchor={mark}
              />
            )}
          </div>
          <Splitter
            label="Width of the review"
            column="after"
            min={300}
            max={760}
            width={widths.panel}
            onResize={(panel) => setWidths({ ...widths, panel })}
          />
          <aside className="case-panel" aria-label="Review" data-pane-of="panel">
            {pending !== null && (
              <NewFindingForm
                state={state}
                finding={pending}
                onChange={(part) => putDraft(JSON.stringify({ ...pending, ...part }))}
                onDone={finishFinding}
              />
            )}
            <CaseTabs
              view={view}
              tab={tab}
              onTab={setTab}
              selectedElement={selectedElement}
              selectedFinding={selectedFinding}
              armed={armed}
              onSelectElement={setSelectedElement}
              onShow={show}
              onArm={arm}
            />
          </aside>
        </div>
      </ReadingRoomProvider>
    </main>
  );
}

/** Where a finding is being made, so that its words are in view again after a lock. */
function placeOf(pending: NewFindingText | null): ReadingTarget | null {
  if (pending === null) return null;
  return { page: pending.anchor.page, finding: null, words: pending.anchor.quote?.exact ?? null };
}

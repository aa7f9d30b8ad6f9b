import { useState, type CSSProperties, type ReactNode } from 'react';
import type { CaseView } from '../../ipc/views.ts';
import type { CasePlace } from '../app/workspace.ts';
import { CompareView } from '../compare/CompareView.tsx';
import { DocumentList } from '../documents/DocumentList.tsx';
import { GateFoot } from '../evidence/GateFoot.tsx';
import { askedOf } from '../findings/element-standing.ts';
import { NewFindingForm } from '../findings/NewFindingForm.tsx';
import { HistoriesNotice } from '../people/HistoriesNotice.tsx';
import { UncountedNotice } from '../people/UncountedNotice.tsx';
import { PageStrip } from '../reading-room/PageStrip.tsx';
import { placesOfCase } from '../reading-room/reading-places.ts';
import { ReadingRoomProvider } from '../reading-room/ReadingRoomProvider.tsx';
import { Splitter } from '../ui/Splitter.tsx';
import { CaseEndNotice } from './CaseEndNotice.tsx';
import { CaseHeader } from './CaseHeader.tsx';
import { CaseRoom } from './CaseRoom.tsx';
import { CaseTabs } from './CaseTabs.tsx';
import { isUnderReview } from './is-under-review.ts';
import { LifeActDialog } from './LifeActDialog.tsx';
import type { LifeAct } from './life-acts.ts';
import { useCaseCommands } from './case-commands.ts';
import { useCaseFocus, type Pane } from './use-case-focus.ts';

interface CaseFrameProps {
  readonly view: CaseView;
  readonly at: CasePlace | null;
}

const panes: readonly (readonly [pane: Pane, label: string])[] = [
  ['documents', 'Documents'],
  ['room', 'Reading'],
  ['panel', 'Review'],
];

/** The three columns of a case; in a narrow window one at a time. */
export function CaseFrame({ view, at }: CaseFrameProps): ReactNode {
  const { state } = view;
  const focus = useCaseFocus(state, at);
  const { pane, setPane, pending } = focus;
  const [widths, setWidths] = useState({ documents: 236, panel: 416 });
  const [comparing, setComparing] = useState<{ before: string; after: string } | null>(null);
  const [act, setAct] = useState<LifeAct | null>(null);
  useCaseCommands(state, focus, setAct, setComparing);
  const columns = {
    '--documents-width': `${String(widths.documents)}px`,
    '--panel-width': `${String(widths.panel)}px`,
  } as CSSProperties;
  return (
    <main className="screen case-screen">
      <div className="case-top">
        <CaseHeader
          view={view}
          onAct={setAct}
          onLetters={() => focus.setTab('letters')}
          onDecisions={() => focus.setTab('decision')}
        />
        <UncountedNotice authors={view.uncounted} />
        <HistoriesNotice histories={view.histories} />
        <CaseEndNotice state={state} onReopen={() => setAct('reopen')} />
      </div>
      <div className="pane-switch" role="group" aria-label="Columns">
        {panes.map(([id, label]) => (
          <button key={id} type="button" aria-pressed={pane === id} onClick={() => setPane(id)}>
            {label}
          </button>
        ))}
      </div>
      {comparing !== null && (
        <CompareView
          view={view}
          {...comparing}
          onAnchor={(anchor, document) => {
            setComparing(null);
            focus.showDocument(document);
            focus.mark(anchor, document);
          }}
          onClose={() => setComparing(null)}
        />
      )}
      {comparing === null && (
        <ReadingRoomProvider places={placesOfCase(state.id)}>
          <div className="case-columns" data-pane={pane} style={columns}>
            <section className="case-documents" aria-label="Documents and pages" data-pane-of="documents">
              <DocumentList
                view={view}
                shown={focus.document}
                onShow={focus.showDocument}
                onCompare={setComparing}
              />
              {focus.document !== null && (
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
              <CaseRoom view={view} focus={focus} />
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
              {pending !== null && isUnderReview(state) && (
                <NewFindingForm
                  state={state}
                  asked={askedOf(view)}
                  finding={pending}
                  onChange={focus.changePending}
                  onDone={focus.finishFinding}
                />
              )}
              <CaseTabs view={view} focus={focus} />
              {(focus.tab === 'basis' || focus.tab === 'decision') && <GateFoot view={view} focus={focus} />}
            </aside>
          </div>
        </ReadingRoomProvider>
      )}
      {act !== null && <LifeActDialog act={act} view={view} onClose={() => setAct(null)} />}
    </main>
  );
}

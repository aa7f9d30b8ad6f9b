import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { call } from '../app/client.ts';
import { EyePanel } from '../inspection/EyePanel.tsx';
import { RevisionBar } from '../inspection/RevisionBar.tsx';
import type { Revision } from '../inspection/revision.ts';
import { useInspection } from '../inspection/use-inspection.ts';
import { sourceOf } from '../pdf/document-source.ts';
import { useCommands } from '../app/commands.ts';
import { DocumentFailure } from './DocumentFailure.tsx';
import { OpenDocument } from './OpenDocument.tsx';
import { ReaderNote } from './ReaderNote.tsx';
import { keyOfRevision } from './reader-state.ts';
import { selectPageCommand, useJumpKeys } from './use-reading-keys.ts';
import type { ReadingRoomProps } from './reading-room-props.ts';
import { useReader, useReaderState } from './ReadingRoomProvider.tsx';
import { announce } from '../ui/announcer.tsx';
import './reading-room.css';

/** The document in the middle of the reading room. */
export function ReadingRoom(props: ReadingRoomProps): ReactNode {
  const reader = useReader();
  const state = useReaderState();
  const [round, setRound] = useState(0);
  const [revision, setRevision] = useRevision(props);
  const held = props.view.state.documents.find(({ sha256 }) => sha256 === props.document);
  const key = revision === null ? props.document : keyOfRevision(props.document, revision.bytes);
  const open = useEffectEvent((opened: string) => {
    if (held === undefined) return;
    void reader.open(opened, sourceOf(held, revision?.bytes ?? held.bytes));
    if (revision !== null) return;
    call('coverage.document', { document: opened }).then(
      ({ shown }) => reader.learnShown(opened, shown),
      () => undefined,
    );
  });
  const known = held !== undefined;
  useEffect(() => {
    if (known) open(key);
    return () => void reader.close();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another round opens the document again
  }, [reader, key, known, round]);
  const needsPassword = props.view.extractions[props.document]?.state === 'password-needed';
  const unlocked = useEffectEvent(() => {
    if (state.phase === 'failed' && state.failure?.kind === 'password-needed') open(key);
  });
  useEffect(() => {
    if (!needsPassword) unlocked();
  }, [needsPassword]);
  useFindings(props, revision === null);
  useNothingToSelect(state.phase !== 'open');
  const stepJump = (by: 1 | -1): void => {
    const other = reader.step(by);
    if (other !== null) props.onDocument(other);
  };
  useJumpKeys(stepJump);
  const extraction = props.view.extractions[props.document]?.state;
  const inspected = useInspection(props.document, extraction !== 'waiting' && extraction !== 'reading');

  if (held === undefined) {
    return (
      <section className="viewer viewer-empty" aria-label="Document">
        This case has no such document.
      </section>
    );
  }
  return (
    <section className="viewer" aria-label={`Document ${held.name}`} data-phase={state.phase}>
      {state.phase === 'failed' && state.failure !== null && (
        <DocumentFailure
          failure={state.failure}
          document={held}
          extraction={props.view.extractions[props.document]}
          onAgain={() => setRound((count) => count + 1)}
        >
          {state.failure.kind !== 'empty' && state.failure.kind !== 'not-a-pdf' && (
            <EyePanel
              inspected={inspected}
              selected={null}
              document={held}
              revision={revision}
              onPlace={null}
              onPage={null}
              onRevision={setRevision}
              onClose={null}
            />
          )}
        </DocumentFailure>
      )}
      {revision !== null && <RevisionBar revision={revision} onBack={() => setRevision(null)} />}
      <ReaderNote />
      {state.phase === 'opening' && <Opening name={held.name} />}
      {state.phase === 'open' && state.session !== null && state.document === key && (
        <OpenDocument
          key={key}
          {...(revision === null ? props : ofRevision(props))}
          document={key}
          held={held}
          state={state}
          session={state.session}
          inspected={inspected}
          revision={revision}
          onRevision={setRevision}
          onJump={stepJump}
        />
      )}
    </section>
  );
}

/** The earlier revision that is looked at; another document, or a place that is asked for, ends the look. */
function useRevision({
  document,
  target,
}: Pick<ReadingRoomProps, 'document' | 'target'>): readonly [
  Revision | null,
  (revision: Revision | null) => void,
] {
  const [looked, setLooked] = useState<{
    readonly document: string;
    readonly target: ReadingRoomProps['target'];
    readonly revision: Revision | null;
  } | null>(null);
  const isHere = looked?.document === document && looked.target === target;
  return [isHere ? looked.revision : null, (revision) => setLooked({ document, target, revision })];
}

/** Findings are made in the document as it is: an earlier revision is only looked at. */
function ofRevision(props: ReadingRoomProps): ReadingRoomProps {
  return {
    ...props,
    view: { ...props.view, extractions: {} },
    target: null,
    pending: null,
    onAnchor: () => announce('Findings are made in the document as it is. Go back to it first.'),
  };
}

/** While no page is there, what selects a page's text selects nothing else either. */
function useNothingToSelect(isClosed: boolean): void {
  const reader = useReader();
  useCommands(
    isClosed
      ? [
          {
            ...selectPageCommand,
            run: () => reader.say('No page is open here whose text could be selected.'),
          },
        ]
      : [],
  );
}

/** Said only when opening takes long enough to be noticed. */
function Opening({ name }: { readonly name: string }): ReactNode {
  return (
    <div className="opening" role="status">
      <span className="spinner" aria-hidden="true" />
      Opening {name}
    </div>
  );
}

/** Tells the reader which findings stand in this document, whenever they change. */
function useFindings({ view, document, selectedFinding }: ReadingRoomProps, isAsItIs: boolean): void {
  const reader = useReader();
  const { findings } = view.state;
  useEffect(() => {
    const standing = findings.filter(
      (finding) => isAsItIs && finding.document === document && finding.withdrawn === null,
    );
    reader.mark(standing, selectedFinding);
  }, [reader, findings, document, selectedFinding, isAsItIs]);
}

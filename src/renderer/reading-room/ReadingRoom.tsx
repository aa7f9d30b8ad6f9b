import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import type { CaseDocument } from '../../core/cases/case-state.ts';
import { call } from '../app/client.ts';
import type { PdfSource } from '../pdf/pdf-source.ts';
import { DocumentFailure } from './DocumentFailure.tsx';
import { OpenDocument } from './OpenDocument.tsx';
import type { ReadingRoomProps } from './reading-room-props.ts';
import { useReader, useReaderState } from './ReadingRoomProvider.tsx';
import './reading-room.css';

/** The document in the middle of the reading room. */
export function ReadingRoom(props: ReadingRoomProps): ReactNode {
  const reader = useReader();
  const state = useReaderState();
  const [round, setRound] = useState(0);
  const held = props.view.state.documents.find(({ sha256 }) => sha256 === props.document);
  const open = useEffectEvent((document: string) => {
    if (held === undefined) return;
    void reader.open(document, sourceOf(held));
    call('coverage.document', { document }).then(
      ({ shown }) => reader.learnShown(document, shown),
      () => undefined,
    );
  });
  const known = held !== undefined;
  useEffect(() => {
    if (known) open(props.document);
    return () => void reader.close();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another round opens the document again
  }, [reader, props.document, known, round]);
  const needsPassword = props.view.extractions[props.document]?.state === 'password-needed';
  const unlocked = useEffectEvent(() => {
    if (state.phase === 'failed' && state.failure?.kind === 'password-needed') open(props.document);
  });
  useEffect(() => {
    if (!needsPassword) unlocked();
  }, [needsPassword]);
  useFindings(props);

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
          onAgain={() => setRound((count) => count + 1)}
        />
      )}
      {state.phase === 'opening' && <Opening name={held.name} />}
      {state.phase === 'open' && state.session !== null && state.document === props.document && (
        <OpenDocument key={props.document} {...props} held={held} state={state} session={state.session} />
      )}
    </section>
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

function sourceOf({ sha256, bytes }: CaseDocument): PdfSource {
  return {
    bytes,
    read: (offset, length) => call('documents.read', { document: sha256, offset, length }),
    password: () => call('documents.password', { document: sha256 }),
  };
}

/** Tells the reader which findings stand in this document, whenever they change. */
function useFindings({ view, document, selectedFinding }: ReadingRoomProps): void {
  const reader = useReader();
  const { findings } = view.state;
  useEffect(() => {
    const standing = findings.filter(
      (finding) => finding.document === document && finding.withdrawn === null,
    );
    reader.mark(standing, selectedFinding);
  }, [reader, findings, document, selectedFinding]);
}

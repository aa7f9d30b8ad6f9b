import { useState, type ReactNode } from 'react';
import { namesOf, type CaseState } from '../../core/cases/case-state.ts';
import type { InternalNote } from '../../core/notes/internal-note.ts';
import { call } from '../app/client.ts';
import { useWorkspace } from '../app/workspace.ts';
import { ReasonForm } from '../cases/ReasonForm.tsx';
import { Button } from '../ui/Button.tsx';
import { Tag } from '../ui/Tag.tsx';
import { When } from '../ui/When.tsx';
import { ReleaseDialog } from './ReleaseDialog.tsx';
import './notes.css';

interface NotesOnProps {
  readonly state: CaseState;
  /** A finding, or the entry of a decision; null: the case. */
  readonly about: string | null;
}

/** The internal notes on something; nothing where there is none. */
export function NotesOn({ state, about }: NotesOnProps): ReactNode {
  const notes = state.internalNotes.filter((note) => note.about === about);
  if (notes.length === 0) return null;
  return (
    <ul className="internal-note-list" aria-label="Internal notes">
      {notes.map((note) => (
        <NoteItem key={note.id} state={state} note={note} />
      ))}
    </ul>
  );
}

function NoteItem({ state, note }: { readonly state: CaseState; readonly note: InternalNote }): ReactNode {
  const { identity } = useWorkspace();
  const [asking, setAsking] = useState<'release' | 'withdraw' | null>(null);
  const { text, released, withdrawn } = note;
  const stands = withdrawn === null && note.author === identity.key;
  const done = (): void => setAsking(null);
  return (
    <li className={`internal-note ${withdrawn === null ? '' : 'card-withdrawn'}`}>
      <p className="internal-note-head quiet">
        {released === null ? (
          <Tag tone="good">Internal, stays here</Tag>
        ) : (
          <Tag tone="warn">Internal, released</Tag>
        )}
        <span>
          <bdi>{namesOf(state)(note.author)}</bdi>, <When at={note.at} zone={note.zone} />
        </span>
      </p>
      <p className="user-text" dir="auto">
        {text}
      </p>
      {withdrawn !== null && (
        <p className="quiet user-text" dir="auto">
          Withdrawn: {withdrawn}
        </p>
      )}
      {stands && asking !== 'withdraw' && (
        <div className="row">
          {released === null && (
            <Button look="quiet" onClick={() => setAsking('release')}>
              Release…
            </Button>
          )}
          <Button look="quiet" onClick={() => setAsking('withdraw')}>
            Withdraw
          </Button>
        </div>
      )}
      {stands && asking === 'withdraw' && released !== null && (
        <p className="quiet">It was released: it leaves with the case all the same, marked as withdrawn.</p>
      )}
      {stands && asking === 'withdraw' && (
        <ReasonForm
          label="Why is the note withdrawn?"
          action="Withdraw the note"
          onSubmit={(reason) => call('notes.withdraw', { case: state.id, note: note.id, reason })}
          onDone={done}
        />
      )}
      {asking === 'release' && <ReleaseDialog caseId={state.id} note={note} onClose={done} />}
    </li>
  );
}

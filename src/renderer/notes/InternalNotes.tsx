import { useState, type ReactNode } from 'react';
import { NotebookPen } from 'lucide-react';
import type { CaseState } from '../../core/cases/case-state.ts';
import { draftNow } from '../app/drafts.ts';
import { Button } from '../ui/Button.tsx';
import { noteDraftKey } from './note-draft-key.ts';
import { NoteForm } from './NoteForm.tsx';
import { NotesOn } from './NotesOn.tsx';

interface InternalNotesProps {
  readonly state: CaseState;
  /** The entry of the decision that they are on; null: the case. */
  readonly about: string | null;
}

/** The internal notes on something, and the way to write another one. */
export function InternalNotes({ state, about }: InternalNotesProps): ReactNode {
  const draftKey = noteDraftKey(state, about);
  const [writing, setWriting] = useState(draftNow(draftKey) !== null);
  return (
    <div className="internal-notes">
      <NotesOn state={state} about={about} />
      {writing ? (
        <NoteForm state={state} about={about} onDone={() => setWriting(false)} />
      ) : (
        <div>
          <Button look="quiet" icon={NotebookPen} onClick={() => setWriting(true)}>
            Internal note
          </Button>
        </div>
      )}
    </div>
  );
}

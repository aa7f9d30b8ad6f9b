import { useEffect, useRef, useState, type ReactNode } from 'react';
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
  const [form, setForm] = useState<'none' | 'begun' | 'opened' | 'left'>(
    draftNow(draftKey) === null ? 'none' : 'begun',
  );
  const way = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (form === 'left') way.current?.querySelector('button')?.focus();
  }, [form]);
  return (
    <div className="internal-notes">
      <NotesOn state={state} about={about} />
      {form === 'begun' || form === 'opened' ? (
        <NoteForm state={state} about={about} takesFocus={form === 'opened'} onDone={() => setForm('left')} />
      ) : (
        <div ref={way}>
          <Button look="quiet" icon={NotebookPen} onClick={() => setForm('opened')}>
            Internal note
          </Button>
        </div>
      )}
    </div>
  );
}

import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';
import type { CaseState } from '../../core/cases/case-state.ts';
import { call } from '../app/client.ts';
import { useDraft } from '../app/drafts.ts';
import { useTask } from '../app/use-task.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import { noteDraftKey } from './note-draft-key.ts';

interface NoteFormProps {
  readonly state: CaseState;
  /** A finding, or the entry of a decision; null: the case. */
  readonly about: string | null;
  /** It was opened just now, by a person: what was begun before the case was left does not take the focus. */
  readonly takesFocus: boolean;
  readonly onDone: () => void;
}

/** Writes a note that stays in this vault. What is typed is kept as a draft until then. */
export function NoteForm({ state, about, takesFocus, onDone }: NoteFormProps): ReactNode {
  const [draft, putDraft] = useDraft(noteDraftKey(state, about));
  const saving = useTask();
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);
  const text = draft ?? '';
  const leave = (): void => {
    putDraft('');
    onDone();
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!(await saving.run(() => call('notes.write', { case: state.id, about, text: text.trim() })))) return;
    announce('Internal note kept');
    leave();
  };
  return (
    <form className="stack internal-note-form" onSubmit={(event) => void submit(event)}>
      <Field label="Internal note" hint="It stays in your vault, whatever is exported, until you release it.">
        {(control) => (
          <textarea
            {...control}
            ref={input}
            rows={3}
            dir="auto"
            maxLength={20_000}
            value={text}
            onChange={(event) => putDraft(event.target.value)}
          />
        )}
      </Field>
      <FailureNotice failure={saving.failure} />
      <div className="row">
        <Button look="primary" type="submit" busy={saving.busy} disabled={text.trim() === ''}>
          Keep the note
        </Button>
        <Button look="quiet" onClick={leave}>
          Discard
        </Button>
      </div>
    </form>
  );
}

import type { CaseDraft } from '../cases/case-draft.ts';
import type { NoteEvent } from './projection.ts';

/** What an act on internal notes did, without its subject; `quoted` shows what somebody wrote. */
export function internalNoteInWords(
  before: Pick<CaseDraft, 'internalNotes'> | null,
  event: NoteEvent,
  quoted: (text: string) => string,
): readonly string[] {
  if (event.type === 'internal-note-written') {
    return [`wrote an internal note on ${subjectInWords(event.about)}: ${quoted(event.text)}`];
  }
  const text = before?.internalNotes.get(event.note)?.text;
  const note = text === undefined ? 'an unknown note' : `the internal note ${quoted(text)}`;
  return event.type === 'internal-note-released'
    ? [`released ${note}: it leaves with the case from now on`]
    : [`withdrew ${note}: ${quoted(event.reason)}`];
}

/** A decision is named by its entry, which is longer than the name of a finding. */
function subjectInWords(about: string | null): string {
  if (about === null) return 'the case';
  return about.length === 64 ? 'a decision' : 'a finding';
}

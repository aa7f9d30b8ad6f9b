import type { Stamp } from '../cases/case-state.ts';
import type { EventOf } from '../events.ts';
import { Failure } from '../failure.ts';
import type { InternalNote } from './internal-note.ts';

export type NoteEvent = EventOf<
  'internal-note-written' | 'internal-note-withdrawn' | 'internal-note-released'
>;

/**
 * Applies what was recorded of notes, by their name. Only its author releases or withdraws a note. Failure
 * `entry-invalid` where a note is made again under a taken name.
 */
export function applyNoteEvent(notes: Map<string, InternalNote>, event: NoteEvent, stamp: Stamp): void {
  const note = notes.get(event.note);
  if (event.type === 'internal-note-written') {
    if (note !== undefined) {
      throw new Failure(
        'entry-invalid',
        `Entry ${stamp.entry} makes ${note.id} again, which another entry made.`,
      );
    }
    const { note: id, about, text } = event;
    notes.set(id, { ...stamp, id, about, text, withdrawn: null, released: null });
    return;
  }
  if (note?.author !== stamp.author) return;
  const change = event.type === 'internal-note-released' ? { released: stamp } : { withdrawn: event.reason };
  notes.set(note.id, { ...note, ...change });
}

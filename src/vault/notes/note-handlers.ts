import type { Handlers } from '../../ipc/call.ts';
import type { noteCalls } from '../../ipc/note-calls.ts';
import type { Vault } from '../vault.ts';
import { recordNote, recordNoteReleased, recordNoteWithdrawn } from './note-acts.ts';

/** The calls by which internal notes are written, withdrawn and released. */
export function noteHandlers(vault: () => Vault): Handlers<typeof noteCalls> {
  return {
    'notes.write': ({ case: caseId, ...note }) => ({ note: recordNote(vault(), caseId, note) }),
    'notes.withdraw': ({ case: caseId, note, reason }) => {
      recordNoteWithdrawn(vault(), caseId, note, reason);
      return null;
    },
    'notes.release': ({ case: caseId, note }) => {
      recordNoteReleased(vault(), caseId, note);
      return null;
    },
  };
}

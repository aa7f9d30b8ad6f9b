import { randomUUID } from 'node:crypto';
import { releaseNote, withdrawNote, writeNote } from '../../core/notes/commands.ts';
import { laneOfNote } from '../../core/notes/internal-note.ts';
import type { Handlers } from '../../ipc/call.ts';
import type { noteCalls } from '../../ipc/note-calls.ts';
import { caseState, recordEvents } from '../ledger-store.ts';
import type { Vault } from '../vault.ts';

/** The calls by which internal notes are written, withdrawn and released. */
export function noteHandlers(vault: () => Vault): Handlers<typeof noteCalls> {
  return {
    'notes.write': ({ case: caseId, ...note }) => {
      const id = randomUUID();
      recordEvents(vault(), caseId, writeNote(caseState(vault().db, caseId), id, note), {
        lane: laneOfNote(id),
      });
      return { note: id };
    },
    'notes.withdraw': ({ case: caseId, note, reason }) => {
      const { db, identity } = vault();
      const state = caseState(db, caseId);
      const events = withdrawNote(state, { note, reason }, identity.key);
      const stays = state.internalNotes.some(({ id, released }) => id === note && released === null);
      recordEvents(vault(), caseId, events, { lane: stays ? laneOfNote(note) : null });
      return null;
    },
    'notes.release': ({ case: caseId, note }) => {
      const { db, identity } = vault();
      const events = releaseNote(caseState(db, caseId), note, identity.key);
      recordEvents(vault(), caseId, events, { lane: laneOfNote(note), releases: true });
      return null;
    },
  };
}

import { randomUUID } from 'node:crypto';
import { releaseNote, withdrawNote, writeNote } from '../../core/notes/commands.ts';
import { laneOfNote } from '../../core/notes/internal-note.ts';
import { caseState, recordEvents } from '../ledger-store.ts';
import type { Vault } from '../vault.ts';

/** Writes an internal note, which stays in this vault; gives its id. Failures as of `writeNote`. */
export function recordNote(
  vault: Vault,
  caseId: string,
  note: { readonly about: string | null; readonly text: string },
): string {
  const id = randomUUID();
  const events = writeNote(caseState(vault.db, caseId), id, note);
  recordEvents(vault, caseId, events, { lane: laneOfNote(id) });
  return id;
}

/** Failures as of `withdrawNote`. */
export function recordNoteWithdrawn(vault: Vault, caseId: string, note: string, reason: string): void {
  const state = caseState(vault.db, caseId);
  const events = withdrawNote(state, { note, reason }, vault.identity.key);
  const stays = state.internalNotes.some(({ id, released }) => id === note && released === null);
  recordEvents(vault, caseId, events, { lane: stays ? laneOfNote(note) : null });
}

/** Failures as of `releaseNote`. */
export function recordNoteReleased(vault: Vault, caseId: string, note: string): void {
  const events = releaseNote(caseState(vault.db, caseId), note, vault.identity.key);
  recordEvents(vault, caseId, events, { lane: laneOfNote(note), releases: true });
}

import type { CaseState } from '../cases/case-state.ts';
import { checkReason } from '../cases/check-reason.ts';
import type { CaseEvent } from '../events.ts';
import { Failure } from '../failure.ts';
import { isSealed } from '../second-review/approval.ts';
import type { InternalNote } from './internal-note.ts';

/** Each is a head of the ledger by itself until it is released, and an entry rests on so many at most. */
const most = 500;

/** Writes a note on the case (`about` null), a finding, or a decision by its entry. Failures: `invalid-input`, `refused`. */
export function writeNote(
  state: CaseState,
  id: string,
  { about, text }: { readonly about: string | null; readonly text: string },
): readonly CaseEvent[] {
  const isHere =
    about === null ||
    state.findings.some((finding) => finding.id === about) ||
    state.decisions.some(({ entry }) => entry === about);
  if (!isHere) throw new Failure('invalid-input', 'This case has no such finding or decision.');
  if (text.trim() === '') throw new Failure('invalid-input', 'Write the note. Nothing was recorded.');
  if (state.internalNotes.filter(({ released }) => released === null).length >= most) {
    throw new Failure(
      'refused',
      `A case holds at most ${most} internal notes that stay in the vault. Nothing was recorded.`,
    );
  }
  return [{ type: 'internal-note-written', note: id, about, text }];
}

/** Failures: `invalid-input` for another's note or without a reason; no event where it is withdrawn already. */
export function withdrawNote(
  state: CaseState,
  { note, reason }: { readonly note: string; readonly reason: string },
  me: string,
): readonly CaseEvent[] {
  const { withdrawn } = ownNote(state, note, me);
  checkReason(reason);
  return withdrawn === null ? [{ type: 'internal-note-withdrawn', note, reason }] : [];
}

/**
 * Lets a note leave with the case from now on; no event where it does already. Failures: `invalid-input` for another's
 * note; `refused` for a withdrawn one, and while a blind review is sealed, which a note might tell of.
 */
export function releaseNote(state: CaseState, note: string, me: string): readonly CaseEvent[] {
  const { released, withdrawn } = ownNote(state, note, me);
  if (released !== null) return [];
  if (withdrawn !== null) {
    throw new Failure('refused', 'This note was withdrawn. It stays in your vault. Nothing was changed.');
  }
  if (isSealed(state.secondReview)) {
    throw new Failure(
      'refused',
      'A blind second review is under way: what you noted stays in your vault until both sides have committed. Nothing was changed. Release it then.',
    );
  }
  return [{ type: 'internal-note-released', note }];
}

function ownNote({ internalNotes }: CaseState, id: string, me: string): InternalNote {
  const note = internalNotes.find((each) => each.id === id);
  if (note?.author !== me) {
    throw new Failure('invalid-input', 'You have written no such note in this case. Nothing was changed.');
  }
  return note;
}

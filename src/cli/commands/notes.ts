import { nameOf } from '../../core/cases/case-state.ts';
import { caseState } from '../../vault/ledger-store.ts';
import { recordNote, recordNoteReleased, recordNoteWithdrawn } from '../../vault/notes/note-acts.ts';
import type { Vault } from '../../vault/vault.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { caseNamed, withVault, word } from '../with-vault.ts';

/** Internal notes: they stay in the vault until they are released. */
export async function notes(invocation: Invocation): Promise<Outcome> {
  const [what, note] = [word(invocation, 2), invocation.words[3]];
  const takesNote = what === 'release' || what === 'withdraw';
  if (!takesNote && what !== 'list' && what !== 'write') {
    throw new UsageError('notes takes list, write, release or withdraw.');
  }
  if (takesNote !== (note !== undefined)) {
    throw new UsageError(takesNote ? `Say which note to ${what}.` : `${what} takes no further word.`);
  }
  const [text, about, reason] = ['text', 'about', 'reason'].map((name) => invocation.option(name));
  if ((what === 'write') !== (text !== undefined) || (about !== undefined && what !== 'write'))
    throw new UsageError('write takes --text TEXT, and may take --about; nothing else does.');
  if ((what === 'withdraw') !== (reason !== undefined))
    throw new UsageError('withdraw takes --reason TEXT; nothing else does.');
  return withVault(invocation, (vault) => {
    const caseId = caseNamed(vault, word(invocation, 1));
    switch (what) {
      case 'write': {
        const written = recordNote(vault, caseId, { about: about ?? null, text: text ?? '' });
        return { json: { note: written }, lines: [`Noted as ${written}. It stays in this vault.`] };
      }
      case 'release':
        recordNoteReleased(vault, caseId, note ?? '');
        return {
          json: { note },
          lines: ['Released: it leaves with the case from now on, for good, withdrawn later or not.'],
        };
      case 'withdraw':
        recordNoteWithdrawn(vault, caseId, note ?? '', reason ?? '');
        return { json: { note }, lines: [withdrawnInWords(vault, caseId, note)] };
      default:
        return listed(vault, caseId);
    }
  });
}

function withdrawnInWords({ db }: Vault, caseId: string, note: string | undefined): string {
  const isReleased = caseState(db, caseId).internalNotes.some(
    ({ id, released }) => id === note && released !== null,
  );
  return isReleased
    ? 'Withdrawn. It was released before: it leaves with the case all the same, marked as withdrawn.'
    : 'Withdrawn. It stays in this vault.';
}

function listed(vault: Vault, caseId: string): Outcome {
  const state = caseState(vault.db, caseId);
  return {
    json: state.internalNotes,
    lines: state.internalNotes.map(({ id, author, at, text, released, withdrawn }) => {
      const where = released === null ? 'stays here' : 'released';
      const stands = withdrawn === null ? where : `withdrawn, ${where}`;
      return `${id}  ${at}  ${nameOf(state, author)}  ${stands}  ${text}`;
    }),
  };
}

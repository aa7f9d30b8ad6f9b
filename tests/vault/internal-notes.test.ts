import { describe, expect, it } from 'vitest';
import { historyOf } from '../../src/core/cases/history.ts';
import { blindReview } from '../../src/core/second-review/blind-review.ts';
import { openEntriesOf } from '../../src/vault/case-entries.ts';
import { checkVault } from '../../src/vault/check.ts';
import { planExport } from '../../src/vault/exports/export-plan.ts';
import {
  caseState,
  entriesOf,
  ledgerState,
  rebuildProjections,
  recordEvents,
} from '../../src/vault/ledger-store.ts';
import { noteHandlers } from '../../src/vault/notes/note-handlers.ts';
import { searchVault } from '../../src/vault/search.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { acquaint } from '../support/acquaint.ts';
import { blindCase, bundled, commit, decide, find, pass, take } from '../support/blind-cast.ts';
import { failureCode } from '../support/failing.ts';
import { demand, openedCase } from '../support/judged-case.ts';
import { reopened, temporaryVault } from '../support/temporary-vault.ts';

const secret = 'Quillfeather doubts the affidavit';

async function write(vault: Vault, id: string, about: string | null, text: string): Promise<string> {
  const { note } = await noteHandlers(() => vault)['notes.write']({ case: id, about, text });
  return note;
}

function release(vault: Vault, id: string, note: string): unknown {
  return noteHandlers(() => vault)['notes.release']({ case: id, note });
}

function withdraw(vault: Vault, id: string, note: string): unknown {
  return noteHandlers(() => vault)['notes.withdraw']({ case: id, note, reason: 'settled by telephone' });
}

function planned(vault: Vault, id: string) {
  const [first] = planExport(vault, { cases: [id], people: [], recipients: [], open: true }).cases;
  return first;
}

async function acquainted() {
  const [ada, bob] = [await temporaryVault('Ada'), await temporaryVault('Bob')];
  acquaint(ada, bob);
  acquaint(bob, ada);
  const { id } = openedCase(ada, { reference: '24-SW-0417' }, [demand()]);
  return { ada, bob, id };
}

describe('an internal note', () => {
  it('is in no bundle before it is released, and in the next one after, with what was done meanwhile', async () => {
    const { ada, bob, id } = await acquainted();
    const decision = decide(ada, id, 0);
    const note = await write(ada, id, decision, secret);
    const kept = await write(ada, id, null, 'Heronsgate, never told');
    recordEvents(ada, id, [{ type: 'request-changed', changes: { agency: 'after the note' } }]);

    const before = await bundled(ada, id);
    expect(before.includes('after the note')).toBe(true);
    for (const name of [secret, note, kept, 'Heronsgate']) expect(before.includes(name)).toBe(false);
    await take(bob, before);
    expect(ledgerState(bob.db, id).internalNotes).toEqual([]);
    expect(planned(ada, id)).toMatchObject({ staysHere: 0, notesStay: 2, internalNotes: [] });

    release(ada, id, note);
    const after = await bundled(ada, id);
    expect(after.includes(secret)).toBe(true);
    expect(after.includes('Heronsgate')).toBe(false);
    await take(bob, after);
    expect(ledgerState(bob.db, id).internalNotes).toMatchObject([
      { id: note, about: decision, text: secret, author: ada.identity.key, withdrawn: null },
    ]);
    expect(entriesOf(bob.db, id)).toEqual(openEntriesOf(ada.db, id));
    expect(planned(ada, id)).toMatchObject({ staysHere: 0, notesStay: 1, internalNotes: [secret] });
    expect(await checkVault(ada)).toMatchObject({ ok: true, problems: [] });
  });

  it('shows in its vault, is found there by its words and stands in the history, after a rebuild too', async () => {
    const { ada, id } = await acquainted();
    const note = await write(ada, id, null, secret);
    rebuildProjections(ada);
    const again = await reopened(ada);
    expect(caseState(again.db, id).internalNotes).toMatchObject([{ id: note, text: secret, released: null }]);
    expect(searchVault(again.db, 'quillfeather', 10)).toMatchObject([{ kind: 'note', case: id }]);
    expect(historyOf(entriesOf(again.db, id)).at(-1)?.what).toEqual([
      `wrote an internal note on the case: “${secret}”`,
    ]);
    withdraw(again, id, note);
    expect(searchVault(again.db, 'quillfeather', 10)).toEqual([]);
    expect(planned(again, id)).toMatchObject({ notesStay: 0, staysHere: 0 });
  });

  it('that was withdrawn stays; one that was released is withdrawn for everybody', async () => {
    const { ada, bob, id } = await acquainted();
    const [first, second] = [await write(ada, id, null, secret), await write(ada, id, null, 'told later')];
    withdraw(ada, id, first);
    expect(await failureCode(() => release(ada, id, first))).toBe('refused');
    release(ada, id, second);
    withdraw(ada, id, second);
    const bundle = await bundled(ada, id);
    expect(bundle.includes(secret)).toBe(false);
    await take(bob, bundle);
    expect(caseState(bob.db, id).internalNotes).toMatchObject([
      { id: second, withdrawn: 'settled by telephone' },
    ]);
  });

  it('is its author’s: nobody else withdraws it, nor does an entry that says so', async () => {
    const { ada, bob, id } = await acquainted();
    const note = await write(ada, id, null, secret);
    release(ada, id, note);
    await take(bob, await bundled(ada, id));
    expect(await failureCode(() => withdraw(bob, id, note))).toBe('invalid-input');
    recordEvents(bob, id, [{ type: 'internal-note-withdrawn', note, reason: 'not mine' }]);
    expect(caseState(bob.db, id).internalNotes).toMatchObject([{ id: note, withdrawn: null }]);
  });

  it('on what is not there, or without a word, is refused', async () => {
    const { ada, id } = await acquainted();
    const about = 'a'.repeat(64);
    expect(await failureCode(() => write(ada, id, about, secret))).toBe('invalid-input');
    expect(await failureCode(() => write(ada, id, null, '  '))).toBe('invalid-input');
  });

  it('breaks no blind review and tells nothing of it: it is released once both sides are bound', async () => {
    const [ada, bob] = [await temporaryVault('Ada'), await temporaryVault('Bob')];
    acquaint(ada, bob);
    acquaint(bob, ada);
    const id = blindCase(ada);
    pass(ada, bob, id);
    const before = await write(ada, id, null, secret);
    for (const vault of [ada, bob]) {
      find(vault, id, 'signed', 'supports', 'seen');
      for (const index of [0, 1]) decide(vault, id, index);
    }
    const [sealed] = caseState(ada.db, id).findings;
    expect(await failureCode(() => write(ada, id, sealed?.id ?? '', 'on it'))).toBe('refused');
    expect(await failureCode(() => release(ada, id, before))).toBe('refused');
    commit(ada, id);
    await write(ada, id, null, 'written while bound');
    pass(ada, bob, id);
    commit(bob, id);
    pass(bob, ada, id);
    pass(ada, bob, id);
    await write(ada, id, sealed?.id ?? '', 'on it');
    release(ada, id, before);
    pass(ada, bob, id);
    for (const { db } of [ada, bob]) {
      const { secondReview, internalNotes } = caseState(db, id);
      expect(secondReview === null ? null : blindReview(entriesOf(db, id), secondReview).state).toBe('held');
      expect(internalNotes.some(({ text }) => text === secret)).toBe(true);
    }
    expect(caseState(bob.db, id).internalNotes).toHaveLength(1);
  });
});

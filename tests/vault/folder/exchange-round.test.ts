import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { Failure } from '../../../src/core/failure.ts';
import { roundInWords } from '../../../src/renderer/folder/round-words.ts';
import { keptReceipts } from '../../../src/vault/exports/receipt-store.ts';
import { changeRequest } from '../../../src/core/requests/commands.ts';
import { decidedTwice } from '../../../src/core/cases/case-state.ts';
import { writeBundle } from '../../../src/vault/bundles/write-bundle.ts';
import { FolderDrive } from '../../../src/vault/folder/folder-drive.ts';
import { allowEverything } from '../../../src/vault/folder/allowed.ts';
import { firstSendings } from '../../../src/vault/folder/first-sendings.ts';
import { decideOnFile } from '../../../src/vault/folder/receive.ts';
import { openEntriesOf, releaseLane } from '../../../src/vault/case-entries.ts';
import { write } from '../../../src/vault/database.ts';
import { caseState, entriesOf, recordEvents } from '../../../src/vault/ledger-store.ts';
import { logLines } from '../../../src/vault/folder/folder-store.ts';
import { waitingFiles } from '../../../src/vault/folder/folder-lists.ts';
import { takeReceipt, writeReceipt } from '../../../src/vault/people/acknowledgements.ts';
import { changedFor } from '../../../src/vault/people/addressees.ts';
import { exchangedCases, exchangeOf, noteSent } from '../../../src/vault/people/exchange-store.ts';
import { people } from '../../../src/vault/people/person-store.ts';
import { missingEntries } from '../../../src/vault/people/witnessed-heads.ts';
import { addPerson, placePerson, retirePerson, verifyPerson } from '../../../src/vault/people/person-acts.ts';
import { writeCard } from '../../../src/vault/people/card-file.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { failureCode } from '../../support/failing.ts';
import {
  bundlesIn,
  caseOf,
  firstRound,
  rejectIn,
  renameAgency,
  roundOf,
  sharedDrive,
  sharedFolder,
  sharingVaults,
} from '../../support/folder-pair.ts';
import { asManyAs } from '../../support/long-run.ts';
import { temporaryVault } from '../../support/temporary-vault.ts';

async function pair() {
  const { vaults, path } = await sharingVaults('Ada', 'Bob');
  const [ada, bob] = vaults;
  if (ada === undefined || bob === undefined) throw new Error('there are two');
  return { ada, bob, path };
}

/** What the log says, latest first. */
function log(vault: Vault, path: string): readonly string[] {
  return logLines(vault.db, sharedFolder(vault, path).id).map(({ text }) => text);
}

/** The same entries on both sides, and the same case. */
function expectSame(one: Vault, other: Vault, id: string): void {
  expect(entriesOf(other.db, id)).toEqual(entriesOf(one.db, id));
  expect(caseState(other.db, id)).toEqual(caseState(one.db, id));
}

describe('a shared folder', () => {
  it('carries nothing of a case to anybody before it was named, and all that follows afterwards', async () => {
    const { ada, bob, path } = await pair();
    const id = caseOf(ada);
    expect(await roundOf(ada, path)).toMatchObject({ sent: [], received: [] });
    expect(await firstRound(ada, path, [id])).toMatchObject({ sent: [{ for: { name: 'Bob' }, cases: 1 }] });
    expect(await roundOf(ada, path)).toMatchObject({ sent: [], tidied: 0 });
    expect(await roundOf(bob, path)).toMatchObject({
      sent: [],
      received: [{ signer: { name: 'Ada', state: 'known' }, added: 3, known: 0 }],
    });
    expectSame(ada, bob, id);
    renameAgency(bob, id, 'Agency B');
    expect((await roundOf(bob, path)).sent).toHaveLength(1);
    expect(await roundOf(ada, path)).toMatchObject({ sent: [], received: [{ added: 2 }] });
    expectSame(ada, bob, id);
    for (const vault of [ada, bob])
      expect(await roundOf(vault, path)).toMatchObject({ sent: [], received: [] });
  });

  it('lets others be alone with the vault while a bundle is copied there', async () => {
    const { ada, path } = await pair();
    const id = caseOf(ada);
    const drive = new FolderDrive();
    const ask = drive.ask.bind(drive);
    let copied = 0;
    vi.spyOn(drive, 'ask').mockImplementation(async (act, ...rest) => {
      if (act === 'put') copied += await ada.gate.alone(() => Promise.resolve(1));
      return ask(act, ...rest);
    });
    const { sent } = await roundOf(ada, path, { drive, named: { cases: [id], to: people(ada.db) } });
    drive.close();
    expect([sent.length, copied]).toEqual([1, 1]);
  });

  it('says what would go to somebody who never had anything through it, before it does', async () => {
    const { ada, bob, path } = await pair();
    const [id, other] = [caseOf(ada), caseOf(ada)];
    const folder = sharedFolder(ada, path);
    expect(firstSendings(ada.db, folder, false)).toEqual([]);
    const { key } = bob.identity;
    const heads = caseState(ada.db, id).heads;
    noteSent(ada.db, { key, cases: [{ case: id, heads }], at: ada.now().at, bundle: 'by hand' });
    expect(firstSendings(ada.db, folder, false)).toEqual([]);
    // It was lost by hand: what a person sends again is looked at first, too.
    const lost = [{ key, name: 'Bob', cases: [id] }];
    expect(firstSendings(ada.db, folder, true)).toEqual(lost);
    const again = await roundOf(ada, path, { unconfirmed: true });
    expect(again).toMatchObject({ sent: [], held: lost });
    expect(roundInWords(again)).toBe('1 case for Bob waits until you have looked at what goes.');
    renameAgency(ada, id, 'changed since');
    renameAgency(ada, other, 'never exchanged');
    expect(firstSendings(ada.db, folder, false)).toEqual([{ key, name: 'Bob', cases: [id] }]);
    for (let turn = 0; turn < 2; turn++) {
      expect(await roundOf(ada, path)).toMatchObject({ sent: [], held: [{ key, name: 'Bob', cases: [id] }] });
    }
    expect(log(ada, path)).toEqual([expect.stringContaining('1 case for Bob waits')]);
    expect(bundlesIn(path)).toEqual([]);
    // Another case that is named says nothing of this one.
    expect(await firstRound(ada, path, [other])).toMatchObject({
      sent: [{ cases: 1 }],
      held: [{ cases: [id] }],
    });
    allowEverything(ada.db, folder, key);
    expect(await roundOf(ada, path)).toMatchObject({ sent: [{ cases: 1 }], held: [] });
    renameAgency(ada, id, 'again');
    expect(firstSendings(ada.db, folder, false)).toEqual([]);
  });

  it('has file names that say nothing, and of a case nothing readable', async () => {
    const { ada, path } = await pair();
    const id = caseOf(ada);
    await firstRound(ada, path, [id]);
    const [name, ...others] = bundlesIn(path);
    expect(others).toEqual([]);
    expect(name).toMatch(/^[0-9a-f]{32}\.redrope$/);
    const bytes = readFileSync(join(path, name ?? ''));
    for (const word of [id, caseState(ada.db, id).request.reference, 'j.doe@example.com', ada.identity.key])
      expect(bytes.includes(word), word).toBe(false);
  });

  it('loses own bundles that later ones replace, and never one of others', async () => {
    const { ada, bob, path } = await pair();
    const id = caseOf(ada);
    await firstRound(ada, path, [id]);
    const [first] = bundlesIn(path);
    await roundOf(bob, path);
    renameAgency(bob, id, 'Agency B');
    await roundOf(bob, path);
    const [ofBob] = bundlesIn(path).filter((name) => name !== first);
    renameAgency(ada, id, 'Agency A');
    expect(await roundOf(ada, path)).toMatchObject({ tidied: 1 });
    expect(bundlesIn(path)).not.toContain(first);
    expect(bundlesIn(path)).toContain(ofBob);
    expect(bundlesIn(path)).toHaveLength(2);
  });

  it('takes two who write at once, and three who all share', async () => {
    const { vaults, path } = await sharingVaults('Ada', 'Bob', 'Cem');
    const [ada, ...others] = vaults;
    if (ada === undefined) throw new Error('there are three');
    const id = caseOf(ada);
    await firstRound(ada, path, [id]);
    await Promise.all(vaults.map((vault) => roundOf(vault, path)));
    for (const vault of vaults) rejectIn(vault, id, `so says ${vault.identity.name}`);
    for (let turn = 0; turn < 3; turn++) await Promise.all(vaults.map((vault) => roundOf(vault, path)));
    for (const vault of others) expectSame(ada, vault, id);
    expect(caseState(ada.db, id).decisions).toHaveLength(3);
    expect(decidedTwice(caseState(ada.db, id))).toHaveLength(1);
  });

  it('leaves a half-written file until it is whole, and what is being written alone', async () => {
    const { ada, bob, path } = await pair();
    const id = caseOf(ada);
    await firstRound(ada, path, [id]);
    const [name = ''] = bundlesIn(path);
    // Colleagues under other accounts read it too, where the folder lets them.
    if (process.platform !== 'win32')
      expect(statSync(join(path, name)).mode & 0o777).toBe(0o666 & ~process.umask());
    const whole = readFileSync(join(path, name));
    renameSync(join(path, name), join(path, `${name}.part`));
    expect(await roundOf(bob, path)).toMatchObject({ received: [], skipped: [] });
    for (const length of [0, 100, whole.length - 1]) {
      writeFileSync(join(path, 'copied.redrope'), whole.subarray(0, length));
      const { received, skipped } = await roundOf(bob, path);
      expect({ length, received, skipped }).toMatchObject({
        received: [],
        skipped: [{ file: 'copied.redrope', reason: expect.stringContaining('not there as a whole yet') }],
      });
    }
    expect(entriesOf(bob.db, id)).toEqual([]);
    writeFileSync(join(path, 'copied.redrope'), whole);
    expect(await roundOf(bob, path)).toMatchObject({ received: [{ added: 3 }], skipped: [] });
    expectSame(ada, bob, id);
  });

  it('goes on where it was stopped, and removes what a crash left of its own', async () => {
    const { ada, bob, path } = await pair();
    const cases = Array.from({ length: 3 }, () => caseOf(ada));
    const stop = new AbortController();
    const onWork = (done: number) => {
      if (done === 1) stop.abort();
    };
    for (const id of cases) await firstRound(ada, path, [id]);
    expect(await failureCode(() => roundOf(bob, path, { signal: stop.signal, onWork }))).toBe('cancelled');
    const before = cases.filter((id) => entriesOf(bob.db, id).length > 0);
    expect(before).toHaveLength(1);
    expect((await roundOf(bob, path)).received).toHaveLength(2);
    for (const id of cases) expectSame(ada, bob, id);
  });

  it.each([false, true])('sends what a crash cut off, and notes what it left whole: %s', async (isWhole) => {
    const { ada, bob, path } = await pair();
    const id = caseOf(ada);
    const drive = new FolderDrive();
    const ask = drive.ask.bind(drive);
    vi.spyOn(drive, 'ask').mockImplementation(async (act, ...rest) => {
      if (act === 'put' && !isWhole) throw new Failure('cancelled', 'cut off');
      const done = await ask(act, ...rest);
      if (act === 'put') throw new Failure('cancelled', 'cut off');
      return done;
    });
    const named = { cases: [id], to: people(ada.db) };
    expect(await failureCode(() => roundOf(ada, path, { drive, named }))).toBe('cancelled');
    drive.close();
    const name = String(ada.db.prepare('SELECT name FROM folder_file ORDER BY id DESC').pluck().get());
    writeFileSync(join(path, `${name}.part`), 'half');
    expect((await roundOf(ada, path)).sent).toHaveLength(isWhole ? 0 : 1);
    expect(readdirSync(path)).not.toContain(`${name}.part`);
    expect(exchangedCases(ada.db, bob.identity.key)).toMatchObject([{ case: id, behind: 0, unconfirmed: 3 }]);
    expect(keptReceipts(ada.db)).toMatchObject([{ caseIds: [id] }]);
    expect(log(ada, path)).toEqual([expect.stringContaining('1 case for Bob, as ')]);
    renameAgency(ada, id, 'Agency 2');
    expect(await roundOf(ada, path)).toMatchObject({ sent: [{ cases: 1, again: 0 }], tidied: 1 });
    await roundOf(bob, path);
    expectSame(ada, bob, id);
  });

  it('that is gone is told, loses nothing, and goes on when it is back', async () => {
    const { ada, bob, path } = await pair();
    const id = caseOf(ada);
    await firstRound(ada, path, [id]);
    renameSync(path, `${path}-away`);
    renameAgency(ada, id, 'Agency 2');
    expect(await failureCode(() => roundOf(ada, path))).toBe('file-unreadable');
    expect(await failureCode(() => roundOf(bob, path))).toBe('file-unreadable');
    expect(readdirSync(join(path, '..'))).toEqual(['shared-away']);
    // A mount point without its drive: nothing that was sent is sent again into it.
    mkdirSync(path);
    await roundOf(ada, path);
    expect(bundlesIn(path)).toHaveLength(1);
    await roundOf(ada, path);
    expect(bundlesIn(path)).toHaveLength(1);
    rmSync(path, { recursive: true });
    renameSync(`${path}-away`, path);
    expect((await roundOf(ada, path)).sent).toHaveLength(1);
    await roundOf(bob, path);
    expectSame(ada, bob, id);
  });

  it('sends again, a few times, what somebody removed before it can have arrived', async () => {
    const { ada, bob, path } = await pair();
    const id = caseOf(ada);
    const other = caseOf(ada);
    await firstRound(ada, path, [other]);
    await firstRound(ada, path, [id]);
    const sent = [];
    for (let turn = 0; turn < 8; turn++) {
      const name = String(
        ada.db.prepare('SELECT name FROM folder_file WHERE outcome = ? ORDER BY id DESC').pluck().get('sent'),
      );
      rmSync(join(path, name), { force: true });
      sent.push(...(await roundOf(ada, path)).sent);
    }
    expect(sent).toHaveLength(4);
    await roundOf(bob, path);
    expect(entriesOf(bob.db, other)).not.toEqual([]);
    expect(log(ada, path)).toContainEqual(expect.stringContaining('only when you say so'));
    // The others are not sent again by themselves; when a person says so they are, into an emptied folder too.
    expect(await roundOf(ada, path, { unconfirmed: true })).toMatchObject({ sent: [{ cases: 1, again: 1 }] });
    expect(log(ada, path)[0]).toContain('It went before, and nothing shows that it arrived.');
    await roundOf(bob, path);
    expectSame(ada, bob, id);
  });

  it('keeps what nobody has read yet, whatever came from them meanwhile, and says when the folder was emptied', async () => {
    const { ada, bob, path } = await pair();
    const id = caseOf(ada);
    await firstRound(ada, path, [id]);
    await roundOf(bob, path);
    const before = bundlesIn(path);
    renameAgency(ada, id, 'Agency A');
    await roundOf(ada, path);
    const fresh = bundlesIn(path).find((name) => !before.includes(name)) ?? '';
    // What synchronises the folder is slow: Bob does not see it yet when he writes.
    renameSync(join(path, fresh), join(path, `${fresh}.slow`));
    renameAgency(bob, id, 'Agency B');
    await roundOf(bob, path);
    renameSync(join(path, `${fresh}.slow`), join(path, fresh));
    expect(await roundOf(ada, path)).toMatchObject({ received: [{ added: 2 }] });
    expect(bundlesIn(path)).toContain(fresh);
    for (const name of bundlesIn(path)) rmSync(join(path, name));
    const { vanished } = await roundOf(ada, path);
    expect(vanished).toEqual(log(ada, path).slice(0, 1));
    expect(log(ada, path)[0]).toContain('It may be a drive that is not connected');
    await roundOf(ada, path, { unconfirmed: true });
    await roundOf(bob, path);
    expectSame(ada, bob, id);
  });

  it('that was emptied gets what changes, and the rest only when somebody says so; a second time is told, too', async () => {
    const { ada, path } = await pair();
    const [changing, resting] = [caseOf(ada), caseOf(ada)];
    await firstRound(ada, path, [changing]);
    await firstRound(ada, path, [resting]);
    const away = `${path}-away`;
    renameSync(path, away);
    mkdirSync(path);
    expect(await roundOf(ada, path)).toMatchObject({
      sent: [],
      vanished: [expect.stringContaining('2 cases')],
    });
    renameAgency(ada, changing, 'Agency 2');
    for (const sent of [[{ cases: 1, again: 0 }], [], []])
      expect(await roundOf(ada, path)).toMatchObject({ sent, vanished: [expect.stringContaining('1 case')] });
    for (const name of bundlesIn(away)) copyFileSync(join(away, name), join(path, name));
    expect(await roundOf(ada, path)).toMatchObject({ sent: [], vanished: [] });
    const told = () => log(ada, path).filter((text) => text.includes('of 2 cases for Bob')).length;
    expect(told()).toBe(1);
    for (const name of bundlesIn(path)) rmSync(join(path, name));
    for (let turn = 0; turn < 2; turn++) await roundOf(ada, path);
    expect(told()).toBe(2);
    expect(await roundOf(ada, path, { unconfirmed: true })).toMatchObject({ sent: [{ cases: 2, again: 2 }] });
  });

  it('goes on with a person under the key that replaces theirs', async () => {
    const { ada, bob, path } = await pair();
    const id = caseOf(ada);
    await firstRound(ada, path, [id]);
    await bob.replaceKey();
    const { key } = bob.identity;
    addPerson(ada, writeCard(bob, ''));
    verifyPerson(ada, key);
    renameAgency(ada, id, 'Agency 2');
    expect(await roundOf(ada, path)).toMatchObject({
      sent: [{ for: { key }, cases: 1 }],
      held: [],
      tidied: 1,
    });
    await roundOf(bob, path);
    expectSame(ada, bob, id);
  });

  it('sends again what a receipt lacked, whichever way it went before', async () => {
    const { ada, bob, path } = await pair();
    const id = caseOf(ada);
    await firstRound(ada, path, [id]);
    await roundOf(bob, path);
    renameAgency(ada, id, 'Agency A');
    const [cases, { key }] = [[{ case: id, heads: caseState(ada.db, id).heads }], bob.identity];
    noteSent(ada.db, { key, cases, at: ada.now().at, bundle: 'a mail that was lost' });
    expect(await roundOf(ada, path)).toMatchObject({ sent: [] });
    expect(exchangeOf(ada.db, key, id)).toMatchObject({ behind: 0, unconfirmed: 1, lost: 0 });
    takeReceipt(ada, writeReceipt(bob, 'Ada'));
    expect(exchangeOf(ada.db, key, id)).toMatchObject({ behind: 0, unconfirmed: 1, lost: 1 });
    expect(changedFor(ada.db, people(ada.db), [])).toEqual([id]);
    expect(await roundOf(ada, path)).toMatchObject({ sent: [{ cases: 1, again: 1 }] });
    expect(exchangeOf(ada.db, key, id)).toMatchObject({ lost: 0 });
    expect(await roundOf(ada, path)).toMatchObject({ sent: [] });
    await roundOf(bob, path);
    expectSame(ada, bob, id);
  });
});

describe('a receipt', () => {
  it('goes back alone, once for what came, in one file, and names nothing else', async () => {
    const { ada, bob, path } = await pair();
    const [id, other] = [caseOf(ada), caseOf(ada)];
    const standing = (caseId: string) => exchangeOf(ada.db, bob.identity.key, caseId);
    await firstRound(ada, path, [id]);
    expect((await roundOf(bob, path)).receipts).toMatchObject({ sent: [{ for: { name: 'Ada' }, cases: 1 }] });
    const seen = await roundOf(ada, path);
    expect(seen.receipts).toMatchObject({ sent: [], received: [{ name: 'Bob', state: 'known', cases: 1 }] });
    expect(roundInWords(seen)).toBe('Bob confirmed what they hold.');
    expect(standing(id)).toMatchObject({ behind: 0, unconfirmed: 0, acknowledged: expect.any(String) });
    const files = bundlesIn(path);
    expect(files).toHaveLength(2);
    for (const vault of [bob, ada]) {
      const { receipts, received } = await roundOf(vault, path);
      expect([receipts, received]).toEqual([{ sent: [], received: [] }, []]);
    }
    expect(bundlesIn(path)).toEqual(files);

    // What Bob adds may not go to Ada; that hers came may.
    placePerson(bob, ada.identity.key, 'outside');
    renameAgency(bob, id, 'kept from Ada');
    renameAgency(ada, id, 'Agency A');
    await firstRound(ada, path, [other]);
    expect(await roundOf(bob, path)).toMatchObject({
      sent: [],
      kept: [{ case: id }],
      receipts: { sent: [{ cases: 2 }] },
      tidied: 1,
    });
    await roundOf(ada, path);
    expect([standing(id).unconfirmed, standing(other).unconfirmed]).toEqual([0, 0]);
    expect([missingEntries(ada.db), bundlesIn(path).length]).toEqual([[], 2]);

    placePerson(bob, ada.identity.key, 'team');
    expect(await roundOf(bob, path, { isFirst: true })).toMatchObject({
      sent: [{ cases: 1 }],
      receipts: { sent: [] },
    });
    await roundOf(ada, path);
    expectSame(ada, bob, id);
  });

  it('that a crash cut off is made anew, and shows nothing to be lost that went out since', async () => {
    const { ada, bob, path } = await pair();
    const id = caseOf(ada);
    await firstRound(ada, path, [id]);
    const drive = new FolderDrive();
    const ask = drive.ask.bind(drive);
    vi.spyOn(drive, 'ask').mockImplementation(async (act, ...rest) => {
      const done = await ask(act, ...rest);
      if (act === 'put') throw new Failure('cancelled', 'cut off');
      return done;
    });
    expect(await failureCode(() => roundOf(bob, path, { drive }))).toBe('cancelled');
    drive.close();
    expect((await roundOf(bob, path)).receipts.sent).toHaveLength(1);
    expect(bundlesIn(path)).toHaveLength(2);
    renameAgency(ada, id, 'Agency A');
    const [cases, { key }] = [[{ case: id, heads: caseState(ada.db, id).heads }], bob.identity];
    noteSent(ada.db, { key, cases, at: ada.now().at, bundle: 'a mail on its way' });
    await roundOf(ada, path);
    expect(exchangeOf(ada.db, key, id)).toMatchObject({ behind: 0, unconfirmed: 1, lost: 0 });
  });

  it('for somebody to whom nothing can be encrypted stays here, with the reason, and stops no other', async () => {
    const { vaults, path } = await sharingVaults('Ada', 'Bob', 'Cem');
    const [ada, bob, cem] = vaults;
    if (ada === undefined || bob === undefined || cem === undefined) throw new Error('there are three');
    for (const vault of [ada, cem]) await firstRound(vault, path, [caseOf(vault)]);
    // As of somebody who was accepted by their acts alone.
    const introduction = JSON.stringify({ name: 'Ada', recipient: 'age1mistyped' });
    write(
      bob.db,
      'UPDATE person SET card = NULL, introduction = ? WHERE key = ?',
      introduction,
      ada.identity.key,
    );
    for (const sent of [[{ for: { name: 'Cem' }, cases: 1 }], []])
      expect((await roundOf(bob, path)).receipts).toMatchObject({ sent });
    const told = log(bob, path).filter((line) => line.startsWith('No receipt goes to Ada: '));
    expect(told).toEqual([expect.stringContaining('age recipient')]);
  });
});

describe('what may not leave', () => {
  it('stays here, with the reason, whatever else goes, and is not tried again before something changed', async () => {
    const { ada, bob, path } = await pair();
    const [secret, open] = [caseOf(ada), caseOf(ada)];
    recordEvents(ada, open, changeRequest(caseState(ada.db, open), { nondisclosure: null }));
    placePerson(ada, bob.identity.key, 'outside');
    const first = await firstRound(ada, path, [secret, open]);
    expect(first).toMatchObject({ sent: [{ cases: 1 }], kept: [{ case: secret, for: { name: 'Bob' } }] });
    expect(first.kept[0]?.reason).toContain('Nondisclosure runs');
    expect(await roundOf(ada, path)).toMatchObject({ sent: [], kept: [] });
    await roundOf(bob, path);
    expect(entriesOf(bob.db, secret)).toEqual([]);
    expectSame(ada, bob, open);
    expect(await roundOf(ada, path)).toMatchObject({ sent: [] });
  });

  it('goes when its block is lifted, and what lay there unread before stays', async () => {
    const { ada, bob, path } = await pair();
    const [unread, kept, changed] = [caseOf(ada), caseOf(ada), caseOf(ada)];
    await firstRound(ada, path, [unread]);
    placePerson(ada, bob.identity.key, 'outside');
    renameAgency(ada, unread, 'Agency 2');
    expect(await firstRound(ada, path, [kept, changed])).toMatchObject({ sent: [], tidied: 0 });
    expect(await roundOf(bob, path)).toMatchObject({ received: [{ added: 3 }] });
    recordEvents(ada, changed, changeRequest(caseState(ada.db, changed), { nondisclosure: null }));
    expect(await roundOf(ada, path)).toMatchObject({ sent: [{ cases: 1 }], kept: [] });
    placePerson(ada, bob.identity.key, 'team');
    expect(await roundOf(ada, path, { isFirst: true })).toMatchObject({ sent: [{ cases: 2 }], kept: [] });
    await roundOf(bob, path);
    for (const id of [unread, kept, changed]) expectSame(ada, bob, id);
  });

  it('is in no file while it is withheld, and goes once it is released', async () => {
    const { ada, bob, path } = await pair();
    const id = caseOf(ada);
    await firstRound(ada, path, [id]);
    const note = { type: 'case-responded', note: 'for my own vault, for now' } as const;
    recordEvents(ada, id, [note], { lane: 'second-review' });
    expect(await roundOf(ada, path)).toMatchObject({ sent: [], tidied: 0 });
    await roundOf(bob, path);
    expect(entriesOf(bob.db, id)).toEqual(openEntriesOf(ada.db, id));
    releaseLane(ada.db, id, 'second-review');
    expect((await roundOf(ada, path)).sent).toHaveLength(1);
    await roundOf(bob, path);
    expectSame(ada, bob, id);
  });
});

describe('what strangers put into it', () => {
  it('waits until a person decides, and is told apart by key', async () => {
    const { ada, bob, path } = await pair();
    const eve = await temporaryVault('Eve');
    const put = async (name: string) => {
      const id = caseOf(eve);
      const what = { cases: [id], recipients: [ada.identity.recipient], passphrase: null };
      await writeBundle(eve, what, join(path, name));
      return id;
    };
    const [first, second, third] = [await put('a.redrope'), await put('b.redrope'), await put('c.redrope')];
    const { waiting, received } = await roundOf(ada, path);
    expect(received).toEqual([]);
    expect(waiting).toMatchObject(
      ['a.redrope', 'b.redrope', 'c.redrope'].map((file) => ({
        file,
        signer: { name: 'Eve', state: 'unknown' },
      })),
    );
    expect(waiting[0]?.words).toHaveLength(12);
    expect(entriesOf(ada.db, first)).toEqual([]);
    const folder = sharedFolder(ada, path);
    const decide = (id = 0, take = true) =>
      decideOnFile(ada, folder, id, { signer: eve.identity.key, take, drive: sharedDrive });
    // Somebody else puts his own bundle under the name that was shown, before a round and after it.
    const shown = readFileSync(join(path, 'a.redrope'));
    const what = { cases: [caseOf(bob)], recipients: [ada.identity.recipient], passphrase: null };
    retirePerson(ada, 'Bob');
    await writeBundle(bob, what, join(path, 'a.redrope'));
    expect(await failureCode(() => decide(waiting[0]?.id))).toBe('invalid-input');
    expect(await failureCode(() => decide(waiting[0]?.id))).toBe('invalid-input');
    expect(what.cases.flatMap((id) => entriesOf(ada.db, id))).toEqual([]);
    writeFileSync(join(path, 'a.redrope'), shown);
    await roundOf(ada, path);
    await decide(waiting[0]?.id);
    await decide(waiting[1]?.id, false);
    expect(entriesOf(ada.db, first)).toEqual(entriesOf(eve.db, first));
    expect((await roundOf(ada, path)).waiting).toMatchObject([{ file: 'c.redrope' }]);
    addPerson(ada, writeCard(eve, ''));
    expect(await roundOf(ada, path)).toMatchObject({ waiting: [], received: [{ file: 'c.redrope' }] });
    expect(entriesOf(ada.db, third)).not.toEqual([]);
    expect(entriesOf(ada.db, second)).toEqual([]);
    retirePerson(ada, 'Eve');
    await put('d.redrope');
    expect(await roundOf(ada, path)).toMatchObject({ waiting: [{ signer: { state: 'retired' } }], sent: [] });
    expect(await failureCode(() => decide(999))).toBe('invalid-input');
    // Of an emptied folder nothing is said to lie there; it is known again once it is back.
    renameSync(path, `${path}-away`);
    mkdirSync(path);
    expect(await roundOf(ada, path)).toMatchObject({ waiting: [], forOthers: 0 });
    expect(waitingFiles(ada, folder.id)).toEqual([]);
    rmSync(path, { recursive: true });
    renameSync(`${path}-away`, path);
    expect(await roundOf(ada, path)).toMatchObject({ waiting: [{ file: 'd.redrope' }] });
  });

  it('is bounded, skipped with a reason, and never followed elsewhere', async () => {
    const { ada, bob, path } = await pair();
    const id = caseOf(bob);
    const target = join(path, '..', 'elsewhere.redrope');
    await writeBundle(bob, { cases: [id], recipients: [ada.identity.recipient], passphrase: null }, target);
    symlinkSync(target, join(path, 'link.redrope'));
    execFileSync('mkfifo', [join(path, 'pipe.redrope')]);
    mkdirSync(join(path, 'folder.redrope'));
    writeFileSync(join(path, 'huge.redrope'), '');
    truncateSync(join(path, 'huge.redrope'), 5 * 1024 ** 3);
    writeFileSync(join(path, 'noise.redrope'), randomBytes(5000));
    writeFileSync(join(path, 'turned\u202Eround.redrope'), 'PK');
    const underPassphrase = join(import.meta.dirname, '../../vectors/bundle/accept/age-passphrase.redrope');
    copyFileSync(underPassphrase, join(path, 'words.redrope'));
    await writeBundle(
      bob,
      { cases: [id], recipients: [bob.identity.recipient], passphrase: null },
      join(path, 'others.redrope'),
    );
    const before = bundlesIn(path);
    const { skipped, received, forOthers } = await roundOf(ada, path);
    expect(received).toEqual([]);
    expect(forOthers).toBe(1);
    const reasons = Object.fromEntries(skipped.map(({ file, reason }) => [file, reason]));
    expect(Object.keys(reasons).toSorted()).toEqual([
      'huge.redrope',
      'noise.redrope',
      'turned\u202Eround.redrope',
      'words.redrope',
    ]);
    expect(reasons['huge.redrope']).toContain('larger than');
    expect(reasons['words.redrope']).toContain('passphrase');
    expect(bundlesIn(path)).toEqual(before);
    expect(entriesOf(ada.db, id)).toEqual([]);
  });

  it('is content alone: a known bundle under another name, or in the place of an own one, is what it is', async () => {
    const { ada, bob, path } = await pair();
    const id = caseOf(ada);
    await firstRound(ada, path, [id]);
    const [own = ''] = bundlesIn(path);
    await roundOf(bob, path);
    copyFileSync(join(path, own), join(path, 'copy (conflict).redrope'));
    expect(await roundOf(bob, path)).toMatchObject({ received: [{ added: 0, known: 3 }], skipped: [] });
    writeFileSync(join(path, own), 'somebody else was here');
    renameAgency(ada, id, 'Agency 2');
    const { sent, tidied, skipped } = await roundOf(ada, path);
    expect({ sent: sent.length, tidied, skipped: skipped.length }).toEqual({
      sent: 1,
      tidied: 0,
      skipped: 1,
    });
    expect(readFileSync(join(path, own), 'utf8')).toBe('somebody else was here');
  });

  it('may be thousands of files: what was seen once is not read again', async () => {
    const { ada, bob, path } = await pair();
    const id = caseOf(ada);
    const files = asManyAs(1000, 10_000);
    for (let count = 0; count < files; count++) writeFileSync(join(path, `${count}.redrope`), 'no bundle');
    await firstRound(bob, path, [caseOf(bob)]);
    const looked: number[] = [];
    const first = await roundOf(ada, path, { onWork: (done) => void looked.push(done) });
    expect(first.received).toMatchObject([{ signer: { name: 'Bob' } }]);
    expect(first.skipped.filter(({ isNew }) => isNew)).toHaveLength(files);
    for (let turn = 0; turn < 2; turn++) await roundOf(ada, path);
    looked.length = 0;
    await firstRound(ada, path, [id]);
    const { received } = await roundOf(ada, path, { onWork: (done) => void looked.push(done) });
    expect(received).toEqual([]);
    expect(looked).toEqual([]);
    const again = (await roundOf(ada, path)).skipped;
    expect([again.length, again.filter(({ isNew }) => isNew)]).toEqual([files, []]);
    for (const file of bundlesIn(path)) rmSync(join(path, file));
    expect(await roundOf(ada, path)).toMatchObject({ skipped: [] });
  });
});

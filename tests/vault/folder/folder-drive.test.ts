import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { FolderDrive } from '../../../src/vault/folder/folder-drive.ts';
import { folderHandlers } from '../../../src/vault/folder/folder-handlers.ts';
import { FolderService } from '../../../src/vault/folder/folder-service.ts';
import { chooseFolder } from '../../../src/vault/folder/folder-store.ts';
import { Jobs } from '../../../src/vault/jobs.ts';
import { caseState } from '../../../src/vault/ledger-store.ts';
import { placePerson } from '../../../src/vault/people/person-acts.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { failureCode } from '../../support/failing.ts';
import { caseOf, renameAgency, sharingVaults } from '../../support/folder-pair.ts';
import { sha256 } from '../../support/sample-ledger.ts';
import { temporaryFolder, temporaryVault } from '../../support/temporary-vault.ts';

const hangingProgram = new URL('../../support/hanging-drive.ts', import.meta.url);

/** A folder in which every look waits in the system until the test ends. */
function hangingFolder(): string {
  const folder = temporaryFolder();
  const pipe = join(folder, 'hangs');
  execFileSync('mkfifo', [pipe]);
  onTestFinished(() => {
    // Lets go whoever waits for it.
    closeSync(openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK));
  });
  return folder;
}

it('a drive that hangs holds up neither the vault nor its threads, is told and logged, and tried again', async () => {
  const vault = await temporaryVault();
  const folder = hangingFolder();
  const drive = new FolderDrive({ silenceMs: 60, program: hangingProgram });
  const never = { quietMs: 600_000, intervalMs: 600_000 };
  const service = new FolderService(vault, new Jobs(() => {}), { pace: never, drive });
  onTestFinished(() => service.close());
  chooseFolder(vault.db, folder);

  const round = failureCode(() => service.exchange());
  expect(service.view().trouble).toBeNull();
  const id = caseOf(vault);
  renameAgency(vault, id, 'while it hangs');
  expect(caseState(vault.db, id).request.agency).toBe('while it hangs');
  expect(await round).toBe('folder-silent');
  const { trouble, log } = service.view();
  expect(trouble).toContain('does not answer');
  expect(log).toMatchObject([{ kind: 'trouble', text: trouble }]);

  // Once more, and then no thread is risked any more while two of them hang.
  expect(await failureCode(() => service.exchange())).toBe('folder-silent');
  expect(await failureCode(() => drive.ask('list', { folder }))).toBe('folder-silent');
  expect(await failureCode(() => service.choose(folder))).toBe('folder-silent');
});

it('what goes wrong for no known reason is told and logged too', async () => {
  const vault = await temporaryVault();
  const drive = new FolderDrive();
  vi.spyOn(drive, 'ask').mockRejectedValue(new Error('ESTALE: stale file handle'));
  const never = { quietMs: 600_000, intervalMs: 600_000 };
  const service = new FolderService(vault, new Jobs(() => {}), { pace: never, drive });
  onTestFinished(() => service.close());
  chooseFolder(vault.db, temporaryFolder());
  await expect(service.exchange()).rejects.toThrow('ESTALE');
  const { trouble, log } = service.view();
  expect(trouble).toContain('Nothing is lost');
  expect(log).toMatchObject([{ kind: 'trouble', text: trouble }]);
});

it('what was kept here is tried again when a person exchanges, since its block may be lifted', async () => {
  const { vaults, path } = await sharingVaults('Ada', 'Bob');
  const [ada, bob] = vaults as [Vault, Vault];
  const never = { quietMs: 600_000, intervalMs: 600_000 };
  const service = new FolderService(ada, new Jobs(() => {}), { pace: never });
  onTestFinished(() => service.close());
  chooseFolder(ada.db, path);
  const { key } = bob.identity;
  placePerson(ada, key, 'outside');
  const calls = folderHandlers(() => service);
  const named = { cases: [caseOf(ada)], people: [key] };
  expect(await calls['folder.share'](named)).toMatchObject({ sent: [], kept: [{}] });
  placePerson(ada, key, 'team');
  expect(await service.exchange()).toMatchObject({ sent: [], kept: [] });
  const asked = await calls['folder.exchange']({ unconfirmed: false });
  expect(asked).toMatchObject({ sent: [{ cases: 1 }], kept: [] });
});

it('stops at once where a person stops it, though the drive hangs', async () => {
  const drive = new FolderDrive({ program: hangingProgram });
  const stop = new AbortController();
  const asked = failureCode(() => drive.ask('list', { folder: hangingFolder() }, stop.signal));
  stop.abort();
  expect(await asked).toBe('cancelled');
});

it('puts a bundle there as a whole or not at all', async () => {
  const drive = new FolderDrive();
  onTestFinished(() => drive.close());
  const [folder, from] = [temporaryFolder(), join(temporaryFolder(), 'bundle')];
  writeFileSync(from, 'sealed');
  const name = `${'0'.repeat(32)}.redrope`;
  const put = { from, folder, name };
  expect(await failureCode(() => drive.ask('put', { ...put, sha256: '0'.repeat(64) }))).toBe(
    'file-unreadable',
  );
  expect(readdirSync(folder)).toEqual([]);
  // Whatever the system says, it is told, and the thread goes on.
  const odd = { ...put, name: 'a\u0000b.redrope', sha256: '0'.repeat(64) };
  expect(await failureCode(() => drive.ask('put', odd))).toBe('file-unreadable');
  const written = await drive.ask('put', { ...put, sha256: sha256(Buffer.from('sealed')) });
  expect(written).toMatchObject({ name, bytes: 6 });
  expect(readdirSync(folder)).toEqual([name]);
  expect(readFileSync(join(folder, name), 'utf8')).toBe('sealed');
  expect((await drive.ask('list', { folder })).files).toEqual([written]);
});

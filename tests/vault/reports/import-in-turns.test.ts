import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkVault } from '../../../src/vault/check.ts';
import { rows, value } from '../../../src/vault/database.ts';
import { caseIds, rebuildProjections } from '../../../src/vault/ledger-store.ts';
import { importDocket } from '../../../src/vault/reports/import-docket.ts';
import { openVault } from '../../../src/vault/vault.ts';
import { failureCode } from '../../support/failing.ts';
import { temporaryFolder, temporaryVault, testPassphrase } from '../../support/temporary-vault.ts';
import { heard, startVaultProcess, upload, type VaultProcess } from '../../support/vault-process.ts';
import { docketFile, docketText, type DocketCells } from './docket-files.ts';

function docket(count: number): DocketCells[] {
  return Array.from({ length: count }, (_, index) => ({
    reference: `R-${index}`,
    received_on: '2013-01-31',
    country: index % 2 === 0 ? 'DE' : 'Atlantis',
    category: 'account',
    identifiers: index % 7,
  }));
}

async function importing(count: number) {
  const folder = join(temporaryFolder(), 'vault');
  const vault = startVaultProcess();
  await vault.call('host.create', { folder, name: 'Ada', passphrase: testPassphrase });
  const id = await upload(vault, 'docket.csv', Buffer.from(docketText(docket(count))));
  const asked = { upload: id, mapping: [], dates: null, correct: false };
  return { folder, vault, imported: vault.call('docket.importCsv', asked) };
}

async function jobOf(vault: VaultProcess): Promise<string> {
  const event = await heard(vault, (one) => one.type === 'progress' && one.label === 'Importing the docket');
  return event.type === 'progress' ? event.job : '';
}

describe('a docket that is being imported', () => {
  it('lets others be answered, tells how far it is, and has what writes wait', async () => {
    const { vault, imported } = await importing(1500);
    const isOver = () => vault.events.some(({ type }) => type === 'changed');
    await jobOf(vault);
    const settings = {
      theme: 'dark',
      lockAfterMinutes: 5,
      singleKeys: true,
      keys: {},
      publisher: '',
    } as const;
    const writtenAfter = vault.call('settings.set', settings).then(isOver);
    const answeredAfter = vault.call('vault.identity', {}).then(isOver);
    expect(await answeredAfter).toBe(false);
    expect(await writtenAfter).toBe(true);
    expect(await imported).toMatchObject({ imported: 1500, errorCount: 0 });
    expect(await vault.call('docket.list', {})).toHaveLength(1500);
    expect(vault.events.filter(({ type }) => type === 'progress').length).toBeGreaterThan(1);
  }, 60_000);

  it('is taken back as a whole when it is cancelled, and can be imported afterwards', async () => {
    const { folder, vault, imported } = await importing(1500);
    const failed = failureCode(() => imported);
    await vault.call('jobs.cancel', { job: await jobOf(vault) });
    expect(await failed).toBe('cancelled');
    expect(await vault.call('docket.list', {})).toEqual([]);
    await vault.call('host.close', {});
    const opened = await openVault(folder, testPassphrase);
    expect(caseIds(opened.db)).toEqual([]);
    expect(await checkVault(opened)).toMatchObject({ ok: true, entries: 0 });
    expect(await importDocket(opened, docketFile(docket(20)))).toMatchObject({ imported: 20 });
    opened.close();
  }, 60_000);

  it('is not there at all where the vault is locked, or the process killed, meanwhile', async () => {
    for (const end of ['close', 'kill'] as const) {
      const { folder, vault, imported } = await importing(1500);
      const failed = failureCode(() => imported);
      await jobOf(vault);
      if (end === 'close') {
        await vault.call('host.close', {});
        expect(await failed).toBe('cancelled');
      } else {
        vault.child.kill('SIGKILL');
        await vault.exited;
      }
      const opened = await openVault(folder, testPassphrase);
      expect(value(opened.db, 'SELECT count(*) FROM entry')).toBe(0);
      expect(await checkVault(opened)).toMatchObject({ ok: true, problems: [] });
      opened.close();
    }
  }, 60_000);

  it('shows the same as a rebuild from the ledger', async () => {
    const vault = await temporaryVault();
    await importDocket(vault, docketFile(docket(30)));
    const shown = () => ({
      views: rows(vault.db, 'SELECT * FROM case_view ORDER BY case_id'),
      notes: rows(vault.db, 'SELECT case_id, kind, item, text FROM note ORDER BY case_id, item'),
      documents: rows(vault.db, 'SELECT * FROM case_document'),
      links: rows(vault.db, 'SELECT * FROM case_link'),
      memory: rows(vault.db, 'SELECT * FROM decision_memory'),
    });
    const before = shown();
    rebuildProjections(vault);
    expect(shown()).toEqual(before);
    expect(before.views).toHaveLength(30);
  });
});

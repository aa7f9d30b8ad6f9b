import { cpSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { changeRequest, openCase } from '../../../src/core/requests/commands.ts';
import { importBundle } from '../../../src/vault/bundles/import-bundle.ts';
import { openBundle } from '../../../src/vault/bundles/open-bundle.ts';
import { previewBundle } from '../../../src/vault/bundles/preview-bundle.ts';
import { verifyReport } from '../../../src/vault/bundles/verify-report.ts';
import { writeBundle } from '../../../src/vault/bundles/write-bundle.ts';
import { checkVault } from '../../../src/vault/check.ts';
import { fileSource } from '../../../src/vault/file-source.ts';
import { caseState, recordEvents } from '../../../src/vault/ledger-store.ts';
import { historiesOf } from '../../../src/vault/people/histories.ts';
import { rows } from '../../../src/vault/database.ts';
import { openVault, type Vault } from '../../../src/vault/vault.ts';
import { acquaint } from '../../support/acquaint.ts';
import { request } from '../../support/sample-ledger.ts';
import { reopened, temporaryFolder, temporaryVault, testPassphrase } from '../../support/temporary-vault.ts';

const nobody = { ageIdentities: [], passphrase: null };

function change(vault: Vault, id: string, agency: string): void {
  recordEvents(vault, id, changeRequest(caseState(vault.db, id), { agency }));
}

/** The case as it stands there, in a bundle that anybody opens. */
async function bundleOf(vault: Vault, id: string) {
  const file = join(temporaryFolder(), 'case.redrope');
  await writeBundle(vault, { cases: [id], recipients: [], passphrase: null }, file);
  return { file, bundle: await openBundle(fileSource(file), nobody) };
}

/** Ada and Bob have a case; `older` is Ada's vault, copied before her last act on it. */
async function afterBackup() {
  const [first, bob] = [await temporaryVault('Ada'), await temporaryVault('Bob')];
  acquaint(first, bob);
  const id = randomUUID();
  recordEvents(first, id, openCase(request, [], randomUUID));
  const backup = join(temporaryFolder(), 'backup');
  first.close();
  cpSync(first.folder, backup, { recursive: true });
  const ada = await reopened(first);
  change(ada, id, 'FBI');
  await importBundle(bob, (await bundleOf(ada, id)).bundle);
  const older = await openVault(backup, testPassphrase);
  return { ada, bob, older, id };
}

function told(preview: Awaited<ReturnType<typeof previewBundle>>) {
  return preview.cases.flatMap(({ histories }) => histories.map(({ kind, words }) => `${kind}: ${words}`));
}

describe('a vault that was put back from a backup', () => {
  it('is found by whoever has what it lost, and finds itself when that comes back', async () => {
    const { bob, older, id } = await afterBackup();
    const cut = await previewBundle(bob, (await bundleOf(older, id)).bundle);
    expect(told(cut)).toEqual([
      expect.stringMatching(
        /^cut-short: Ada had 1 entry .* the last one of Ada, of 20\d\d-\d\d-\d\d\. Ada had it by bundle [0-9a-f-]{36}, of .*Ask Ada/,
      ),
    ]);
    expect(cut.cases[0]?.lacksEarlier).toBe(true);
    const back = await previewBundle(older, (await bundleOf(bob, id)).bundle);
    expect(told(back)).toEqual([
      expect.stringMatching(/^own-unknown: 1 entry in this bundle is signed with your own key/),
    ]);
    older.close();
  });

  it('that goes on signs a second history: both stay, and everybody is told', async () => {
    const { ada, bob, older, id } = await afterBackup();
    change(older, id, 'DEA');
    const { file, bundle } = await bundleOf(older, id);
    const preview = await previewBundle(bob, bundle);
    expect(told(preview)).toEqual([
      expect.stringMatching(/^forked: Ada signed two histories of this case: .*FBI.*DEA|DEA.*FBI/),
      expect.stringContaining('cut-short: Ada had 1 entry'),
    ]);
    expect((await checkVault(bob)).warnings).toEqual([]);
    expect((await verifyReport(file, nobody)).forks).toBeUndefined();
    await importBundle(bob, bundle);
    expect(historiesOf(bob.db, id)).toMatchObject([{ kind: 'forked', author: ada.identity.key }]);
    expect(await checkVault(bob)).toMatchObject({
      ok: true,
      warnings: [expect.stringContaining('Ask Ada by telephone')],
    });
    const joined = await bundleOf(bob, id);
    expect((await verifyReport(joined.file, nobody)).forks).toMatchObject([{ kind: 'forked', case: id }]);
    const own = await previewBundle(ada, joined.bundle);
    expect(told(own)[0]).toMatch(/^forked: Your own key signed two histories/);
    older.close();
  });
});

describe('what a bundle shows of a case', () => {
  it('is looked up by the case: no table that grows with the vault is read as a whole', async () => {
    const [ada, bob] = [await temporaryVault('Ada'), await temporaryVault('Bob')];
    acquaint(ada, bob);
    const id = randomUUID();
    recordEvents(ada, id, openCase(request, [], randomUUID));
    const { bundle } = await bundleOf(ada, id);
    const prepare = vi.spyOn(bob.db, 'prepare');
    await importBundle(bob, bundle);
    historiesOf(bob.db, id);
    const asked = [...new Set(prepare.mock.calls.map(([sql]) => sql))];
    prepare.mockRestore();
    expect(asked.join()).toContain('FROM witnessed_head');
    const scanned = asked
      .filter((sql) => sql.startsWith('SELECT'))
      .filter((sql) => {
        const values = Array.from({ length: sql.split('?').length - 1 }, () => null);
        const plan = rows<{ detail: string }>(bob.db, `EXPLAIN QUERY PLAN ${sql}`, ...values);
        return plan.some(({ detail }) => /^SCAN (?!(?:person|identity|former_key|json_each)\b)/.test(detail));
      });
    expect(scanned).toEqual([]);
  });
});

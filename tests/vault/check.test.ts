import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { blankRequest, openCase } from '../../src/core/requests/commands.ts';
import { checkVault } from '../../src/vault/check.ts';
import { value, write } from '../../src/vault/database.ts';
import { receiveDocument } from '../../src/vault/documents/intake.ts';
import { rebuildProjections, recordEvents } from '../../src/vault/ledger-store.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { failureCode } from '../support/failing.ts';
import { temporaryVault } from '../support/temporary-vault.ts';

async function vaultWithDocument(): Promise<{ vault: Vault; caseId: string; sha256: string }> {
  const vault = await temporaryVault();
  const caseId = randomUUID();
  recordEvents(vault, caseId, openCase({ ...blankRequest, reference: 'R' }, [], randomUUID));
  const bytes = randomBytes(300_000);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const source = {
    size: bytes.length,
    read: (at: number, length: number) => bytes.subarray(at, at + length),
  };
  receiveDocument(vault, { case: caseId, name: 'a.pdf', role: 'request', source, sha256 });
  return { vault, caseId, sha256 };
}

describe('checking a vault', () => {
  it('finds nothing wrong with one that is as it was written', async () => {
    const { vault } = await vaultWithDocument();
    expect(await checkVault(vault)).toEqual({
      ok: true,
      entries: 3,
      documents: 1,
      problems: [],
      warnings: [],
    });
  });

  const tampering: readonly (readonly [string, string, RegExp])[] = [
    [
      'a changed act',
      `UPDATE entry SET body = replace(body, '"R"', '"S"') WHERE seq = 1`,
      /does not have the id/,
    ],
    [
      'an act signed by nobody',
      `UPDATE entry SET signature = replace(signature, '1', '2') WHERE seq = 2`,
      /did not sign it/,
    ],
    ['an act filed elsewhere', `UPDATE entry SET height = 9 WHERE seq = 3`, /filed under another/],
    ['an act taken out', `DELETE FROM entry WHERE seq = 2`, /missing/],
    ['the last act taken out', `DELETE FROM entry WHERE seq = 3`, /not in this vault any more/],
    ['another order of arrival', `UPDATE entry SET seq = 4 WHERE seq = 1`, /order in which the acts came in/],
    [
      'a case shown otherwise',
      `UPDATE case_view SET state = replace(state, '"R"', '"S"')`,
      /not what its ledger says/,
    ],
    [
      'a docket line shown otherwise',
      `UPDATE case_view SET summary = replace(summary, '"R"', '"S"')`,
      /not what its ledger/,
    ],
    ['a case not shown', `DELETE FROM case_view`, /not what its ledger says/],
    [
      'a changed document',
      `UPDATE document_chunk SET bytes = zeroblob(37856) WHERE number = 1`,
      /another SHA-256/,
    ],
    [
      'a document cut short',
      `DELETE FROM document_chunk WHERE number = 1`,
      /part of this document is missing/,
    ],
    ['a document of another size', `UPDATE document SET bytes = 299999`, /not the size|another SHA-256/],
  ];

  it.each(tampering)('finds %s', async (_, sql, problem) => {
    const { vault } = await vaultWithDocument();
    write(vault.db, sql);
    const report = await checkVault(vault);
    expect(report.ok).toBe(false);
    expect(report.problems.join('\n')).toMatch(problem);
  });

  it('finds a document that is gone', async () => {
    const { vault, sha256 } = await vaultWithDocument();
    vault.db.exec('DELETE FROM document_chunk; DELETE FROM document');
    expect((await checkVault(vault)).problems.join('\n')).toContain(`Document ${sha256} of case`);
  });

  it('is satisfied again when what is shown was rebuilt', async () => {
    const { vault } = await vaultWithDocument();
    write(vault.db, 'DELETE FROM case_view');
    rebuildProjections(vault);
    expect((await checkVault(vault)).ok).toBe(true);
    expect(value(vault.db, 'SELECT count(*) FROM case_view')).toBe(1);
  });

  it('can be stopped', async () => {
    const { vault } = await vaultWithDocument();
    const stopped = checkVault(vault, { signal: AbortSignal.abort() });
    expect(await failureCode(() => stopped)).toBe('cancelled');
  });
});

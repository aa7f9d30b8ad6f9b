import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { SignedReport } from '../../../src/core/reports/frozen-report.ts';
import { readPeriod } from '../../../src/core/reports/period.ts';
import { importDocket } from '../../../src/vault/reports/import-docket.ts';
import { makeReport } from '../../../src/vault/reports/make-report.ts';
import { reportPdf } from '../../../src/vault/reports/report-pdf.ts';
import { temporaryVault } from '../../support/temporary-vault.ts';
import { docketFile } from './docket-files.ts';

describe('a report as PDF', () => {
  it('numbers names that its font cannot show, and says where they stand as written', async () => {
    const vault = await temporaryVault();
    const rows = ['東京', '日本', 'Ελλάς', '大阪'].map((country, index) => ({
      reference: `R-${index}`,
      received_on: '2013-01-01',
      country,
      category: 'device',
    }));
    await importDocket(vault, docketFile(rows));
    const asked = { rule: 'received', smallNumbers: { mode: 'show' }, bands: null } as const;
    const report = makeReport(vault, { ...asked, period: readPeriod('2013 H1') }).published;
    const at = '2013-08-01T00:00:00.000Z';
    const why = 'Late from 大阪府警 by post.';
    const restates = { id: '0', why, changes: [], options: [] };
    const frozen = { report, publishedAt: at, previous: '0', restates };
    const signed: SignedReport = { id: '1', frozen, author: 'a', signature: 's', sshSignature: null };
    const bytes = await reportPdf(report, signed, at);
    const { stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: bytes, encoding: 'utf8' });
    expect(stdout).toContain('no letters for 2 names in its tables');
    for (const told of ['Name 1, in another script', 'Name 2, in another script', 'Japan', 'Ελλάς'])
      expect(stdout).toContain(told);
    expect(stdout).toContain('Late from … by post.');
    expect(stdout).not.toContain('U+');
  });
});

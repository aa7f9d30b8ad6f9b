import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleFolder } from '../support/sample-case.ts';
import { folderWithVault } from './folder-with-vault.ts';
import { json, runUnlocked } from './redrope-here.ts';

describe('redrope letter', () => {
  it('writes a letter as Word or PDF, records nothing, and says why one cannot be written', async () => {
    const folder = await folderWithVault();
    await json(folder, 'add', 'vault', '--new-case', join(sampleFolder, '24-SW-0417.json'));
    const before = await json<{ entries: number }>(folder, 'show', 'vault', '24-SW-0417');
    const command = ['letter', 'vault', '24-SW-0417', '--kind', 'acknowledgement', '--to'];
    const written = await json<object>(folder, ...command, 'letter.docx');
    expect(written).toMatchObject({ file: 'letter.docx', kind: 'acknowledgement', findings: [], rules: [] });
    await json(folder, ...command, 'letter.pdf');
    expect(readFileSync(join(folder, 'letter.docx')).subarray(0, 2).toString()).toBe('PK');
    expect(readFileSync(join(folder, 'letter.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await runUnlocked(folder, ...command, 'letter.pdf')).code).toBe(1);
    expect((await runUnlocked(folder, ...command, 'letter.txt')).code).toBe(2);
    const rejection = ['letter', 'vault', '24-SW-0417', '--kind', 'rejection', '--to', 'no.pdf'];
    const refused = await runUnlocked(folder, ...rejection);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/demands? (is|are) undecided/);
    expect(existsSync(join(folder, 'no.pdf'))).toBe(false);
    expect(await json<{ entries: number }>(folder, 'show', 'vault', '24-SW-0417')).toEqual(before);
  });
});

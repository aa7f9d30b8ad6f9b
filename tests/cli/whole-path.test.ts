import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import type { CaseState } from '../../src/core/cases/case-state.ts';
import type { ImportPreview, SearchHit } from '../../src/ipc/views.ts';
import type { VerifyReport } from '../../src/vault/bundles/verify-report.ts';
import { sampleFolder } from '../support/sample-case.ts';
import { temporaryFolder } from '../support/temporary-vault.ts';
import { folderWithVault } from './folder-with-vault.ts';
import * as here from './redrope-here.ts';
import { json, run } from './redrope-process.ts';

const [first, second] = ['vault', 'Völt of Grace'] as const;
const files = ['letter', 'search-warrant', 'nondisclosure-order'].map((name) =>
  join(sampleFolder, `24-SW-0417-${name}.pdf`),
);

/** The commands under "Check a bundle without Redrope" in README.md. */
function readmeCommands(): string {
  const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');
  const section = readme.split('\n## ').find((part) => part.startsWith('Check a bundle without Redrope'));
  const block = section?.split('```')[1];
  if (block === undefined) throw new Error('README.md shows no commands to check a bundle');
  return block;
}

function hashOf(...path: readonly string[]): string {
  return createHash('sha256')
    .update(readFileSync(join(...path)))
    .digest('hex');
}

function vaultHash(folder: string, vault: string): string {
  expect(readdirSync(join(folder, vault)).toSorted()).toEqual(['keyslots.json', 'vault.sqlite', 'witness']);
  return hashOf(folder, vault, 'vault.sqlite') + hashOf(folder, vault, 'keyslots.json');
}

it('takes a case from files to a bundle to another vault, and a stranger can check it', async () => {
  const folder = temporaryFolder();
  for (const [vault, name] of [
    [first, 'Ada Reviewer'],
    [second, 'Grace Reviewer'],
  ] as const) {
    expect(await json(folder, 'init', vault, '--name', name)).toMatchObject({ vault, name });
  }
  const grace = await json<{ recipient: string; sshKey: string }>(folder, 'identity', second);
  expect(grace.recipient).toMatch(/^age1/);

  const caseFile = join(sampleFolder, '24-SW-0417.json');
  const adding = ['add', first, ...files, '--new-case', caseFile];
  const added = await json<{ case: string; documents: { sha256: string; reading: { state: string } }[] }>(
    folder,
    ...adding,
  );
  expect(added.documents.map(({ reading }) => reading.state)).toEqual(['read', 'read', 'read']);
  expect(added.documents.map(({ sha256 }) => sha256)).toEqual(files.map((file) => hashOf(file)));
  const line = { id: added.case, reference: '24-SW-0417', documents: 3, findings: 0, decisions: 0 };
  expect(await json(folder, 'list', first)).toMatchObject([{ ...line, status: 'received' }]);

  execFileSync('age-keygen', ['-o', 'court.key'], { cwd: folder, stdio: 'ignore' });
  const court = execFileSync('age-keygen', ['-y', 'court.key'], { cwd: folder, encoding: 'utf8' }).trim();
  const allowing = ['--allow', 'The court asked for the record.'];
  const exporting = ['export', first, added.case, '--to', 'case.redrope', ...allowing];
  const receipt = await json<{ sha256: string }>(
    folder,
    ...exporting.concat('--recipient', grace.recipient, '--recipient', court),
  );
  expect(receipt).toMatchObject({ file: 'case.redrope', encrypted: true, cases: 1, documents: 3 });
  expect(receipt.sha256).toBe(hashOf(folder, 'case.redrope'));

  const verified = await run(folder, 'verify', 'case.redrope', '--identity', 'court.key', '--json');
  expect(verified).toMatchObject({ code: 0, stderr: '' });
  const report = JSON.parse(verified.stdout) as VerifyReport;
  const members = ['ok', 'cases', 'entries', 'documents', 'signers', 'notCompared', 'problems'];
  expect(Object.keys(report)).toEqual(members);
  expect(report).toMatchObject({ ok: true, cases: 1, documents: 3, notCompared: [], problems: [] });
  expect(report.signers).toMatchObject([{ name: 'Ada Reviewer', signedBundle: true }]);

  const commands = readmeCommands().replaceAll('KEYFILE', 'court.key');
  const told = execFileSync('bash', ['-euo', 'pipefail', '-c', commands], { cwd: folder, encoding: 'utf8' });
  expect(told).toContain(`Good "redrope-bundle" signature`);
  expect(told).toContain(report.signers[0]?.fingerprint);

  const before = vaultHash(folder, second);
  const preview = await json<ImportPreview>(folder, 'import', second, 'case.redrope', '--preview');
  expect(preview).toMatchObject({ added: report.entries, known: 0, disagreements: 0, newDocuments: 3 });
  expect(vaultHash(folder, second)).toBe(before);
  const imported = await json<ImportPreview>(folder, 'import', second, 'case.redrope');
  expect(imported).toMatchObject({ added: report.entries, known: 0, disagreements: 0 });
  const again = await json<ImportPreview>(folder, 'import', second, 'case.redrope');
  expect(again).toMatchObject({ added: 0, known: report.entries, disagreements: 0 });

  const shown = await json<CaseState>(folder, 'show', first, '24-SW-0417');
  expect(await json<CaseState>(folder, 'show', second, added.case)).toEqual(shown);
  expect(shown.heads).toHaveLength(1);
  for (const vault of [first, second]) {
    const hits = await json<SearchHit[]>(folder, 'search', vault, 'probable', 'cause');
    expect(hits).toContainEqual(
      expect.objectContaining({ documentName: '24-SW-0417-search-warrant.pdf', page: 1 }),
    );
    const check = { ok: true, entries: report.entries, documents: 3, problems: [], warnings: [] };
    expect(await json(folder, 'check', vault)).toEqual(check);
  }
}, 600_000);

it('refuses a bundle with one changed byte, in words and in JSON, and leaves the vault as it was', async () => {
  const folder = await folderWithVault();
  const [letter = ''] = files;
  const adding = ['add', first, letter, '--new-case', join(sampleFolder, '24-SW-0417.json')];
  const { case: id } = await here.json<{ case: string }>(folder, ...adding);
  const exporting = ['export', first, id, '--to', 'whole.redrope'];
  writeFileSync(join(folder, 'words'), 'a passphrase that anybody may be told');
  for (const open of [
    ['--plain'],
    ['--bundle-passphrase-file', 'words'],
    ['--recipient', 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj'],
  ]) {
    const kept = await here.runUnlocked(folder, ...exporting, ...open, '--json');
    expect(kept).toMatchObject({ code: 1, stderr: expect.stringContaining('--allow REASON') });
    expect(JSON.parse(kept.stdout)).toMatchObject({ failure: { code: 'export-blocked' } });
    expect(existsSync(join(folder, 'whole.redrope'))).toBe(false);
  }
  const reason = 'For the court alone';
  const released = await here.runUnlocked(folder, ...exporting, '--plain', '--allow', reason);
  expect(released).toMatchObject({ code: 0, stderr: expect.stringContaining('as the case records') });
  const { stdout: history } = await here.runUnlocked(folder, 'show', first, id);
  expect(history).toContain(reason);
  const bytes = readFileSync(join(folder, 'whole.redrope'));
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(join(folder, 'altered.redrope'), bytes);

  const verified = await here.run(folder, 'verify', 'altered.redrope', '--json');
  expect(verified.code).toBe(1);
  expect(verified.stderr).toBe('The bundle did not pass: rely on nothing in it.\n');
  const report = JSON.parse(verified.stdout) as VerifyReport;
  expect(report).toMatchObject({ ok: false, cases: 0, entries: 0, documents: 0, signers: [] });
  expect(report.problems).toHaveLength(1);
  expect(report.failure?.code).toMatch(/^bundle-/);
  const inWords = await here.run(folder, 'verify', 'altered.redrope');
  expect(inWords).toMatchObject({ code: 1, stdout: `${report.problems[0]}\n`, stderr: verified.stderr });

  expect(report.problems[0]).toContain('Ask the sender');
  writeFileSync(join(folder, 'words.redrope'), 'hello');
  const none = await here.run(folder, 'verify', 'words.redrope');
  expect(none.stdout).toContain('it is no bundle at all');
  await here.json(folder, 'export', first, id, '--to', 'own.redrope');
  const own = await here.run(folder, 'verify', 'own.redrope');
  expect(own).toMatchObject({ code: 1, stderr: expect.stringContaining('import VAULT FILE --preview') });
  const known = await here.runUnlocked(folder, 'import', first, 'own.redrope');
  expect(known.stdout).toMatch(/Nothing new: 0 entries added[^]*24-SW-0417: nothing new/);

  const before = vaultHash(folder, first);
  const imported = await here.runUnlocked(folder, 'import', first, 'altered.redrope', '--json');
  expect(imported.code).toBe(1);
  expect(JSON.parse(imported.stdout)).toEqual({ failure: report.failure });
  expect(imported.stderr).toBe(`${report.failure?.message}\n`);
  expect(vaultHash(folder, first)).toBe(before);

  const database = readFileSync(join(folder, first, 'vault.sqlite'));
  const middle = Math.floor(database.length / 2);
  database[middle] = (database[middle] ?? 0) ^ 1;
  writeFileSync(join(folder, first, 'vault.sqlite'), database);
  const checked = await here.runUnlocked(folder, 'check', first, '--json');
  expect(checked.code).toBe(1);
  const found = JSON.parse(checked.stdout) as { ok: boolean; problems: string[] };
  expect(found).toMatchObject({ ok: false, failure: { code: 'vault-damaged' } });
  expect(found.problems).not.toEqual([]);
  expect(checked.stderr.trim().split('\n')).toHaveLength(1);
}, 600_000);

it('closes a bundle for its own reviewer when nobody is named, and under a passphrase', async () => {
  const folder = await folderWithVault();
  const opened = ['add', first, '--new-case', join(sampleFolder, 'EM-0092.json')];
  const { case: id } = await here.json<{ case: string }>(folder, ...opened);
  expect(await here.json(folder, 'export', first, 'EM-0092', '--to', 'own.redrope')).toMatchObject({
    encrypted: true,
  });
  expect(await here.json(folder, 'import', first, 'own.redrope')).toMatchObject({ added: 0, known: 4 });
  const locked = await here.run(folder, 'verify', 'own.redrope', '--json');
  expect(JSON.parse(locked.stdout)).toMatchObject({ ok: false, failure: { code: 'bundle-locked' } });

  writeFileSync(join(folder, 'typed'), 'Grüne Wiese im März'.normalize('NFD'));
  await here.json(folder, 'export', first, id, '--to', 'p.redrope', '--bundle-passphrase-file', 'typed');
  writeFileSync(join(folder, 'composed'), '\uFEFFGrüne Wiese im März\r\nanother line\r\n'.normalize('NFC'));
  const verified = await here.run(folder, 'verify', 'p.redrope', '--passphrase-file', 'composed', '--json');
  expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, entries: 4 });
  writeFileSync(join(folder, 'other'), 'Rote Wiese im März');
  const refused = await here.run(
    folder,
    'verify',
    'p.redrope',
    '--bundle-passphrase-file',
    'other',
    '--json',
  );
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.stdout)).toMatchObject({ ok: false, failure: { code: 'bundle-locked' } });
}, 600_000);

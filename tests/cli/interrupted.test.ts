import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { folderWithVault } from './folder-with-vault.ts';
import { json, runUnlocked, start, unlocked, type Running } from './redrope-process.ts';

const size = 16 * 1024 * 1024;

/** Waits until it is so, or the process has ended without. */
async function until({ process }: Running, isSo: () => boolean): Promise<void> {
  while (!isSo() && process.exitCode === null && process.signalCode === null) await setTimeout(2);
}

function bytesOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Ctrl+C is all the same to a transaction that was just done: then everything is there. */
async function expectAllOrNone(folder: string): Promise<void> {
  const cases = await json<{ documents: number }[]>(folder, 'list', 'vault');
  expect([[], [2]]).toContainEqual(cases.map(({ documents }) => documents));
  const documents = cases.length * 2;
  expect(await json(folder, 'check', 'vault')).toMatchObject({ ok: true, documents });
}

it('leaves nothing half done, and the vault sound, when Ctrl+C comes in the middle', async () => {
  const folder = await folderWithVault();
  const log = join(folder, 'vault', 'vault.sqlite-wal');
  writeFileSync(join(folder, 'big.bin'), randomBytes(size));
  writeFileSync(join(folder, 'small.bin'), 'small');
  writeFileSync(join(folder, 'case.json'), '{"reference": "R-1"}');

  const adds = ['add', 'vault', 'small.bin', 'big.bin', '--new-case', 'case.json'];
  const adding = start(folder, [...adds, ...unlocked(folder)]);
  await until(adding, () => bytesOf(log) > size / 4);
  adding.process.kill('SIGINT');
  await adding.ended;
  await expectAllOrNone(folder);

  writeFileSync(join(folder, 'case.json'), '{"reference": "R-2"}');
  await json(folder, ...adds);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const args = ['export', 'vault', 'R-2', '--to', 'case.redrope', '--plain', '--json', ...unlocked(folder)];
    const exporting = start(folder, args);
    await until(exporting, () => readdirSync(folder).includes('case.redrope.part'));
    exporting.process.kill(signal);
    const { code, stdout } = await exporting.ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining('"cancelled"') as string });
    expect(readdirSync(folder).filter((name) => name.startsWith('case.redrope'))).toEqual([]);
  }

  await json(folder, 'export', 'vault', 'R-2', '--to', 'case.redrope', '--plain');
  const other = await folderWithVault();
  const bundle = join(folder, 'case.redrope');
  const importing = start(other, ['import', 'vault', bundle, ...unlocked(other)]);
  const otherLog = join(other, 'vault', 'vault.sqlite-wal');
  await until(importing, () => bytesOf(otherLog) > size / 4);
  importing.process.kill('SIGINT');
  await importing.ended;
  await expectAllOrNone(other);
  await json(other, 'import', 'vault', bundle);
  expect(await json(other, 'import', 'vault', bundle)).toMatchObject({ added: 0, newDocuments: 0 });
  expect(await json(other, 'check', 'vault')).toMatchObject({ ok: true, documents: 2 });
}, 180_000);

it('adds all files or none', async () => {
  const folder = await folderWithVault();
  writeFileSync(join(folder, 'one.bin'), 'one');
  writeFileSync(join(folder, 'case.json'), '{"reference": "R-1"}');
  const { code } = await runUnlocked(
    folder,
    'add',
    'vault',
    'one.bin',
    'gone.bin',
    '--new-case',
    'case.json',
  );
  expect(code).toBe(1);
  expect(await json(folder, 'list', 'vault')).toEqual([]);
  const twice = ['add', 'vault', 'one.bin', './one.bin', '--new-case', 'case.json'];
  const { documents } = await json<{ documents: { alreadyInCase: boolean }[] }>(folder, ...twice);
  expect(documents.map(({ alreadyInCase }) => alreadyInCase)).toEqual([false, true]);
  expect(await json(folder, 'list', 'vault')).toMatchObject([{ documents: 1 }]);
  expect(existsSync(join(folder, 'vault', 'vault.sqlite-wal'))).toBe(false);
});

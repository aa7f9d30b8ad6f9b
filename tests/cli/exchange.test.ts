import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { FolderRound } from '../../src/ipc/folder-views.ts';
import { sampleFolder } from '../support/sample-case.ts';
import { temporaryFolder, temporaryVault } from '../support/temporary-vault.ts';
import { json, run, runUnlocked } from './redrope-here.ts';

it('exchanges through a folder, one round at a time', async () => {
  const folder = temporaryFolder();
  for (const name of ['ada', 'bob']) {
    const vault = await temporaryVault(name, folder);
    vault.close();
    renameSync(join(folder, 'vault'), join(folder, name));
  }
  mkdirSync(join(folder, 'shared'));
  const on = <T>(...args: readonly string[]) => json<T>(folder, ...args);
  const [caseFile, warrant] = [join(sampleFolder, 'EM-0092.json'), join(folder, 'note.pdf')];
  writeFileSync(warrant, '%PDF-1.7 no more');
  const { case: id } = await on<{ case: string }>('add', 'ada', warrant, '--new-case', caseFile);
  await on('people', 'bob', 'card', '--to', 'bob.txt');
  await on('people', 'ada', 'add', 'bob.txt');

  await on('export', 'ada', id, '--to', 'by-hand.redrope', '--for', 'bob');
  writeFileSync(join(folder, 'more.pdf'), '%PDF-1.7 more');
  await on('add', 'ada', 'more.pdf', '--case', id);
  const held = await runUnlocked(folder, 'exchange', 'ada', '--folder', 'shared');
  expect(held).toMatchObject({ code: 0, stdout: expect.stringContaining('Held 1 case for bob') });
  const seen = await runUnlocked(folder, 'exchange', 'ada', '--folder', 'shared', '--preview');
  expect(seen.stdout).toMatch(/For bob, 1 of these held[^]*more\.pdf \(/);
  expect(readdirSync(join(folder, 'shared'))).toEqual([]);
  const first = ['exchange', 'ada', '--folder', 'shared', '--for', 'bob'];
  expect(await on<FolderRound>(...first)).toMatchObject({
    folder: 'shared',
    sent: [{ for: { name: 'bob' }, cases: 1, documents: 2 }],
    kept: [],
    received: [],
  });
  const again = await runUnlocked(folder, 'exchange', 'ada', '--folder', join(folder, 'shared'));
  expect(again.stdout).toContain('bob has not acknowledged what was sent of 1 case, last sent 20');
  const named = await runUnlocked(folder, 'exchange', 'ada', id, '--for', 'bob', '--folder', 'shared');
  expect(named.stdout).toMatch(
    /Nothing of EM-0092 was to be sent: all of it went to bob before, last 20.*--unconfirmed/,
  );
  const lost = ['exchange', 'ada', '--folder', 'shared', '--preview', '--unconfirmed'];
  expect((await runUnlocked(folder, ...lost)).stdout).toMatch(/For bob:[^]*more\.pdf \(/);
  expect(await on<FolderRound>('exchange', 'ada', '--folder', './shared', '--unconfirmed')).toMatchObject({
    folder: './shared',
    sent: [{ cases: 1, again: 1 }],
    tidied: 1,
    unconfirmed: [{ for: { name: 'bob' }, cases: 1 }],
  });
  expect(readdirSync(join(folder, 'shared'))).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.redrope$/)]);
  const stranger = await runUnlocked(folder, 'exchange', 'bob', '--folder', 'shared');
  expect(stranger).toMatchObject({ code: 0, stdout: expect.stringContaining('signed by ada [unknown]') });
  await on('people', 'ada', 'card', '--to', 'ada.txt');
  await on('people', 'bob', 'add', 'ada.txt');
  expect(await on<FolderRound>('exchange', 'bob', '--folder', 'shared')).toMatchObject({
    received: [{ signer: { name: 'ada', state: 'known' }, newDocuments: 2 }],
    waiting: [],
    skipped: [],
    receipts: { sent: [{ for: { name: 'ada' }, cases: 1 }] },
  });
  const confirmed = await on<FolderRound>('exchange', 'ada', '--folder', 'shared');
  expect(confirmed).toMatchObject({ receipts: { received: [{ name: 'bob', cases: 1 }] }, unconfirmed: [] });
  const shown = await on<object>('show', 'ada', id);
  expect(await on<object>('show', 'bob', id)).toEqual(shown);

  for (const [words, code] of [
    [['exchange', 'ada'], 2],
    [['exchange', 'ada', id, '--folder', 'shared'], 2],
  ] as const) {
    expect({ words, code: (await run(folder, ...words)).code }).toEqual({ words, code });
  }
  // The case comes under nondisclosure, and Bob stands outside.
  const gag = { reference: 'G-1', nondisclosure: { authority: '18 U.S.C. 2705(b)', until: null } };
  writeFileSync(
    join(folder, 'gag.json'),
    JSON.stringify({ ...(JSON.parse(readFileSync(caseFile, 'utf8')) as object), ...gag }),
  );
  await on('add', 'ada', 'more.pdf', '--new-case', 'gag.json');
  const kept = await runUnlocked(folder, 'exchange', 'ada', 'G-1', '--folder', 'shared', '--for', 'bob');
  expect(kept).toMatchObject({ code: 1, stdout: expect.stringContaining('Kept G-1 from bob') });
  const own = await runUnlocked(folder, 'exchange', 'ada', '--folder', 'ada', '--json');
  expect(own).toMatchObject({ code: 1, stdout: expect.stringContaining('"refused"') });
  const gone = await runUnlocked(folder, 'exchange', 'ada', '--folder', 'nowhere');
  expect(gone).toMatchObject({ code: 1, stderr: expect.stringContaining('Nothing was changed.') });
}, 240_000);

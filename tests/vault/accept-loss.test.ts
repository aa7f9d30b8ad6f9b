import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { blankRequest } from '../../src/core/requests/commands.ts';
import { failureCode } from '../support/failing.ts';
import { temporaryFolder, testPassphrase } from '../support/temporary-vault.ts';
import { startVaultProcess } from '../support/vault-process.ts';

it('opens after a loss only when a person accepts it, and says it no more afterwards', async () => {
  const folder = join(temporaryFolder(), 'vault');
  const database = join(folder, 'vault.sqlite');
  const { call } = startVaultProcess();
  const unlock = (acceptLoss?: boolean) =>
    call('host.unlock', {
      folder,
      passphrase: testPassphrase,
      ...(acceptLoss === undefined ? {} : { acceptLoss }),
    });
  await call('host.create', { folder, name: 'Ada', passphrase: testPassphrase });
  await call('cases.open', { request: { ...blankRequest, reference: 'stays' }, demands: [] });
  await call('host.close', {});
  const older = readFileSync(database);
  await unlock();
  await call('cases.open', { request: { ...blankRequest, reference: 'is lost' }, demands: [] });
  await call('host.close', {});
  writeFileSync(database, older);

  expect(await failureCode(() => unlock())).toBe('entries-lost');
  expect(await failureCode(() => unlock(false))).toBe('entries-lost');
  expect(await unlock(true)).toMatchObject({ name: 'Ada' });
  expect((await call('docket.list', {})).map(({ reference }) => reference)).toEqual(['stays']);
  await call('host.close', {});
  expect(await unlock()).toMatchObject({ name: 'Ada' });
}, 60_000);

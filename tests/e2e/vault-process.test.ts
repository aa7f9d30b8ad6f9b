import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blankRequest } from '../../src/core/requests/commands.ts';
import type { Answer } from '../../src/ipc/rpc.ts';
import { launchApp, type TestApp } from '../support/app.ts';

const passphrase = 'a long enough passphrase 7';
let app: TestApp;

beforeAll(async () => {
  app = await launchApp();
  await app.window.evaluate(() => {
    const seen: unknown[] = [];
    Object.assign(window, { seen });
    window.redrope.onEvent((event) => {
      seen.push(event);
      if ((event as { type: string }).type === 'locking') void window.redrope.call('app.readyToLock', {});
    });
  });
});
afterAll(() => app.close());

const call = (name: string, input: unknown): Promise<Answer> =>
  app.window.evaluate(([n, i]) => window.redrope.call(n, i), [name, input] as const);
const seen = (): Promise<unknown[]> =>
  app.window.evaluate(() => (window as unknown as { seen: unknown[] }).seen);

test('a vault is made, locked and opened again through the shell', async () => {
  expect(await call('app.createVault', { name: 'A. Reviewer', passphrase })).toMatchObject({
    ok: true,
    value: { name: 'A. Reviewer' },
  });
  expect(existsSync(join(app.vault, 'vault.sqlite'))).toBe(true);
  expect(await call('docket.list', {})).toEqual({ ok: true, value: [] });

  await call('drafts.put', { key: 'k', text: 'half a sentence' });
  expect(await call('app.lock', {})).toEqual({ ok: true, value: null });
  expect(await call('docket.list', {})).toMatchObject({ ok: false, failure: { code: 'vault-locked' } });
  expect(await seen()).toEqual(
    expect.arrayContaining([{ type: 'locking' }, { type: 'locked', why: 'asked' }]),
  );

  expect(await call('app.unlock', { passphrase: 'not this one at all' })).toMatchObject({
    ok: false,
    failure: { code: 'wrong-passphrase' },
  });
  expect(await call('app.unlock', { passphrase })).toMatchObject({ ok: true });
  expect(await call('drafts.list', { prefix: '' })).toEqual({
    ok: true,
    value: [{ key: 'k', text: 'half a sentence' }],
  });
});

test('bytes cross both ways whole, and only the bytes that were meant', async () => {
  const { sent, read } = await app.window.evaluate(async (blank) => {
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- this function runs in the page, alone
    const value = async (name: string, input: unknown): Promise<unknown> => {
      const answer = await window.redrope.call(name, input);
      if (!answer.ok) throw new Error(`${name}: ${answer.failure.message}`);
      return answer.value;
    };
    const data = new TextEncoder().encode('%PDF-1.4\n% no pages\n');
    const { upload } = (await value('uploads.begin', { name: 'x.pdf', bytes: data.length })) as {
      upload: string;
    };
    // A view into a larger buffer: only its own bytes may arrive.
    const larger = new Uint8Array(100).fill(7);
    larger.set(data, 40);
    await value('uploads.piece', { upload, bytes: larger.subarray(40, 40 + data.length) });
    const request = (await value('cases.open', { request: blank, demands: [] })) as { case: string };
    const received = { upload, case: request.case, role: 'request' };
    const { document } = (await value('documents.receive', received)) as { document: string };
    const part = (await value('documents.read', { document, offset: 2, length: 4 })) as Uint8Array;
    return { sent: [...data.subarray(2, 6)], read: { bytes: [...part], behind: part.buffer.byteLength } };
  }, blankRequest);
  expect(read).toEqual({ bytes: sent, behind: sent.length });
});

test.each(['suspend', 'lock-screen'] as const)('the vault locks on %s', async (signal) => {
  await call('app.unlock', { passphrase });
  await app.electron.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), signal);
  const why = signal === 'suspend' ? 'suspend' : 'screen';
  await expect.poll(seen).toContainEqual({ type: 'locked', why });
  expect(await call('docket.list', {})).toMatchObject({ ok: false, failure: { code: 'vault-locked' } });
});

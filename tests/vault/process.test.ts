import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blankRequest } from '../../src/core/requests/commands.ts';
import { failureCode } from '../support/failing.ts';
import { quoteAnchor } from '../support/ledger-cast.ts';
import { temporaryFolder, testPassphrase } from '../support/temporary-vault.ts';
import { searchWhatIsMissing } from '../support/open-gate.ts';
import { heard, startVaultProcess, upload, type VaultProcess } from '../support/vault-process.ts';

const sample = readFileSync(
  join(import.meta.dirname, '../../resources/sample-case/24-SW-0417-search-warrant.pdf'),
);
const request = { ...blankRequest, reference: '24-SW-0417' };
const terms = { data: 'stored-content', identifiers: ['j.doe@example.com'], from: null, to: null } as const;

async function unlocked(name = 'Ada') {
  const folder = join(temporaryFolder(), 'vault');
  const vault = startVaultProcess();
  const identity = await vault.call('host.create', { folder, name, passphrase: testPassphrase });
  return { folder, vault, identity };
}

async function reviewedCase(vault: VaultProcess) {
  const { call } = vault;
  const { case: id } = await call('cases.open', { request, demands: [terms] });
  const uploaded = await upload(vault, 'warrant.pdf', sample);
  const { document } = await call('documents.receive', { upload: uploaded, case: id, role: 'request' });
  await heard(vault, (event) => event.type === 'extraction' && event.extraction.state === 'read');
  const reading = { element: 'nexus', verdict: 'supports', note: 'as the judge found' } as const;
  const { finding } = await call('findings.make', { case: id, document, anchor: quoteAnchor, reading });
  const [demand] = (await call('cases.show', { case: id })).state.demands;
  await searchWhatIsMissing(call, id);
  const { entry } = await call('decisions.sign', {
    case: id,
    position: {
      demand: demand?.id ?? '',
      disposition: 'produce',
      reasons: [],
      findings: [finding],
      rationale: 'complete',
      narrowed: null,
    },
    terms,
  });
  return { id, document, finding, entry };
}

describe('the vault process', () => {
  it('carries a review from the upload to the signed decision, and finds it again after a lock', async () => {
    const { folder, vault } = await unlocked();
    const { id, document, entry } = await reviewedCase(vault);
    const view = await vault.call('cases.show', { case: id });
    expect(view.status).toBe('decided');
    expect(view.extractions[document]).toMatchObject({ state: 'read' });
    expect((await vault.call('cases.history', { case: id })).at(-1)).toMatchObject({ entry, name: 'Ada' });
    expect(await vault.call('docket.list', {})).toEqual([view.summary]);
    const part = await vault.call('documents.read', { document, offset: 10, length: 100 });
    expect(Buffer.from(part)).toEqual(sample.subarray(10, 110));
    expect(await vault.call('docket.search', { words: '"probable cause"', limit: 10 })).toMatchObject([
      { document },
    ]);
    expect(await vault.call('vault.check', {})).toMatchObject({ ok: true, documents: 1 });
    await vault.call('host.close', {});
    expect(readdirSync(folder).toSorted()).toEqual(['keyslots.json', 'vault.sqlite', 'witness']);

    const next = startVaultProcess();
    await next.call('host.unlock', { folder, passphrase: testPassphrase });
    expect(await next.call('cases.show', { case: id })).toEqual(view);
  }, 60_000);

  it('takes every change of a case, and refuses what the case does not have', async () => {
    const { vault } = await unlocked();
    const { call } = vault;
    const { id, document, finding } = await reviewedCase(vault);
    await call('requests.change', { case: id, changes: { agency: 'FBI' } });
    const { demand } = await call('demands.add', { case: id, terms });
    await call('demands.change', { case: id, demand, terms: { ...terms, identifiers: ['x@example.com'] } });
    await call('demands.withdraw', { case: id, demand, reason: 'withdrawn' });
    await call('documents.describe', { case: id, document, name: 'Warrant', role: 'order' });
    const reading = { element: 'nexus', verdict: 'unclear', note: '' } as const;
    await call('findings.change', { case: id, finding, reading });
    await call('findings.withdraw', { case: id, finding, reason: 'misread' });
    const { state } = await call('cases.show', { case: id });
    expect(state.request.agency).toBe('FBI');
    expect(state.demands.map(({ withdrawn }) => withdrawn)).toEqual([null, 'withdrawn']);
    expect(state.documents).toMatchObject([{ name: 'Warrant', role: 'order' }]);
    expect(state.findings).toMatchObject([{ withdrawn: 'misread' }]);
    expect(await failureCode(() => call('findings.change', { case: id, finding, reading }))).toBe(
      'finding-withdrawn',
    );
    expect(await failureCode(() => call('demands.withdraw', { case: id, demand, reason: 'x' }))).toBe(
      'demand-unknown',
    );
    expect(
      await failureCode(() => call('documents.pageTexts', { document: 'a'.repeat(64), from: 1, count: 25 })),
    ).toBe('document-unknown');
    expect(await failureCode(() => call('cases.show', { case: demand }))).toBe('case-unknown');
    expect(await failureCode(() => call('uploads.piece', { upload: demand, bytes: new Uint8Array(1) }))).toBe(
      'upload-unknown',
    );
  }, 60_000);

  it('keeps drafts and settings over a lock', async () => {
    const { folder, vault } = await unlocked();
    await vault.call('drafts.put', { key: 'note:1', text: 'half a sen' });
    await vault.call('drafts.put', { key: 'note:2', text: 'gone soon' });
    await vault.call('drafts.put', { key: 'note:2', text: '' });
    expect(await vault.call('settings.get', {})).toEqual({
      theme: 'system',
      lockAfterMinutes: 15,
      singleKeys: true,
      publisher: '',
      keys: {},
    });
    const settings = {
      theme: 'dark',
      lockAfterMinutes: 5,
      singleKeys: false,
      publisher: '',
      keys: { finding: 'M' },
    } as const;
    expect(await vault.call('settings.set', settings)).toEqual(settings);
    const taken = { ...settings, keys: { finding: 'B' } };
    expect(await failureCode(() => vault.call('settings.set', taken))).toBe('invalid-input');
    await vault.call('host.close', {});
    await vault.call('host.unlock', { folder, passphrase: testPassphrase });
    expect(await vault.call('drafts.list', { prefix: 'note:' })).toEqual([
      { key: 'note:1', text: 'half a sen' },
    ]);
    expect(await vault.call('drafts.list', { prefix: '%' })).toEqual([]);
    expect(await vault.call('host.settings', {})).toEqual(settings);
  }, 60_000);

  it('answers nothing of a vault that is locked', async () => {
    const { folder, vault } = await unlocked();
    await vault.call('host.close', {});
    expect(await failureCode(() => vault.call('docket.list', {}))).toBe('vault-locked');
    expect(await failureCode(() => vault.call('host.unlock', { folder, passphrase: 'not this one' }))).toBe(
      'wrong-passphrase',
    );
    expect(await failureCode(() => vault.call('settings.get', {}))).toBe('vault-locked');
    await vault.call('host.unlock', { folder, passphrase: testPassphrase });
    const next = 'another harbour entirely';
    await vault.call('vault.changePassphrase', { current: testPassphrase, next });
    await vault.call('host.close', {});
    expect((await vault.call('host.unlock', { folder, passphrase: next })).name).toBe('Ada');
  }, 60_000);

  it('refuses a vault that another process has open', async () => {
    const { folder } = await unlocked();
    const second = startVaultProcess();
    expect(await failureCode(() => second.call('host.unlock', { folder, passphrase: testPassphrase }))).toBe(
      'vault-in-use',
    );
  }, 60_000);

  it('carries a case to another vault as a bundle: shown first, then merged, a second time without effect', async () => {
    const { folder, vault } = await unlocked('Ada');
    const { id } = await reviewedCase(vault);
    const other = await unlocked('Bob');
    const file = join(folder, '..', 'case.redrope');
    const recipients = [other.identity.recipient];
    const receipt = await vault.call('host.exportBundle', {
      file,
      cases: [id],
      people: [],
      recipients,
      open: false,
      passphrase: null,
      lifts: [],
      shown: null,
    });
    expect(receipt).toMatchObject({ file: 'case.redrope', encrypted: true, cases: 1, documents: 1 });
    const uploaded = await upload(other.vault, 'case.redrope', readFileSync(file));
    const preview = await other.vault.call('bundles.preview', { upload: uploaded, passphrase: null });
    expect(preview).toMatchObject({ signer: { name: 'Ada' }, known: 0, newDocuments: 1 });
    expect(await other.vault.call('docket.list', {})).toEqual([]);
    expect(await other.vault.call('bundles.import', { upload: uploaded, passphrase: null })).toEqual(preview);
    const { key } = await vault.call('vault.identity', {});
    await other.vault.call('people.accept', { key });
    expect((await other.vault.call('cases.show', { case: id })).state).toEqual(
      (await vault.call('cases.show', { case: id })).state,
    );
    await heard(other.vault, (event) => event.type === 'extraction' && event.extraction.state === 'read');
    const again = await upload(other.vault, 'case.redrope', readFileSync(file));
    const second = await other.vault.call('bundles.import', { upload: again, passphrase: null });
    expect(second).toMatchObject({ added: 0, known: preview.added });
    expect(await other.vault.call('vault.check', {})).toMatchObject({ ok: true });
  }, 60_000);

  it('ends, with the vault closed, when the process that started it is gone; and prints nothing', async () => {
    const { folder, vault } = await unlocked();
    await reviewedCase(vault);
    vault.child.disconnect();
    expect(await vault.exited).toEqual([0, null]);
    expect(vault.printed()).toBe('');
    expect(readdirSync(folder).toSorted()).toEqual(['keyslots.json', 'vault.sqlite', 'witness']);
  }, 60_000);
});

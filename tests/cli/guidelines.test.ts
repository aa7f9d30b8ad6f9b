import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import { gateOfCase, searchElement } from '../../src/core/evidence/commands.ts';
import { makeFinding } from '../../src/core/findings/commands.ts';
import { caseIds, caseState, recordEvents } from '../../src/vault/ledger-store.ts';
import { storedBasis } from '../../src/vault/review/decision-basis.ts';
import { openVault } from '../../src/vault/vault.ts';
import { findingOn } from '../core/guidelines/built-in.ts';
import { quoteAnchor } from '../support/ledger-cast.ts';
import { sampleFolder } from '../support/sample-case.ts';
import { temporaryFolder, testPassphrase } from '../support/temporary-vault.ts';
import { folderWithVault } from './folder-with-vault.ts';
import { json, run, runUnlocked } from './redrope-here.ts';

const federal = join(projectRoot, 'resources', 'guidelines', 'us-federal.json');

describe('redrope guidelines check', () => {
  it('says that a file is in order, without a vault', async () => {
    const { code, stdout } = await run(temporaryFolder(), 'guidelines', 'check', federal, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      profile: 'us-federal',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });

  it('refuses a wrong file with the place of the fault, and exit code 1', async () => {
    const folder = temporaryFolder();
    const text = readFileSync(federal, 'utf8');
    const wrong = join(folder, 'wrong.json');
    writeFileSync(wrong, text.replace(/"source": "[^"]*",/, ''));
    const { code, stdout, stderr } = await run(folder, 'guidelines', 'check', 'wrong.json', '--json');
    expect(code).toBe(1);
    expect(stderr).toMatch(/rules\[0\]\.source must be present/);
    expect(JSON.parse(stdout)).toMatchObject({ failure: { code: 'invalid-input' } });
    writeFileSync(wrong, text.slice(0, -3));
    const cut = await run(folder, 'guidelines', 'check', 'wrong.json');
    expect([cut.code, cut.stdout]).toEqual([1, '']);
    expect(cut.stderr).toMatch(/line \d+, column \d+/);
    const doubtful = { ...(JSON.parse(text) as object), edition: '2026-13', rules: [] };
    writeFileSync(wrong, JSON.stringify(doubtful));
    const doubted = await run(folder, 'guidelines', 'check', 'wrong.json');
    expect(doubted.code).toBe(0);
    expect(doubted.stderr).toMatch(/It has no rules: .*\n.*edition 2026-13 looks like a month/);
    writeFileSync(wrong, Buffer.from([0x7b, 0xff]));
    expect((await run(folder, 'guidelines', 'check', 'wrong.json')).code).toBe(1);
    expect((await run(folder, 'guidelines', 'check', 'none.json')).code).toBe(1);
    expect((await run(folder, 'guidelines', 'polish', 'wrong.json')).code).toBe(2);
  });
});

interface Assessed {
  readonly elements: readonly { readonly id: string; readonly state: string }[];
  readonly demands: readonly { readonly demand: string; readonly elements: Assessed['elements'] }[];
}

async function withSample() {
  const folder = await folderWithVault();
  for (const name of ['24-SW-0417', 'SUB-7731']) {
    await json(folder, 'add', 'vault', '--new-case', join(sampleFolder, `${name}.json`));
  }
  return folder;
}

describe('redrope assess and clocks', () => {
  it('say how the elements stand and whether the process is enough, in the shape that is documented', async () => {
    const folder = await withSample();
    const assessed = await json<{ elements: object[]; demands: object[] }>(
      folder,
      'assess',
      'vault',
      '24-SW-0417',
    );
    expect(Object.keys(assessed)).toEqual(['elements', 'demands']);
    expect(assessed.elements).toContainEqual({ id: 'judge-signature', state: 'not-examined' });
    expect(assessed.demands).toMatchObject([
      { data: 'stored-content', sufficiency: 'sufficient', minimum: 'search-warrant', restsOn: 'law' },
      { data: 'basic-subscriber', sufficiency: 'sufficient', minimum: 'subpoena' },
      { data: 'device-location', sufficiency: 'insufficient', minimum: null, restsOn: null },
    ]);
    for (const demand of assessed.demands) {
      expect(Object.keys(demand)).toEqual([
        'data',
        'sufficiency',
        'minimum',
        'reasons',
        'verdict',
        'lacking',
        'demand',
        'elements',
        'restsOn',
        'narrower',
      ]);
    }
    const { demands } = await json<{ demands: object[] }>(folder, 'assess', 'vault', 'SUB-7731');
    expect(demands).toContainEqual(
      expect.objectContaining({
        data: 'stored-content',
        sufficiency: 'insufficient',
        minimum: 'search-warrant',
      }),
    );
  });

  it('tell what a company gives to a national security letter as the difference, and that no other process waits for California’s attestation', async () => {
    const folder = await folderWithVault();
    const terms = { identifiers: ['a@example.com'], from: null, to: null };
    const letter = { reference: 'NSL-1', country: 'US', requester: 'government', process: 'nsl' };
    const opened = { ...letter, demands: [{ ...terms, data: 'nsl-subscriber' }] };
    writeFileSync(join(folder, 'nsl.json'), JSON.stringify(opened));
    await json(folder, 'add', 'vault', '--new-case', 'nsl.json');
    const { elements, demands } = await json<Assessed>(folder, 'assess', 'vault', 'NSL-1');
    const difference = [
      'Name and length of service instead of subscriber and toll records (national security letter).',
    ];
    expect(demands).toMatchObject([
      { sufficiency: 'sufficient', narrower: { ...terms, data: 'nsl-name-and-service', difference } },
    ]);
    const id = 'reproductive-health-attestation';
    expect(elements).toContainEqual({ id, state: 'not-examined', optional: true });
    const { stdout } = await runUnlocked(folder, 'assess', 'vault', 'NSL-1');
    expect(stdout).toContain(`  Narrower set that the rules support: ${difference[0]}`);
    expect(stdout).toContain('Attestation (California AB 1242) (optional)');
    const vault = await openVault(join(folder, 'vault'), testPassphrase);
    const state = caseState(vault.db, caseIds(vault.db)[0] ?? '');
    expect(gateOfCase(state, storedBasis(vault.db, state)).missing).not.toContain(id);
    vault.close();
  });

  it('say of what may be given that nobody must give it, and what has to be looked into first', async () => {
    const folder = await folderWithVault();
    await json(folder, 'add', 'vault', '--new-case', join(sampleFolder, 'EM-0092.json'));
    const { demands } = await json<{ demands: object[] }>(folder, 'assess', 'vault', 'EM-0092');
    expect(demands[0]).toMatchObject({
      sufficiency: 'insufficient',
      verdict: 'voluntary',
      lacking: ['emergency-threshold'],
    });
    const assessed = async () => (await runUnlocked(folder, 'assess', 'vault', 'EM-0092')).stdout;
    expect(await assessed()).toMatch(
      /^not-examined  Records, emergency.*: may be given, nobody must give it; to compel it takes at least Court order, 2703\(d\)$/m,
    );
    const vault = await openVault(join(folder, 'vault'), testPassphrase);
    const [id = ''] = caseIds(vault.db);
    for (const element of ['emergency-threshold', 'emergency-verified'] as const) {
      const { id: finding, document, anchor, reading } = findingOn(element, 'supports');
      recordEvents(vault, id, [{ type: 'finding-made', finding, document, anchor, reading }]);
    }
    vault.close();
    expect(await assessed()).toMatch(/^voluntary     Records, emergency/m);
    const { elements } = await json<{ elements: object[] }>(folder, 'assess', 'vault', 'EM-0092');
    expect(elements).toContainEqual({ id: 'emergency-verified', state: 'not-examined', lacksCall: true });
  });

  it('say what was searched in vain as the gate does, and with which demand an element stands how; show has the request, and searches in one line', async () => {
    const folder = await folderWithVault();
    for (const name of ['order.pdf', 'form.pdf']) writeFileSync(join(folder, name), `no PDF: ${name}`);
    const roles = ['--role', 'order', '--role', 'form.pdf=attachment'];
    const opening = ['--new-case', join(sampleFolder, '24-SW-0417.json')];
    const files = ['order.pdf', 'form.pdf', ...opening, ...roles];
    const added = await json<{ documents: { sha256: string; role: string }[] }>(
      folder,
      'add',
      'vault',
      ...files,
    );
    expect(added.documents.map(({ role }) => role)).toEqual(['order', 'attachment']);
    const elements = ['judge-signature', 'dated', 'nexus'] as const;
    const vault = await openVault(join(folder, 'vault'), testPassphrase);
    const id = caseIds(vault.db)[0] ?? '';
    for (const [index, element] of elements.entries()) {
      const now = () => ({ at: `2026-11-${21 + index}T09:00:00.000Z`, zone: 'UTC' });
      const documents = added.documents.slice(element === 'nexus' ? 1 : 0);
      const pages = documents.map(({ sha256 }) => ({ document: sha256, from: 1, to: 2 }));
      recordEvents({ ...vault, now }, id, searchElement(caseState(vault.db, id), element, pages, '', []));
    }
    const [first] = caseState(vault.db, id).demands;
    const reading = {
      element: 'probable-cause',
      verdict: 'breaks',
      note: '',
      demands: [first?.id ?? ''],
    } as const;
    const { sha256: order = '' } = added.documents[0] ?? {};
    recordEvents(vault, id, makeFinding(caseState(vault.db, id), randomUUID(), order, quoteAnchor, reading));
    const state = caseState(vault.db, id);
    const { missing } = gateOfCase(state, storedBasis(vault.db, state));
    vault.close();
    const assessed = await json<Assessed>(folder, 'assess', 'vault', id);
    const states = new Map(assessed.elements.map((element) => [element.id, element.state]));
    const others = assessed.demands.slice(1).map(({ demand }) => demand);
    expect(assessed.elements.find((element) => element.id === 'probable-cause')).toEqual({
      id: 'probable-cause',
      state: 'broken',
      apart: [
        { demands: [first?.id], state: 'broken' },
        { demands: others, state: 'not-examined' },
      ],
    });
    expect(
      assessed.demands.map(({ elements: own }) => own.find((each) => each.id === 'probable-cause')?.state),
    ).toEqual(['broken', 'not-examined', 'not-examined']);
    expect((await runUnlocked(folder, 'assess', 'vault', id)).stdout).toMatch(
      /^broken {8}Probable cause found\n {2}broken: Stored content of .*\n {2}not-examined: Basic subscriber/m,
    );
    expect(elements.map((element) => states.get(element))).toEqual([
      'not-found',
      'not-found',
      'not-examined',
    ]);
    expect(missing).toContain('nexus');
    expect(missing.filter((element) => states.get(element) !== 'not-examined')).toEqual(['probable-cause']);
    const { stdout } = await runUnlocked(folder, 'show', 'vault', id);
    expect(stdout).toContain(
      'breaks “Probable cause found”, citing “all contents”; concerning only Stored content of',
    );
    expect(stdout).toMatch(
      /Process: Search warrant[^]*Due: 2026-12-04[^]*Stored content[^]*Decision: Not decided/,
    );
    const searched = stdout.split('\n').filter((line) => line.includes('did not find'));
    expect(searched).toHaveLength(1);
    expect(searched[0]).toMatch(/^2026-11-21T09:00:00.000Z to 2026-11-23T09:00:00.000Z {2}/);
    expect(searched[0]).toContain(
      "did not find “Judge's signature”, “Dated”; searched: pages 1 to 2 of “order.pdf”, pages 1 to 2 of “form.pdf” (4 entries)",
    );
    const wrong = ['add', 'vault', 'order.pdf', '--case', id, '--role', 'none.pdf=order'];
    expect(await runUnlocked(folder, ...wrong)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('none of the files'),
    });
  });

  it('list what runs out first first, and write a calendar that names no target', async () => {
    const folder = await withSample();
    const clocks = await json<{ reference: string; label: string; endsAt: object | null }[]>(
      folder,
      'clocks',
      'vault',
    );
    expect(clocks.map(({ reference, label }) => `${reference} ${label}`).slice(0, 2)).toEqual([
      '24-SW-0417 Response due',
      'SUB-7731 Response due',
    ]);
    const { code } = await runUnlocked(folder, 'clocks', 'vault', '--ics', 'deadlines.ics');
    expect(code).toBe(0);
    const text = readFileSync(join(folder, 'deadlines.ics'), 'utf8');
    expect(text.split('BEGIN:VEVENT')).toHaveLength(3);
    for (const secret of ['24-SW', 'SUB-7731', '@']) expect(text).not.toContain(secret);
    const again = await runUnlocked(folder, 'clocks', 'vault', '--ics', 'deadlines.ics');
    expect([again.code, readFileSync(join(folder, 'deadlines.ics'), 'utf8')]).toEqual([1, text]);
    const [first] = await json<{ reference: string; next: object }[]>(folder, 'list', 'vault');
    expect(first).toMatchObject({ reference: '24-SW-0417', next: { label: 'Response due' } });
  });
});

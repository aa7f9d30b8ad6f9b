import { execFileSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { disagreements } from '../../../src/core/cases/case-state.ts';
import { signDecision } from '../../../src/core/decisions/commands.ts';
import { makeFinding } from '../../../src/core/findings/commands.ts';
import { addDemand, openCase } from '../../../src/core/requests/commands.ts';
import { importBundle } from '../../../src/vault/bundles/import-bundle.ts';
import { newPdf } from '../../../src/vault/bundles/pdf-document.ts';
import { SummaryPages } from '../../../src/vault/bundles/summary-pages.ts';
import { previewBundle } from '../../../src/vault/bundles/preview-bundle.ts';
import { openBundle } from '../../../src/vault/bundles/open-bundle.ts';
import { makeFile } from '../../../src/vault/bundles/part-file.ts';
import { verifyReport } from '../../../src/vault/bundles/verify-report.ts';
import { writeBundle } from '../../../src/vault/bundles/write-bundle.ts';
import { documentSource, storeDocument } from '../../../src/vault/document-store.ts';
import { ledgerCrypto } from '../../../src/vault/ledger-crypto.ts';
import { caseState, entriesOf, mergeEntries, recordEvents } from '../../../src/vault/ledger-store.ts';
import { writeCard } from '../../../src/vault/people/card-file.ts';
import { addPerson } from '../../../src/vault/people/person-acts.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { bagProblems } from '../../support/bagit-validator.ts';
import { failureCode } from '../../support/failing.ts';
import { noBasis } from '../../support/ledger-cast.ts';
import { bytesSource, request, sha256 } from '../../support/sample-ledger.ts';
import { acquaint } from '../../support/acquaint.ts';
import { temporaryFolder, temporaryVault } from '../../support/temporary-vault.ts';

const plain = { recipients: [], passphrase: null };
const nobody = { ageIdentities: [], passphrase: null };

/** A case with a document, a finding and one decided demand; gives its id, the demand and the finding. */
function review(vault: Vault, bytes: Uint8Array) {
  const id = randomUUID();
  const [demand, finding] = [randomUUID(), randomUUID()];
  const terms = { data: 'stored-content', identifiers: ['j.doe@example.com'], from: null, to: null } as const;
  recordEvents(vault, id, [...openCase(request, [], randomUUID), addDemand(terms, demand)]);
  const document = sha256(bytes);
  storeDocument(vault.db, bytesSource(bytes), document);
  recordEvents(vault, id, [
    { type: 'document-added', document, name: 'warrant.pdf', bytes: bytes.length, role: 'order' },
  ]);
  const anchor = { page: 1, quote: null, position: null, boxes: [[1, 2, 3, 4]] as const };
  const reading = { element: 'signed', verdict: 'breaks', note: 'Not signed.' } as const;
  recordEvents(
    vault,
    id,
    makeFinding(caseState(vault.db, id), finding, document, { ...anchor, boxes: [[1, 2, 3, 4]] }, reading),
  );
  decide(vault, id, demand, finding, 'challenge');
  return { id, demand, finding, document };
}

function decide(
  vault: Vault,
  id: string,
  demand: string,
  finding: string,
  disposition: 'challenge' | 'reject',
) {
  const position = {
    demand,
    disposition,
    reasons: ['unsigned' as const],
    findings: [finding],
    rationale: '',
    narrowed: null,
  };
  recordEvents(vault, id, signDecision(caseState(vault.db, id), position, noBasis));
}

async function opened(file: string, keys: Parameters<typeof openBundle>[1]) {
  return openBundle(bytesSource(readFileSync(file)), keys);
}

function vaultBytes(vault: Vault): string[] {
  return readdirSync(vault.folder)
    .toSorted()
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(vault.folder, name)))
          .digest('hex')}`,
    );
}

describe('a bundle between two vaults', () => {
  it('gives the colleague exactly the same, and a second time changes nothing', async () => {
    const [ada, grace] = [await temporaryVault('Ada'), await temporaryVault('Grace')];
    acquaint(ada, grace);
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(600_000)]);
    const { id, document } = review(ada, bytes);
    const file = join(temporaryFolder(), 'case.redrope');
    const receipt = await writeBundle(
      ada,
      { cases: [id], recipients: [grace.identity.recipient], passphrase: null },
      file,
    );
    expect(receipt).toMatchObject({
      file: 'case.redrope',
      encrypted: true,
      cases: 1,
      entries: 6,
      documents: 1,
    });
    expect(receipt.sha256).toBe(sha256(readFileSync(file)));

    const keys = { ageIdentities: [grace.ageIdentity], passphrase: null };
    const bundle = await opened(file, keys);
    const preview = await previewBundle(grace, bundle);
    expect(preview).toMatchObject({
      added: 6,
      known: 0,
      newDocuments: 1,
      disagreements: 0,
      signer: { name: 'Ada' },
    });
    expect(preview.cases[0]).toMatchObject({ reference: '24-SW-0417', isNew: true });
    expect(preview.cases[0]?.changes.map(({ name }) => name)).toContain('Ada');
    expect(entriesOf(grace.db, id)).toEqual([]);

    expect(await importBundle(grace, bundle)).toEqual(preview);
    expect(caseState(grace.db, id)).toEqual(caseState(ada.db, id));
    const source = documentSource(grace.db, document);
    expect(bytes.equals(source.read(0, source.size))).toBe(true);

    const before = vaultBytes(grace);
    expect(await importBundle(grace, await opened(file, keys))).toMatchObject({
      added: 0,
      known: 6,
      newDocuments: 0,
    });
    expect(vaultBytes(grace)).toEqual(before);
  });

  it('in any order gives the same, and keeps both positions of a disagreement', async () => {
    const [ada, grace] = [await temporaryVault('Ada'), await temporaryVault('Grace')];
    acquaint(ada, grace);
    const { id, demand, finding } = review(ada, Buffer.from('%PDF-x'));
    const folder = temporaryFolder();
    const exported = async (vault: Vault, name: string) => {
      await writeBundle(vault, { cases: [id], ...plain }, join(folder, name));
      return opened(join(folder, name), nobody);
    };
    await importBundle(grace, await exported(ada, 'first'));
    decide(ada, id, demand, finding, 'reject');
    decide(grace, id, demand, finding, 'challenge');
    const [fromAda, fromGrace] = [await exported(ada, 'ada'), await exported(grace, 'grace')];
    expect(await previewBundle(ada, fromGrace)).toMatchObject({ added: 2, disagreements: 1 });
    await importBundle(ada, fromGrace);
    await importBundle(grace, fromAda);
    expect(caseState(ada.db, id)).toEqual(caseState(grace.db, id));
    expect(disagreements(caseState(ada.db, id))).toHaveLength(1);

    // A stranger under the name of one of them.
    const stranger = await temporaryVault('Ada');
    const theirs = review(stranger, Buffer.from('%PDF-y'));
    await writeBundle(stranger, { cases: [theirs.id], ...plain }, join(folder, 'theirs'));
    const found = await opened(join(folder, 'theirs'), nobody);
    const key = stranger.identity.key.slice(0, 16);
    for (const [vault, whose] of [
      [ada, 'your own name'],
      [grace, `the name of somebody who is known here (key ${ada.identity.key.slice(0, 16)})`],
    ] as const)
      expect((await previewBundle(vault, found)).sameNames).toEqual([
        expect.stringContaining(`Ada (key ${key}) is unknown here and goes by ${whose}. Anybody`),
      ]);
    expect((await previewBundle(grace, fromAda)).sameNames).toEqual([]);

    // The same beside what the real one signed, and under a name that looks like theirs.
    addPerson(stranger, writeCard(ada, ''));
    await importBundle(stranger, fromAda);
    decide(stranger, id, demand, finding, 'reject');
    const mixed = await exported(stranger, 'mixed');
    for (const vault of [ada, grace])
      expect((await previewBundle(vault, mixed)).sameNames).toEqual([
        expect.stringContaining(`Ada (key ${key}) is unknown here`),
      ]);
    const cases = mixed.cases.map(({ entries, state }) => {
      const reviewers = state.reviewers.map((one) => ({ ...one, name: one.name.replace('A', '\u0410') }));
      return { entries, state: { ...state, reviewers } };
    });
    expect((await previewBundle(ada, { ...mixed, cases })).sameNames[1]).toContain(
      'goes by a name that looks like “Ada”, your own name',
    );
    // However many cases there are, the cards of those who are known here are read once.
    const verified = vi.spyOn(ledgerCrypto, 'verify');
    const counts: number[] = [];
    for (const many of [1, 20]) {
      verified.mockClear();
      await previewBundle(grace, { ...mixed, cases: Array.from({ length: many }, () => cases).flat() });
      counts.push(verified.mock.calls.length);
    }
    verified.mockRestore();
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts[1]).toBe(counts[0]);
  });

  it('that is refused leaves the vault as it was, to the byte', async () => {
    const [ada, grace] = [await temporaryVault('Ada'), await temporaryVault('Grace')];
    acquaint(ada, grace);
    const { id } = review(ada, Buffer.from('%PDF-x'));
    const file = join(temporaryFolder(), 'case');
    await writeBundle(ada, { cases: [id], recipients: [ada.identity.recipient], passphrase: null }, file);
    const before = vaultBytes(grace);
    expect(
      await failureCode(() => opened(file, { ageIdentities: [grace.ageIdentity], passphrase: null })),
    ).toBe('bundle-locked');
    const changed = readFileSync(file);
    changed.writeUInt8(changed.readUInt8(changed.length - 500) ^ 1, changed.length - 500);
    const keys = { ageIdentities: [ada.ageIdentity], passphrase: null };
    expect(await failureCode(() => openBundle(bytesSource(changed), keys))).toBe('bundle-altered');
    const bundle = await opened(file, keys);
    const lost = { ...bundle, documents: [] };
    expect(await failureCode(() => importBundle(grace, lost))).toBe('bundle-incomplete');
    expect(vaultBytes(grace)).toEqual(before);
    expect(
      await failureCode(() =>
        mergeEntries(grace, bundle.cases.flatMap(({ entries }) => entries).slice(2), bundle.documents),
      ),
    ).toBe('entries-missing');
    expect(vaultBytes(grace)).toEqual(before);
  });
});

describe('a bundle without Redrope', () => {
  it('is checked by age, unzip, sha256sum, ssh-keygen and a validator of BagIt', async () => {
    const ada = await temporaryVault('Ada');
    const { id, document } = review(ada, Buffer.from('%PDF-1.7 whole'));
    const folder = temporaryFolder();
    const run = (command: string) =>
      execFileSync('bash', ['-e', '-o', 'pipefail', '-c', command], {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    const file = join(folder, 'case.redrope');
    writeFileSync(join(folder, 'identity'), `${ada.ageIdentity}\n`);
    await writeBundle(ada, { cases: [id], recipients: [ada.identity.recipient], passphrase: null }, file);
    run('age -d -i identity -o case.zip case.redrope && unzip -q case.zip && mv redrope-* bag');
    run('cd bag && sha256sum --strict --quiet -c manifest-sha256.txt tagmanifest-sha256.txt');
    expect(
      run(
        'cd bag && ssh-keygen -Y verify -f allowed_signers -I "$(cut -d" " -f1 allowed_signers)" -n redrope-bundle -s tagmanifest-sha256.txt.sig < tagmanifest-sha256.txt',
      ),
    ).toContain(ada.identity.fingerprint);
    expect(bagProblems(join(folder, 'bag'))).toEqual([]);
    expect(readFileSync(join(folder, `bag/data/documents/${document}.pdf`), 'utf8')).toBe('%PDF-1.7 whole');
    expect(run(`pdftotext bag/data/cases/${id}/summary.pdf -`)).toContain('24-SW-0417');
    expect(run(`pdftotext bag/data/cases/${id}/summary.pdf -`)).toContain('Прокуратура');

    run(`zip -q -r again.zip bag && age -r ${ada.identity.recipient} -o again.redrope again.zip`);
    const keys = { ageIdentities: [ada.ageIdentity], passphrase: null };
    expect(await verifyReport(join(folder, 'again.redrope'), keys)).toMatchObject({
      ok: true,
      cases: 1,
      entries: 6,
      documents: 1,
      problems: [],
    });
    run(
      'sed -i s/challenge/produce/ bag/data/cases/*/decisions.csv && rm again.zip && zip -q -r again.zip bag',
    );
    const altered = await verifyReport(join(folder, 'again.zip'), nobody);
    expect(altered.ok).toBe(false);
    expect(altered.problems).toHaveLength(1);
    expect((await verifyReport(file, nobody)).problems).toHaveLength(1);
  });
});

describe('writing a bundle', () => {
  it('leaves nothing when it is cancelled or cannot be written', async () => {
    const ada = await temporaryVault('Ada');
    const { id } = review(ada, Buffer.concat([Buffer.from('%PDF-'), randomBytes(30_000_000)]));
    const folder = temporaryFolder();
    const file = join(folder, 'case');
    for (const stopAt of [0.2, 0.7]) {
      const stop = new AbortController();
      const onProgress = (done: number, total: number) => {
        if (done > total * stopAt) stop.abort();
      };
      const work = () =>
        writeBundle(ada, { cases: [id], ...plain }, file, { signal: stop.signal, onProgress });
      expect(await failureCode(work)).toBe('cancelled');
      expect(readdirSync(folder)).toEqual([]);
    }
    expect(
      await failureCode(() => writeBundle(ada, { cases: [id], ...plain }, join(folder, 'no/case'))),
    ).toBe('file-unreadable');
    mkdirSync(join(folder, 'taken'));
    expect(await failureCode(() => writeBundle(ada, { cases: [id], ...plain }, join(folder, 'taken')))).toBe(
      'file-unreadable',
    );
    expect(readdirSync(folder)).toEqual(['taken']);
    expect(await failureCode(() => writeBundle(ada, { cases: [], ...plain }, file))).toBe(
      'nothing-to-export',
    );
    expect(await failureCode(() => writeBundle(ada, { cases: [randomUUID()], ...plain }, file))).toBe(
      'case-unknown',
    );
    expect(
      await failureCode(() =>
        writeBundle(ada, { cases: [id], recipients: ['age1x'], passphrase: null }, file),
      ),
    ).toBe('invalid-input');
  });

  it('keeps the earlier file of the name until the new one is whole', async () => {
    const ada = await temporaryVault('Ada');
    const { id } = review(ada, Buffer.from('%PDF-x'));
    const file = join(temporaryFolder(), 'case');
    writeFileSync(file, 'earlier');
    const stop = new AbortController();
    stop.abort();
    expect(
      await failureCode(() => writeBundle(ada, { cases: [id], ...plain }, file, { signal: stop.signal })),
    ).toBe('cancelled');
    expect(readFileSync(file, 'utf8')).toBe('earlier');
    await writeBundle(ada, { cases: [id], ...plain }, file);
    expect((await verifyReport(file, nobody)).ok).toBe(true);
  });

  it('says what is wrong with the disk, and leaves nothing', async () => {
    const folder = temporaryFolder();
    const failing = (code: string) =>
      makeFile(
        join(folder, 'case'),
        (part) => {
          writeFileSync(part, 'begun');
          return Promise.reject(Object.assign(new Error('as the file system says it'), { code }));
        },
        () => Promise.resolve(),
      );
    expect(await failureCode(() => failing('ENOSPC'))).toBe('disk-full');
    expect(await failureCode(() => failing('EACCES'))).toBe('file-unreadable');
    await expect(failing('EWHATEVER')).rejects.toThrow('as the file system says it');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('and reading it keeps memory flat, whatever the size of a document', () => {
    const script = join(import.meta.dirname, '../../support/export-large.ts');
    const run = (megabytes: number) =>
      Number(
        execFileSync(process.execPath, [script, temporaryFolder(), String(megabytes)], { encoding: 'utf8' }),
      );
    expect(run(300) - run(20)).toBeLessThan(120);
  });
});

it('prints no label of the summary over its value', async () => {
  const file = await newPdf('labels', '2026-11-22T07:29:54.123Z');
  const pages = new SummaryPages(file);
  for (const label of ['Signed by', 'Signed over the evidence gate']) {
    pages.add({ kind: 'field', label, value: 'nothing' });
  }
  const path = join(temporaryFolder(), 'labels.pdf');
  writeFileSync(path, await file.document.save());
  const boxes = [
    ...execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8' }).matchAll(
      /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</g,
    ),
  ].map(([, ...box]) => ({ text: box[4], box: box.slice(0, 4).map(Number) }));
  expect(boxes.map(({ text }) => text).filter((text) => text === 'nothing')).toHaveLength(2);
  const lapping = boxes.flatMap(({ text, box: [left = 0, top = 0, right = 0, bottom = 0] }, at) =>
    boxes
      .slice(at + 1)
      .filter(
        ({ box: [x = 0, y = 0, end = 0, foot = 0] }) => x < right && left < end && y < bottom && top < foot,
      )
      .map((other) => [text, other.text]),
  );
  expect(lapping).toEqual([]);
});

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Failure, type FailureCode } from '../../../src/core/failure.ts';
import { openBundle } from '../../../src/vault/bundles/open-bundle.ts';
import { verifyReport } from '../../../src/vault/bundles/verify-report.ts';
import { bagFilesOf, signedAnew, zipOf } from '../../support/bundle-forge.ts';
import { temporaryFolder } from '../../support/temporary-vault.ts';
import { pastedVector, type CutVector } from '../../support/cut-vector.ts';
import { bytesSource } from '../../support/sample-ledger.ts';

const folder = join(import.meta.dirname, '../../vectors/bundle');
const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as {
  readonly identity: string;
  readonly passphrase: string;
  readonly reject: Readonly<Record<string, FailureCode>>;
};
const keys = { ageIdentities: [index.identity], passphrase: index.passphrase };
const named = (kind: string, ending: string) =>
  readdirSync(join(folder, kind)).map((file) => basename(file, ending));
const accepted = (name: string) => readFileSync(join(folder, 'accept', `${name}.redrope`));
const refused = (name: string) =>
  pastedVector(
    JSON.parse(readFileSync(join(folder, 'reject', `${name}.json`), 'utf8')) as CutVector,
    accepted,
  );
const open = (bytes: Buffer) => openBundle(bytesSource(bytes), keys);

describe('bundle vectors', () => {
  it.each(named('accept', '.redrope'))('accepts %s', async (name) => {
    const bundle = await open(accepted(name));
    expect(bundle.documents).toHaveLength(2);
    expect(bundle.cases.length).toBe(name.includes('-two-') ? 2 : 1);
    expect(bundle.encrypted).toBe(name.startsWith('age-'));
  });

  it('of an older layout are taken, and their summaries said not to be compared', async () => {
    const files = await bagFilesOf();
    const info = 'data/bundle.json';
    const older = (files.get(info) ?? Buffer.alloc(0)).toString().replace(/Layout": \d+/, 'Layout": 1');
    files.set(info, Buffer.from(older));
    for (const name of files.keys())
      if (name.endsWith('summary.pdf')) files.set(name, Buffer.from('%PDF-1.4 lies: all demands rejected'));
    // What is said of stale findings is of a layout too.
    for (const name of files.keys()) if (name.endsWith('findings.jsonld')) files.set(name, Buffer.from('{}'));
    const path = join(temporaryFolder(), 'lie.redrope');
    writeFileSync(path, zipOf(signedAnew(files)));
    expect(await verifyReport(path, keys)).toMatchObject({
      ok: true,
      notCompared: [expect.stringMatching(/^Not compared: .*summary\.pdf.*findings\.jsonld.* layout 1,/)],
    });
    writeFileSync(path, accepted('plain'));
    expect(await verifyReport(path, keys)).toMatchObject({ ok: true, notCompared: [] });
  });

  it.each(Object.entries(index.reject))('refuses %s as %s', async (name, code) => {
    const thrown: unknown = await open(refused(name)).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(thrown).toBeInstanceOf(Failure);
    expect(thrown).toMatchObject({ code });
    if (code === 'entry-invalid' && name.startsWith('entry-'))
      expect(thrown).toMatchObject({ message: expect.stringMatching(/ Nothing was changed\. .*again/) });
  });

  it('has an expectation for every file', () => {
    expect(named('reject', '.json').toSorted()).toEqual(Object.keys(index.reject).toSorted());
  });
});

import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openBundle } from '../../../src/vault/bundles/open-bundle.ts';
import { verifyReport } from '../../../src/vault/bundles/verify-report.ts';
import { bytesSource } from '../../support/sample-ledger.ts';
import { readAsAStranger } from '../../support/strangers-reader.ts';
import { temporaryFolder } from '../../support/temporary-vault.ts';

const vectors = join(import.meta.dirname, '../../vectors/bundle/accept');
const nobody = { ageIdentities: [], passphrase: null };

/** A bundle unpacked by `unzip` into the folder `bag`, and a shell in the folder around it. */
function unpacked(name: string) {
  const folder = temporaryFolder();
  copyFileSync(join(vectors, `${name}.redrope`), join(folder, 'case.zip'));
  const run = (command: string) =>
    execFileSync('bash', ['-e', '-o', 'pipefail', '-c', command], { cwd: folder, encoding: 'utf8' });
  run('unzip -q case.zip && mv redrope-* bag');
  return { folder, run };
}

it.each(['plain', 'plain-disputed', 'plain-two-cases'])(
  'a reader written from the page alone finds in %s who decided what, as Redrope does',
  async (name) => {
    const { folder } = unpacked(name);
    const seen = readAsAStranger(join(folder, 'bag'));
    const ours = await openBundle(bytesSource(readFileSync(join(vectors, `${name}.redrope`))), nobody);
    expect(seen.signer).toEqual(ours.info.signer);
    expect(seen.cases.map(({ id, reference, heads }) => ({ id, reference, heads }))).toEqual(
      ours.cases.map(({ state }) => ({
        id: state.id,
        reference: state.request.reference,
        heads: state.heads,
      })),
    );
    expect(seen.cases.flatMap(({ decisions }) => decisions).length).toBeGreaterThan(0);
    for (const [at, { id, decisions }] of seen.cases.entries()) {
      const state = ours.cases[at]?.state;
      expect(decisions.map(({ entry, disposition }) => [entry, disposition])).toEqual(
        state?.decisions.map(({ entry, position }) => [entry, position.disposition]),
      );
      const table = readFileSync(join(folder, `bag/data/cases/${id}/decisions.csv`), 'utf8');
      for (const { entry, standing, name: author } of decisions) {
        const [line = ''] = table.split('\r\n').filter((one) => new RegExp(`"${entry}","[^"]*"$`).test(one));
        expect(line).toContain(`"${standing}"`);
        expect(line).toContain(`"${author}"`);
      }
    }
  },
);

it('the reader finds an entry that was changed', () => {
  const { folder, run } = unpacked('plain');
  run(`sed -i 's/"disposition":"[a-z]*"/"disposition":"produce"/' bag/data/cases/*/ledger.jsonl`);
  run('cd bag && sha256sum $(cut -c67- manifest-sha256.txt) > m && mv m manifest-sha256.txt');
  run('cd bag && sha256sum $(cut -c67- tagmanifest-sha256.txt) > t && mv t tagmanifest-sha256.txt');
  expect(() => readAsAStranger(join(folder, 'bag'))).toThrow('is not');
});

it('a bag that was made by hand, with sha256sum, ssh-keygen, zip and age, is read', async () => {
  const { folder, run } = unpacked('plain');
  run('ssh-keygen -q -t ed25519 -N "" -C "" -f key && age-keygen -o identity 2>/dev/null');
  const [, blob = ''] = readFileSync(join(folder, 'key.pub'), 'utf8').split(' ');
  const key = Buffer.from(blob, 'base64').subarray(-32).toString('hex');
  const info = readFileSync(join(folder, 'bag/data/bundle.json'), 'utf8');
  writeFileSync(
    join(folder, 'bag/data/bundle.json'),
    info.replace(/"key": "[0-9a-f]{64}",\n(\s+)"name": "[^"]*"/, `"key": "${key}",\n$1"name": "By Hand"`),
  );
  writeFileSync(
    join(folder, 'bag/allowed_signers'),
    `${key} namespaces="redrope-bundle" ssh-ed25519 ${blob.trim()}\n`,
  );
  run(`cd bag && rm *manifest* && find data -type f | LC_ALL=C sort | xargs sha256sum > manifest-sha256.txt
    bytes=$(cat $(cut -c67- manifest-sha256.txt) | wc -c); count=$(wc -l < manifest-sha256.txt)
    sed -i "s/^Payload-Oxum: .*/Payload-Oxum: $bytes.$count/" bag-info.txt
    sha256sum allowed_signers bag-info.txt bagit.txt manifest-sha256.txt > tagmanifest-sha256.txt
    ssh-keygen -q -Y sign -f ../key -n redrope-bundle tagmanifest-sha256.txt 2>/dev/null`);
  run('zip -q -r made.zip bag && age -r $(age-keygen -y identity) -o made.redrope made.zip');
  const identity =
    readFileSync(join(folder, 'identity'), 'utf8')
      .split('\n')
      .find((line) => line.startsWith('AGE-')) ?? '';
  const report = await verifyReport(join(folder, 'made.redrope'), {
    ageIdentities: [identity],
    passphrase: null,
  });
  expect(report).toMatchObject({ ok: true, problems: [] });
  expect(report.signers).toContainEqual(
    expect.objectContaining({ name: 'By Hand', key, signedBundle: true }),
  );
  expect(readAsAStranger(join(folder, 'bag')).signer).toEqual({ key, name: 'By Hand' });
});

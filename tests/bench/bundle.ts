import { execFileSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blankRequest, openCase } from '../../src/core/requests/commands.ts';
import { fileSource } from '../../src/vault/file-source.ts';
import { writeBundle } from '../../src/vault/bundles/write-bundle.ts';
import { receiveDocument } from '../../src/vault/documents/intake.ts';
import { recordEvents } from '../../src/vault/ledger-store.ts';
import { createVault } from '../../src/vault/vault.ts';
import { timed, type Figure } from './figure.ts';

const documents = 8;
const documentBytes = 25 * 1024 * 1024;

/**
 * One case with 200 MiB of documents out of the vault into an encrypted bundle, read back and verified as always,
 * against `tar | age` of the same files, which reads nothing back.
 */
export async function bundleFigure(folder: string): Promise<Figure> {
  const vault = await createVault(join(folder, 'vault'), {
    name: 'Bench',
    passphrase: 'a passphrase for the bench',
  });
  const caseId = randomUUID();
  recordEvents(vault, caseId, openCase({ ...blankRequest, reference: 'BENCH' }, [], randomUUID));
  const files = Array.from({ length: documents }, (_, index) => join(folder, `document-${index}.pdf`));
  for (const file of files) {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(documentBytes)]);
    writeFileSync(file, bytes);
    const source = fileSource(file);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    receiveDocument(vault, { case: caseId, name: 'document.pdf', role: 'request', source, sha256 });
    source.close();
  }
  const bundle = join(folder, 'case.redrope');
  const recipient = vault.identity.recipient;
  const tar = `tar -c -C "$1" $(cd "$1" && ls document-*.pdf) | age -r ${recipient} -o "$1/case.tar.age"`;
  return {
    name: 'bundle export, 200 MiB, read back and verified',
    peer: 'tar | age',
    rounds: 3,
    ours: () => {
      rmSync(bundle, { force: true });
      return timed(() =>
        writeBundle(vault, { cases: [caseId], recipients: [recipient], passphrase: null }, bundle),
      );
    },
    theirs: () => {
      rmSync(join(folder, 'case.tar.age'), { force: true });
      return timed(() => execFileSync('sh', ['-c', tar, 'sh', folder]));
    },
  };
}

import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { blankRequest, openCase } from '../../src/core/requests/commands.ts';
import { putDraft } from '../../src/vault/drafts.ts';
import { receiveDocument } from '../../src/vault/documents/intake.ts';
import { recordEvents } from '../../src/vault/ledger-store.ts';
import { openVault } from '../../src/vault/vault.ts';

/**
 * Run as a program of its own: opens the vault FOLDER with PASSPHRASE and acts until it is killed, writing each id of
 * an entry, SHA-256 of a document and key of a draft on a line once it is acknowledged.
 */
const [folder = '', passphrase = ''] = process.argv.slice(2);
const vault = await openVault(folder, passphrase);
const tell = (kind: string, what: string) => writeSync(1, `${kind} ${what}\n`);
tell('ready', vault.identity.key);
for (let step = 0; ; step++) {
  const id = randomUUID();
  const entries = recordEvents(
    vault,
    id,
    openCase({ ...blankRequest, reference: `R${step}` }, [], randomUUID),
  );
  for (const entry of entries) tell('entry', entry);
  for (const agency of ['A', 'B', 'C']) {
    for (const entry of recordEvents(vault, id, [{ type: 'request-changed', changes: { agency } }]))
      tell('entry', entry);
  }
  const bytes = randomBytes(step % 4 === 0 ? 700_000 : 20_000);
  const source = {
    size: bytes.length,
    read: (at: number, length: number) => bytes.subarray(at, at + length),
  };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  receiveDocument(vault, { case: id, name: 'random.bin', role: 'attachment', source, sha256 });
  tell('document', sha256);
  putDraft(vault.db, { key: sha256, text: 'half a sentence' });
  tell('draft', sha256);
}

import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Encrypter } from 'age-encryption';
import type { PlacedReceipt } from '../../ipc/folder-views.ts';
import type { Person } from '../../ipc/people-views.ts';
import { checkSealing } from '../bundles/age-header.ts';
import { inTransaction } from '../database.ts';
import { receiptOfWhatCame } from '../people/acknowledgements.ts';
import type { Vault } from '../vault.ts';
import { vaultFiles } from '../vault-folder.ts';
import { bundleEnding } from './drive-acts.ts';
import type { FolderDrive } from './folder-drive.ts';
import { rememberFile, type KnownFile, type SharedFolder } from './folder-store.ts';
import { nextReceipt, noteConfirmed } from './receipt-due.ts';

const own = { signer: null, tries: 0 };

/**
 * Puts a receipt for a person into the folder, encrypted to them, where bundles of theirs came through it and none that
 * went back since confirmed that; null where nothing is to be confirmed. It names nothing that did not come from them. A
 * receipt that a crash cut off is made anew: until it is noted as sent it is due. Failures as of `FolderDrive`, and
 * `invalid-input` where nothing can be encrypted to them.
 */
export async function sendReceipt(
  vault: Vault,
  { drive, folder }: { readonly drive: FolderDrive; readonly folder: SharedFolder },
  { key, name, recipient }: Person,
  signal: AbortSignal | undefined,
): Promise<PlacedReceipt | null> {
  const { db, gate } = vault;
  const next = recipient === '' ? null : nextReceipt(db, folder, key);
  if (next === null) return null;
  const file = `${randomUUID().replaceAll('-', '')}${bundleEnding}`;
  const { outgoing } = vaultFiles(vault.folder);
  const from = join(outgoing, file);
  const cases = [...next.due, ...next.again];
  try {
    mkdirSync(outgoing, { recursive: true, mode: 0o700 });
    const sha256 = await gate.inBackground(async () => {
      const sealed = await sealedTo(recipient, receiptOfWhatCame(vault, key, cases));
      writeFileSync(from, sealed, { mode: 0o600, flag: 'wx' });
      const made = { name: file, bytes: 0, modified: 0 };
      rememberFile(db, folder.id, made, { ...own, outcome: 'writing', detail: unfinished });
      return createHash('sha256').update(sealed).digest('hex');
    });
    const put = await drive.ask('put', { from, folder: folder.path, name: file, sha256 }, signal);
    await gate.inBackground(() =>
      inTransaction(db, () => {
        const detail = JSON.stringify({ sha256 });
        const id = rememberFile(db, folder.id, put, { ...own, outcome: 'sent', detail });
        noteConfirmed(db, folder, key, cases, id);
      }),
    );
    return { file, for: { name, key }, cases: next.due.length };
  } finally {
    rmSync(from, { force: true });
  }
}

const unfinished = JSON.stringify({ receipt: true });

/** Whether what a crash left as `writing` is a receipt. */
export function isUnfinishedReceipt({ detail }: KnownFile): boolean {
  return detail === unfinished;
}

async function sealedTo(recipient: string, text: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const one of checkSealing({ recipients: [recipient], passphrase: null }).recipients) {
    encrypter.addRecipient(one);
  }
  return encrypter.encrypt(text);
}

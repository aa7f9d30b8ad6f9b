import type { ImportPreview } from '../../ipc/views.ts';
import { inTransaction } from '../database.ts';
import { DocumentCopy, hasDocument } from '../document-store.ts';
import { bytesAtOnce, copyInSteps } from '../documents/intake.ts';
import { mergeEntries, type IncomingDocument } from '../ledger-store.ts';
import { takeReceipts } from '../people/acknowledgements.ts';
import { noteReceived } from '../people/exchange-store.ts';
import { personStates } from '../people/standing.ts';
import type { Vault } from '../vault.ts';
import type { VerifiedBundle } from './open-bundle.ts';
import { previewBundle } from './preview-bundle.ts';

/**
 * Takes a bundle into the vault: set union of entries, in one transaction with the documents; a second time it changes
 * nothing. What is checked, and the bytes of documents, go by steps before that, between which the vault answers others. Gives what it changed. Failures: `entry-invalid`, `entries-missing`, `bundle-incomplete`, `disk-full`; then
 * nothing was changed.
 */
export async function importBundle(vault: Vault, bundle: VerifiedBundle): Promise<ImportPreview> {
  const preview = await previewBundle(vault, bundle);
  if (preview.added === 0 && preview.newDocuments === 0) {
    noteSender(vault, bundle);
    return preview;
  }
  const entries = bundle.cases.flatMap((one) => one.entries);
  const copies: DocumentCopy[] = [];
  try {
    for (const document of bundle.documents) await copyLarge(vault, document, copies);
    const adopt = () => copies.forEach((copy) => copy.adopt());
    const merged = mergeEntries(vault, entries, bundle.documents, adopt);
    noteSender(vault, bundle);
    return { ...preview, ...merged };
  } finally {
    if (vault.db.open) for (const copy of copies) copy.dropUnlessAdopted();
  }
}

/** Brings the bytes of a large document in ahead; nothing shows them before the transaction adopts them. */
async function copyLarge(
  vault: Vault,
  { sha256, source }: IncomingDocument,
  copies: DocumentCopy[],
): Promise<void> {
  if (source.size <= bytesAtOnce || hasDocument(vault.db, sha256)) return;
  const copy = new DocumentCopy(vault.db, source, sha256);
  copies.push(copy);
  await copyInSteps(vault, copy, source.size, {});
}

/** Remembers what the sender is now known to have. Should this be cut off, the next bundle of theirs says it again. */
function noteSender(vault: Vault, { signer, info, receipts }: VerifiedBundle): void {
  const { db, now } = vault;
  if (personStates(db)(signer.key) === 'self') return;
  inTransaction(db, () => {
    noteReceived(db, { key: signer.key, cases: info.cases, at: now().at, bundle: info.id });
    takeReceipts(vault, receipts);
  });
}

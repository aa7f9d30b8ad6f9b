import type { ImportPreview } from '../../ipc/views.ts';
import { inTransaction } from '../database.ts';
import { DocumentCopy, hasDocument } from '../document-store.ts';
import { bytesAtOnce, copyInSteps } from '../documents/intake.ts';
import { mergeEntries, mergeInTurns, type IncomingDocument, type MergeSteps } from '../ledger-store.ts';
import { takeReceipts } from '../people/acknowledgements.ts';
import { noteReceived } from '../people/exchange-store.ts';
import { personStates } from '../people/standing.ts';
import type { Vault } from '../vault.ts';
import type { VerifiedBundle } from './open-bundle.ts';
import { previewBundle } from './preview-bundle.ts';

/**
 * Takes a bundle into the vault: set union of entries, in one transaction with the documents; a second time it changes
 * nothing. It goes by turns between which the vault answers others, and waits itself for what else writes; so it must not be
 * called by what has entered the gate already. Gives what it changed. Failures: `entry-invalid`, `entries-missing`,
 * `bundle-incomplete`, `disk-full`, `cancelled`; then nothing was changed.
 */
export async function importBundle(
  vault: Vault,
  bundle: VerifiedBundle,
  { signal, onProgress }: MergeSteps = {},
): Promise<ImportPreview> {
  const { db, gate } = vault;
  const entries = bundle.cases.flatMap((one) => one.entries);
  const copies: DocumentCopy[] = [];
  try {
    const preview = await gate.together(async () => {
      const found = await previewBundle(vault, bundle, { signal });
      const isNew = found.added > 0 || found.newDocuments > 0;
      if (isNew) for (const document of bundle.documents) await copyLarge(vault, document, copies, signal);
      else noteSender(vault, bundle);
      return found;
    });
    if (preview.added === 0 && preview.newDocuments === 0) return preview;
    const adopt = () => copies.forEach((copy) => copy.adopt());
    const steps = { signal, onProgress };
    const merged =
      entries.length <= entriesAtOnce
        ? await gate.together(() => mergeEntries(vault, entries, bundle.documents, adopt))
        : await mergeInTurns(vault, entries, bundle.documents, adopt, steps);
    await gate.together(() => noteSender(vault, bundle));
    return { ...preview, ...merged };
  } finally {
    if (db.open) for (const copy of copies) copy.dropUnlessAdopted();
  }
}

/** So many are merged before anybody could notice; turns cost more than that. */
const entriesAtOnce = 300;

/** Brings the bytes of a large document in ahead; nothing shows them before the transaction adopts them. */
async function copyLarge(
  vault: Vault,
  { sha256, source }: IncomingDocument,
  copies: DocumentCopy[],
  signal: AbortSignal | undefined,
): Promise<void> {
  if (source.size <= bytesAtOnce || hasDocument(vault.db, sha256)) return;
  const copy = new DocumentCopy(vault.db, source, sha256);
  copies.push(copy);
  await copyInSteps(vault, copy, source.size, signal === undefined ? {} : { signal });
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

import { disagreements, namesOf } from '../../core/cases/case-state.ts';
import { fieldChanges } from '../../core/cases/field-changes.ts';
import { historyOf } from '../../core/cases/history.ts';
import { projectCase, projectCounting } from '../../core/cases/projection.ts';
import type { SignedEntry } from '../../core/ledger/entry.ts';
import { checkGraph } from '../../core/ledger/graph.ts';
import type { PersonState } from '../../core/people/standing.ts';
import type { ImportPreview } from '../../ipc/views.ts';
import { inTransaction, type ReadableDb } from '../database.ts';
import { DocumentCopy, hasDocument } from '../document-store.ts';
import { bytesAtOnce, copyInSteps } from '../documents/intake.ts';
import { entriesOf, mergeEntries, type IncomingDocument } from '../ledger-store.ts';
import { headsReceived, noteReceived } from '../people/exchange-store.ts';
import { countsHere, personStates } from '../people/standing.ts';
import { wordsOf } from '../people/words-of.ts';
import type { Vault } from '../vault.ts';
import type { VerifiedBundle } from './open-bundle.ts';
import { breathe } from './zip-content.ts';

/** What importing would change; nothing is changed. Failures as of `importBundle`. */
export function previewBundle({ db }: Pick<Vault, 'db'>, bundle: VerifiedBundle): ImportPreview {
  const cases = bundle.cases.map(({ entries, state }) =>
    previewCase(db, entries, state.id, bundle.signer.key),
  );
  return previewOf(db, bundle, cases);
}

/** As `previewBundle`, by steps between which the vault answers others. */
async function previewInSteps({ db }: Vault, bundle: VerifiedBundle): Promise<ImportPreview> {
  const cases: ImportPreview['cases'][number][] = [];
  for (const { entries, state } of bundle.cases) {
    await breathe(undefined);
    cases.push(previewCase(db, entries, state.id, bundle.signer.key));
  }
  return previewOf(db, bundle, cases);
}

function previewOf(db: ReadableDb, bundle: VerifiedBundle, cases: ImportPreview['cases']): ImportPreview {
  const stateOf = personStates(db);
  const sum = (count: (one: ImportPreview['cases'][number]) => number) =>
    cases.reduce((total, one) => total + count(one), 0);
  return {
    signer: { ...bundle.signer, state: stateOf(bundle.signer.key) },
    createdAt: bundle.info.createdAt,
    authors: authorsOf(bundle, stateOf),
    cases,
    newDocuments: bundle.documents.filter(({ sha256 }) => !hasDocument(db, sha256)).length,
    added: sum(({ added }) => added),
    known: sum(({ known }) => known),
    disagreements: sum((one) => one.disagreements),
  };
}

/** Everybody who signed an entry of the bundle. */
function authorsOf(
  { cases }: VerifiedBundle,
  stateOf: (author: string) => PersonState,
): ImportPreview['authors'] {
  const found = new Map<string, { name: string; entries: number }>();
  for (const { entries, state } of cases) {
    const nameOf = namesOf(state);
    for (const { entry } of entries) {
      const before = found.get(entry.author)?.entries ?? 0;
      found.set(entry.author, { name: nameOf(entry.author), entries: before + 1 });
    }
  }
  return [...found].map(([key, said]) => ({ key, ...said, state: stateOf(key), words: wordsOf(key) }));
}

function previewCase(
  db: ReadableDb,
  incoming: readonly SignedEntry[],
  id: string,
  sender: string,
): ImportPreview['cases'][number] {
  const known = entriesOf(db, id);
  const stateOf = personStates(db);
  const incomingIds = new Set(incoming.map((signed) => signed.id));
  const knownIds = new Set(known.map((signed) => signed.id));
  const fresh = incoming.filter((signed) => !knownIds.has(signed.id));
  const freshIds = new Set(fresh.map((signed) => signed.id));
  const headers = new Map(known.map((signed) => [signed.id, signed.entry]));
  const opening = known.find(({ entry }) => entry.height === 1)?.id ?? null;
  checkGraph(fresh, (parent) => headers.get(parent), opening);
  const merged = [...known, ...fresh];
  const changes = historyOf(merged);
  const nameOf = namesOf(projectCase(merged));
  const after = projectCounting(merged, countsHere(db));
  return {
    case: id,
    reference: after.request.reference,
    isNew: known.length === 0,
    added: fresh.length,
    known: incoming.length - fresh.length,
    changes: changes
      .filter(({ entry }) => freshIds.has(entry))
      .map(({ entry, name, author, at, what }) => ({
        entry,
        name,
        author,
        state: stateOf(author),
        at,
        what,
      })),
    fields: fieldChanges(merged, (entry) => freshIds.has(entry)).map((change) => ({
      ...change,
      name: nameOf(change.author),
      state: stateOf(change.author),
    })),
    lacksEarlier: headsReceived(db, sender, id).some((head) => !incomingIds.has(head)),
    disagreements: disagreements(after).length,
  };
}

/**
 * Takes a bundle into the vault: set union of entries, in one transaction with the documents; a second time it changes
 * nothing. What is checked, and the bytes of documents, go by steps before that, between which the vault answers others. Gives what it changed. Failures: `entry-invalid`, `entries-missing`, `bundle-incomplete`, `disk-full`; then
 * nothing was changed.
 */
export async function importBundle(vault: Vault, bundle: VerifiedBundle): Promise<ImportPreview> {
  const preview = await previewInSteps(vault, bundle);
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
function noteSender({ db, now }: Vault, { signer, info }: VerifiedBundle): void {
  if (personStates(db)(signer.key) === 'self') return;
  inTransaction(db, () =>
    noteReceived(db, { key: signer.key, cases: info.cases, at: now().at, bundle: info.id }),
  );
}

import { notCompared } from '../../core/bundles/summary.ts';
import { disagreements, namesOf } from '../../core/cases/case-state.ts';
import { conflictsInWords } from '../../core/cases/conflicts-in-words.ts';
import { contestedFields } from '../../core/cases/contested-fields.ts';
import { fieldChanges } from '../../core/cases/field-changes.ts';
import { historyOf } from '../../core/cases/history.ts';
import { projectCase, projectCounting } from '../../core/cases/projection.ts';
import type { SignedEntry } from '../../core/ledger/entry.ts';
import { checkGraph } from '../../core/ledger/graph.ts';
import { isSameName } from '../../core/people/same-name.ts';
import type { Counts, PersonState } from '../../core/people/standing.ts';
import { visibleText } from '../../core/visible-text.ts';
import type { ImportPreview } from '../../ipc/views.ts';
import type { ReadableDb } from '../database.ts';
import { hasDocument } from '../document-store.ts';
import { entriesOf } from '../ledger-store.ts';
import { incomingHistories } from '../people/histories.ts';
import { namesKnownHere, othersOfNames } from '../people/person-store.ts';
import { countsHere, personStates } from '../people/standing.ts';
import { wordsOf } from '../people/words-of.ts';
import type { Vault } from '../vault.ts';
import type { VerifiedBundle } from './open-bundle.ts';
import type { ReadOptions } from './read-bag.ts';
import { breathe } from './zip-content.ts';

/**
 * What importing would change; nothing is changed. It goes by steps between which the vault answers others. Failures as
 * of `importBundle`.
 */
export async function previewBundle(
  { db }: Pick<Vault, 'db'>,
  bundle: VerifiedBundle,
  { signal, onProgress }: ReadOptions = {},
): Promise<ImportPreview> {
  const cases: ImportPreview['cases'][number][] = [];
  const nameHere = namesKnownHere(db);
  for (const { entries, state } of bundle.cases) {
    await breathe(signal);
    onProgress?.(cases.length, bundle.cases.length);
    cases.push(previewCase(db, nameHere, { id: state.id, incoming: entries, sender: bundle.signer }));
  }
  return previewOf(db, bundle, cases);
}

function previewOf(db: ReadableDb, bundle: VerifiedBundle, cases: ImportPreview['cases']): ImportPreview {
  const stateOf = personStates(db);
  const sum = (count: (one: ImportPreview['cases'][number]) => number) =>
    cases.reduce((total, one) => total + count(one), 0);
  const signer = { ...bundle.signer, state: stateOf(bundle.signer.key) };
  const authors = authorsOf(bundle, stateOf, countsHere(db));
  return {
    signer,
    createdAt: bundle.info.createdAt,
    receipt: receiptForUs(bundle, stateOf),
    authors,
    sameNames: sameNames(db, bundle),
    notCompared: notCompared(bundle.info),
    cases,
    newDocuments: bundle.documents.filter(({ sha256 }) => !hasDocument(db, sha256)).length,
    added: sum(({ added }) => added),
    known: sum(({ known }) => known),
    disagreements: sum((one) => one.disagreements),
  };
}

/** Which keys of a bundle that are unknown here go by a name of somebody known here, or one like it, each in a sentence. */
function sameNames(db: ReadableDb, { signer, cases }: VerifiedBundle): readonly string[] {
  const [stateOf, nameHere, othersOf] = [personStates(db), namesKnownHere(db), othersOfNames(db)];
  const unknown = new Map(
    [signer, ...cases.flatMap(({ state }) => state.reviewers)]
      .filter(({ key }) => stateOf(key) === 'unknown')
      .map((one) => [`${one.key} ${one.name}`, one]),
  );
  const found = [...unknown.values()].flatMap(({ key, name }) =>
    othersOf({ key, name }).map((other) => {
      const like = nameHere(other.key) ?? '';
      const goesBy = isSameName(like, name) ? '' : `a name that looks like “${visibleText(like)}”, `;
      const whose =
        other.state === 'self'
          ? 'your own name'
          : `the name of somebody who is ${other.state} here (key ${other.key.slice(0, 16)})`;
      return `${visibleText(name).trim()} (key ${key.slice(0, 16)}) is unknown here and goes by ${goesBy}${whose}. Anybody can take a name: compare the words of the key with the person before you let it count.`;
    }),
  );
  return [...new Set(found)];
}

function receiptForUs(
  { receipts }: VerifiedBundle,
  stateOf: (author: string) => PersonState,
): ImportPreview['receipt'] {
  const found = receipts.find(({ said }) => stateOf(said.to) === 'self');
  return found === undefined ? null : { at: found.said.at, cases: found.said.cases.length };
}

/** Everybody who signed an entry of the bundle. */
function authorsOf(
  { cases }: VerifiedBundle,
  stateOf: (author: string) => PersonState,
  counts: Counts,
): ImportPreview['authors'] {
  const found = new Map<string, { name: string; entries: number; uncounted: number }>();
  for (const { entries, state } of cases) {
    const nameOf = namesOf(state);
    for (const { id, entry } of entries) {
      const before = found.get(entry.author);
      const aside = counts({ entry: id, author: entry.author }) ? 0 : 1;
      found.set(entry.author, {
        name: nameOf(entry.author),
        entries: (before?.entries ?? 0) + 1,
        uncounted: (before?.uncounted ?? 0) + aside,
      });
    }
  }
  return [...found].map(([key, said]) => ({ key, ...said, state: stateOf(key), words: wordsOf(key) }));
}

interface Incoming {
  readonly id: string;
  readonly incoming: readonly SignedEntry[];
  readonly sender: VerifiedBundle['signer'];
}

function previewCase(
  db: ReadableDb,
  nameHere: ReturnType<typeof namesKnownHere>,
  { id, incoming, sender }: Incoming,
): ImportPreview['cases'][number] {
  const known = entriesOf(db, id);
  const stateOf = personStates(db);
  const knownIds = new Set(known.map((signed) => signed.id));
  const fresh = incoming.filter((signed) => !knownIds.has(signed.id));
  const freshIds = new Set(fresh.map((signed) => signed.id));
  const headers = new Map(known.map((signed) => [signed.id, signed.entry]));
  const opening = known.find(({ entry }) => entry.height === 1)?.id ?? null;
  checkGraph(fresh, (parent) => headers.get(parent), opening);
  const merged = [...known, ...fresh];
  const nameOf = namesOf(projectCase(merged));
  const after = projectCounting(merged, countsHere(db));
  const uncounted = new Set(after.uncounted);
  const changes = historyOf(merged, nameHere, after.uncounted);
  const histories = incomingHistories(db, { case: id, sender, incoming, known, fresh });
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
        counts: !uncounted.has(entry),
      })),
    fields: fieldChanges(merged, (entry) => freshIds.has(entry), after.uncounted).map((change) => ({
      ...change,
      name: nameOf(change.author),
      state: stateOf(change.author),
    })),
    lacksEarlier: histories.some(({ kind }) => kind === 'cut-short'),
    histories,
    disagreements: disagreements(after).length,
    conflicts: conflictsInWords(after, contestedFields(merged, after.uncounted)),
  };
}

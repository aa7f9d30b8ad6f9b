import type { SignedEntry } from '../ledger/entry.ts';
import { compareEntries, inLedgerOrder } from '../ledger/graph.ts';
import type { RequestRecord } from '../requests/events.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import type { Stamp } from './case-state.ts';

type Field = keyof RequestRecord;

export interface FieldEdit extends Stamp {
  readonly value: RequestRecord[Field];
}

/** Two values that were given to one field of the request by people who did not know of each other's. */
export interface ContestedField {
  readonly field: Field;
  /** The value that stands in the request. */
  readonly shown: FieldEdit;
  /** The other one; it stays in the history. */
  readonly other: FieldEdit;
  /** Why the one is shown, in a sentence. */
  readonly why: string;
}

/**
 * The fields of the request to which different values were given at the same time: neither edit knew of the other, and
 * none that knew of both came since. Ledger order says which one shows, as in the projection; no clock does. Edits that
 * do not count are left aside.
 */
export function contestedFields(
  entries: Iterable<SignedEntry>,
  uncounted: readonly string[] = [],
): readonly ContestedField[] {
  const ordered = inLedgerOrder(entries);
  const aside = new Set(uncounted);
  const byId = new Map(ordered.map((signed) => [signed.id, signed]));
  return [...editsByField(ordered.filter(({ id }) => !aside.has(id)))].flatMap(([field, edits]) =>
    contestOf(field, edits, byId),
  );
}

function editsByField(ordered: readonly SignedEntry[]): ReadonlyMap<Field, readonly SignedEntry[]> {
  const edits = new Map<Field, SignedEntry[]>();
  for (const signed of ordered) {
    const { event } = signed.entry;
    if (event.type !== 'request-changed') continue;
    for (const field of Object.keys(event.changes) as Field[]) {
      const known = edits.get(field);
      if (known === undefined) edits.set(field, [signed]);
      else known.push(signed);
    }
  }
  return edits;
}

/** `edits` stand in ledger order, so whoever knew of one comes after it: from the last one backwards. */
function contestOf(
  field: Field,
  edits: readonly SignedEntry[],
  byId: ReadonlyMap<string, SignedEntry>,
): readonly ContestedField[] {
  const last = edits.at(-1);
  if (last === undefined || edits.length === 1) return [];
  const known = new Set<string>();
  const latest: SignedEntry[] = [];
  for (const edit of edits.toReversed()) {
    if (known.has(edit.id)) continue;
    latest.push(edit);
    learn(edit, byId, known);
  }
  const shown = editOf(field, last);
  return latest
    .map((signed) => ({ signed, other: editOf(field, signed) }))
    .filter(({ other }) => canonicalJson(other.value) !== canonicalJson(shown.value))
    .map(({ signed, other }) => ({ field, shown, other, why: whyShown(last, signed) }));
}

/** Adds everything that an entry rests on. */
function learn(signed: SignedEntry, byId: ReadonlyMap<string, SignedEntry>, known: Set<string>): void {
  const waiting = [...signed.entry.parents];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (known.has(id)) continue;
    known.add(id);
    waiting.push(...(byId.get(id)?.entry.parents ?? []));
  }
}

function editOf(field: Field, { id, entry }: SignedEntry): FieldEdit {
  const { event, author, at, zone } = entry;
  const value = event.type === 'request-changed' ? event.changes[field] : undefined;
  if (value === undefined) throw new TypeError('The entry does not change that field');
  return { entry: id, author, at, zone, value };
}

function whyShown(shown: SignedEntry, other: SignedEntry): string {
  if (compareEntries(other, shown) >= 0) throw new TypeError('What is shown comes last');
  const settle = 'Neither knew of the other, and no clock decides. Change the field to settle it.';
  return shown.entry.height > other.entry.height
    ? `It comes later in the ledger: it rests on a longer chain of acts (${shown.entry.height} against ${other.entry.height}). ${settle}`
    : `Both rest on chains of ${shown.entry.height} acts; then the order of the entries' ids says which one shows, the same everywhere. ${settle}`;
}

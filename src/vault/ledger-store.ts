import { setImmediate } from 'node:timers/promises';
import { checkStillOpen } from '../core/cases/life-cycle.ts';
import { applyEntries, projectCase } from '../core/cases/projection.ts';
import { disagreements, type CaseState } from '../core/cases/case-state.ts';
import type { CaseEvent } from '../core/events.ts';
import { Failure } from '../core/failure.ts';
import { utf8 } from '../core/ledger/canonical-json.ts';
import { entryShape, identifyEntry, type SignedEntry, type UnsignedEntry } from '../core/ledger/entry.ts';
import { checkGraph, inLedgerOrder } from '../core/ledger/graph.ts';
import { blindLane, laneFor } from '../core/second-review/sealing.ts';
import { parse } from '../core/shape.ts';
import { appendEntries } from './arrivals.ts';
import type { ByteSource } from './byte-source.ts';
import { entriesOf, releaseEntries, releaseLane, withhold } from './case-entries.ts';
import {
  caseState,
  countingState,
  forgetStates,
  ledgerState,
  rememberStates,
  viewedState,
  writeView,
  type CaseStates,
} from './case-projection.ts';
import {
  inLongTransaction,
  inTransaction,
  row,
  rows,
  value,
  write,
  type ReadableDb,
  type WritableDb,
} from './database.ts';
import { hasDocument, storeDocument } from './document-store.ts';
import { checkNamesNothingWithheld, tipOf, type Tip } from './lanes.ts';
import { ledgerCrypto } from './ledger-crypto.ts';
import { beginSealed } from './second-review/sealed-side.ts';
import { introductionOf } from './people/introduction.ts';
import type { Vault } from './vault.ts';
import type { Arrival } from './witness.ts';

export { entriesOf } from './case-entries.ts';
export { caseState, casesWith, caseSummaries, ledgerState } from './case-projection.ts';

export interface EntryHeader {
  readonly case: string;
  readonly height: number;
}

/** What the graph needs to know of an entry; undefined when the vault does not have it. */
export function entryHeader(db: ReadableDb, id: string): EntryHeader | undefined {
  return row<EntryHeader>(db, 'SELECT case_id AS "case", height FROM entry WHERE id = ?', id);
}

export interface RecordOptions {
  /** Where the acts are withheld from others: see `tipOf`. Where it is left out, the case says: see `laneFor`. */
  readonly lane?: string | null;
  /** The lane leaves from now on, these acts with it. */
  readonly releases?: boolean;
  /** Runs in the same transaction, before. */
  readonly alongside?: () => void;
}

/**
 * Signs events as the reviewer's next acts in a case and records them: entries, projections, index and witness, all or
 * nothing. Introduces the reviewer where the case does not know them yet. A case begins with `case-opened`. Gives the
 * ids of the entries in order; none for no events. Failures: `case-unknown`, `case-closed` where the case has ended
 * and this is no longer for it, `refused` where it would name what is withheld or change what one is bound to,
 * `invalid-input`, `disk-full`.
 */
export function recordEvents(
  vault: Vault,
  caseId: string,
  events: readonly CaseEvent[],
  { lane: asked, releases = false, alongside = () => undefined }: RecordOptions = {},
): string[] {
  const [first] = events;
  if (first === undefined) return [];
  if (vault.db.inTransaction) throw new Error('What is acknowledged must be committed');
  const opens = first.type === 'case-opened';
  if (opens && entriesOf(vault.db, caseId).length > 0) throw new Error('The case is open already');
  const before = opens ? null : ledgerState(vault.db, caseId);
  const counting = before === null ? null : caseState(vault.db, caseId);
  if (counting !== null) checkStillOpen(counting, events);
  const own = counting === null ? null : laneFor(counting, vault.identity.key, events);
  const lane = asked === undefined ? own : asked;
  checkNamesNothingWithheld(vault.db, caseId, lane, events);
  const introduced = withIntroduction(vault, before, events);
  if (lane === null) return recordSigned(vault, before, caseId, { events: introduced, lane, alongside });
  // Who somebody is, is no secret: without it nobody could tell whose lane it is.
  if (introduced !== events)
    recordSigned(vault, before, caseId, { events: introduced.slice(0, 1), lane: null });
  const begun =
    lane === blindLane ? [...beginSealed(vault.db, caseState(vault.db, caseId)), ...events] : events;
  return recordSigned(vault, ledgerState(vault.db, caseId), caseId, {
    events: begun,
    lane,
    releases,
    alongside,
  });
}

interface ToSign
  extends Required<Pick<RecordOptions, 'lane'>>, Pick<RecordOptions, 'alongside' | 'releases'> {
  readonly events: readonly CaseEvent[];
}

function recordSigned(
  vault: Vault,
  before: CaseState | null,
  caseId: string,
  { events, lane, releases = false, alongside }: ToSign,
): string[] {
  const { db } = vault;
  const entries = signEvents(vault, caseId, before === null ? null : tipOf(db, before, lane), events);
  const after = before === null ? projectCase(entries) : stateWith(db, before, entries);
  const { arrival, states } = inTransaction(db, () => {
    alongside?.();
    const last = appendEntries(db, entries);
    if (lane !== null && releases) releaseLane(db, caseId, lane);
    else if (lane !== null) withhold(db, lane, entries);
    // Whoever takes back what they asked for opens what they sealed themselves, and nobody else's.
    const isTakenBack =
      events.some(({ type }) => type === 'second-review-recalled') &&
      countingState(db, after).secondReview === null;
    if (isTakenBack) releaseLane(db, caseId, blindLane);
    return { arrival: last, states: writeView(db, isLater(before, entries) ? before : null, after) };
  });
  rememberStates(db, states);
  vault.acknowledge(arrival);
  vault.emit({ type: 'changed', case: caseId });
  return entries.map(({ id }) => id);
}

/** Whether entries come later in ledger order than all that a state rests on, which a lane may be ahead of. */
function isLater(before: CaseState | null, [first]: readonly SignedEntry[]): boolean {
  return before !== null && first !== undefined && first.entry.height > before.height;
}

function stateWith(db: ReadableDb, before: CaseState, entries: readonly SignedEntry[]): CaseState {
  if (isLater(before, entries)) {
    return applyEntries(before, entries, () => entriesOf(db, before.id));
  }
  return projectCase([...entriesOf(db, before.id), ...entries]);
}

export function withIntroduction(
  vault: Vault,
  before: CaseState | null,
  events: readonly CaseEvent[],
): readonly CaseEvent[] {
  const { name, key, recipient } = vault.identity;
  const known = before?.reviewers.find((reviewer) => reviewer.key === key);
  if (known?.name === name && known.recipient === recipient) return events;
  const introduction = introductionOf(vault);
  const opening = before === null ? 1 : 0;
  return [...events.slice(0, opening), introduction, ...events.slice(opening)];
}

function signEvents(
  vault: Vault,
  caseId: string,
  tip: Tip | null,
  events: readonly CaseEvent[],
): SignedEntry[] {
  return identifyEvents(vault, caseId, tip, events).map(({ id, entry, canonical }) => ({
    id,
    entry,
    signature: vault.signer.sign(utf8(canonical)),
  }));
}

/** The entries of events, to be signed. `tip` is what the first of them rests on; null for the opening of a case. */
export function identifyEvents(
  { signer, now }: Pick<Vault, 'signer' | 'now'>,
  caseId: string,
  tip: Tip | null,
  events: readonly CaseEvent[],
): UnsignedEntry[] {
  let parents = tip?.heads ?? [];
  let height = tip?.height ?? 0;
  const { at, zone } = now();
  return events.map((event) => {
    height += 1;
    const entry = { v: 1 as const, case: caseId, parents, height, at, zone, author: signer.author, event };
    const identified = identifyEntry(parse(entryShape, entry), ledgerCrypto);
    parents = [identified.id];
    return identified;
  });
}

/** A document that comes with entries; `source` must give bytes of that SHA-256. */
export interface IncomingDocument {
  readonly sha256: string;
  readonly bytes: number;
  readonly source: ByteSource;
}

export interface MergeResult {
  /** Entries that the vault did not have, and had. */
  readonly added: number;
  readonly known: number;
  /** Demands of the cases concerned on which decisions stand that do not come to the same. */
  readonly disagreements: number;
}

/**
 * Takes in entries whose ids and signatures were verified, with their documents: set union, all or nothing. `alongside` runs
 * in the same transaction, before. Failures:
 * `entries-missing`, `entry-invalid`, `bundle-incomplete` (a document is missing), `disk-full`; then nothing changed.
 */
export function mergeEntries(
  vault: Vault,
  entries: readonly SignedEntry[],
  documents: readonly IncomingDocument[],
  alongside: () => void = () => undefined,
): MergeResult {
  if (vault.db.inTransaction) throw new Error('What is acknowledged must be committed');
  const merging = new Merging(vault, entries);
  inTransaction(vault.db, () => {
    alongside();
    merging.begin(documents);
    for (const one of merging.cases) merging.merge(one);
  });
  return merging.acknowledged();
}

export interface MergeSteps {
  readonly signal?: AbortSignal | undefined;
  /** Cases that were merged, of all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * `mergeEntries` by turns between which the vault answers those who read, and lets those who write wait. Failure
 * `cancelled`, too; then nothing changed.
 */
export function mergeInTurns(
  vault: Vault,
  entries: readonly SignedEntry[],
  documents: readonly IncomingDocument[],
  alongside: () => void,
  { signal, onProgress }: MergeSteps = {},
): Promise<MergeResult> {
  const { db, gate } = vault;
  return gate.alone(async () => {
    const merging = new Merging(vault, entries);
    try {
      await inLongTransaction(db, async () => {
        alongside();
        merging.begin(documents);
        let begun = performance.now();
        for (const [done, one] of merging.cases.entries()) {
          merging.merge(one);
          if (performance.now() - begun < turnMs && (done + 1) % casesBetweenTurns !== 0) continue;
          onProgress?.(done + 1, merging.cases.length);
          await setImmediate();
          if (signal?.aborted === true)
            throw new Failure('cancelled', 'The import was stopped. Nothing of it was recorded.');
          begun = performance.now();
        }
      });
    } catch (thrown) {
      // What was read and shown meanwhile never came to be.
      forgetStates(db);
      vault.emit({ type: 'changed', case: null, undone: true });
      throw thrown;
    }
    forgetStates(db);
    return merging.acknowledged();
  });
}

const turnMs = 20;
const casesBetweenTurns = 50;

/** Entries on their way into the ledger, case by case, in a transaction of the caller's. */
class Merging {
  readonly #vault: Vault;
  readonly #entries: readonly SignedEntry[];
  readonly #states: CaseStates[] = [];
  #added = 0;
  #last: Arrival | null = null;
  readonly cases: readonly (readonly [string, readonly SignedEntry[]])[];

  constructor(vault: Vault, entries: readonly SignedEntry[]) {
    this.#vault = vault;
    this.#entries = entries;
    this.cases = [...Map.groupBy(new Map(entries.map((signed) => [signed.id, signed])).values(), caseOf)];
  }

  begin(documents: readonly IncomingDocument[]): void {
    const { db } = this.#vault;
    for (const { sha256, source } of documents) storeDocument(db, source, sha256);
    releaseEntries(db, this.#entries);
  }

  merge([caseId, group]: readonly [string, readonly SignedEntry[]]): void {
    const { db } = this.#vault;
    const fresh = inLedgerOrder(group.filter(({ id }) => entryHeader(db, id) === undefined));
    this.#added += fresh.length;
    checkFresh(db, caseId, fresh);
    if (fresh.length === 0) return;
    this.#last = appendEntries(db, fresh);
    this.#states.push(showFresh(db, caseId, fresh));
  }

  /** Once it is committed. */
  acknowledged(): MergeResult {
    const { db, acknowledge, emit } = this.#vault;
    for (const one of this.#states) rememberStates(db, one);
    if (this.#last !== null) acknowledge(this.#last);
    emit({ type: 'changed', case: null });
    return {
      added: this.#added,
      known: this.cases.reduce((sum, [, group]) => sum + group.length, 0) - this.#added,
      disagreements: this.cases.reduce(
        (sum, [caseId]) => sum + disagreements(caseState(db, caseId)).length,
        0,
      ),
    };
  }
}

function caseOf({ entry }: SignedEntry): string {
  return entry.case;
}

function checkFresh(db: ReadableDb, caseId: string, fresh: readonly SignedEntry[]): void {
  const opening = value(db, 'SELECT id FROM entry WHERE case_id = ? AND height = 1', caseId);
  checkGraph(fresh, (id) => entryHeader(db, id), typeof opening === 'string' ? opening : null);
  for (const { entry } of fresh) {
    if (entry.event.type === 'document-added' && !hasDocument(db, entry.event.document)) {
      throw new Failure(
        'bundle-incomplete',
        `The document ${entry.event.document} is missing. Nothing was changed. Ask the sender for a whole bundle.`,
      );
    }
  }
}

/** Brings what is shown of a case up to its ledger, which has the `fresh` entries by now. */
export function showFresh(db: WritableDb, caseId: string, fresh: readonly SignedEntry[]): CaseStates {
  const before = stateBefore(db, caseId, fresh);
  const after =
    before === null
      ? projectCase(entriesOf(db, caseId))
      : applyEntries(before, fresh, () => entriesOf(db, caseId));
  return writeView(db, before, after);
}

/** What is shown of a case, where all of `fresh` come later in ledger order than what it rests on; else null. */
function stateBefore(db: ReadableDb, caseId: string, fresh: readonly SignedEntry[]): CaseState | null {
  const before = viewedState(db, caseId);
  const [first] = fresh;
  if (before === null || first === undefined || first.entry.height <= before.height) return null;
  const known = value(db, 'SELECT count(*) FROM entry WHERE case_id = ?', caseId);
  return known === before.entries + fresh.length ? before : null;
}

/** Shows cases anew, after a person decided whose acts count; within the transaction of that decision. */
export function showAnew(db: WritableDb, cases: readonly string[]): void {
  for (const caseId of cases) writeView(db, null, ledgerState(db, caseId));
  forgetStates(db);
}

/** Throws away everything that is shown and makes it again from the ledger. */
export function rebuildProjections({ db, emit }: Pick<Vault, 'db' | 'emit'>): void {
  forgetStates(db);
  inTransaction(db, () => {
    for (const table of [
      'case_view',
      'case_document',
      'note',
      'report_case',
      'report_group',
      'case_link',
      'case_identifier',
      'case_clock',
      'decision_memory',
      'decision_defect',
    ])
      write(db, `DELETE FROM ${table}`);
    for (const caseId of caseIds(db)) writeView(db, null, projectCase(entriesOf(db, caseId)));
  });
  emit({ type: 'changed', case: null });
}

/** The ids of all cases that the ledger knows. */
export function caseIds(db: ReadableDb): string[] {
  const sql = 'SELECT DISTINCT case_id FROM entry ORDER BY case_id';
  return rows<{ case_id: string }>(db, sql).map((found) => found.case_id);
}

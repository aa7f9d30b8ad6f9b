import type { SignedEntry } from '../../core/ledger/entry.ts';
import { headsOf } from '../../core/ledger/graph.ts';
import type { ExchangedCase, ExchangedState } from '../../ipc/people-views.ts';
import { entriesOf, openEntriesOf } from '../case-entries.ts';
import { caseSummaries, ledgerState } from '../case-projection.ts';
import { row, rows, value, write, type ReadableDb, type WritableDb } from '../database.ts';
import { openHeads } from '../lanes.ts';

type Direction = 'sent' | 'received';

interface ExchangeRow extends ExchangedState {
  readonly case_id: string;
  readonly direction: Direction;
  readonly heads: string;
}

export interface Exchange extends ExchangedState {
  /** The person's public key. */
  readonly key: string;
  readonly cases: readonly { readonly case: string; readonly heads: readonly string[] }[];
}

/**
 * Remembers which heads of which cases went to a person. What went before stays counted; what a receipt showed as lacking
 * is on its way again.
 */
export function noteSent(db: WritableDb, exchange: Exchange): void {
  note(db, 'sent', exchange);
  const { key, cases } = exchange;
  for (const one of cases)
    write(db, 'UPDATE receipt_case SET lacks = 0 WHERE key = ? AND case_id = ?', key, one.case);
}

/** Remembers which heads of which cases a person is known to have: a bundle of theirs had them, or (named '') a receipt alone. */
export function noteReceived(db: WritableDb, exchange: Exchange): void {
  note(db, 'received', exchange);
}

function note(db: WritableDb, direction: Direction, { key, cases, at, bundle }: Exchange): void {
  for (const one of cases) {
    const before = headsExchanged(db, key, one.case, direction);
    const heads = JSON.stringify(joined(db, one.case, before, one.heads));
    // What came once more, or an older bundle, says nothing new, but for the first bundle of theirs; what is sent once
    // more was sent last then.
    const isNewBundle = bundle !== '' && bundleReceived(db, key, one.case) === '';
    if (direction === 'received' && heads === JSON.stringify(before) && !isNewBundle) continue;
    write(
      db,
      `INSERT INTO exchange (key, case_id, direction, heads, at, bundle, turn)
       VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(turn), 0) + 1 FROM exchange))
       ON CONFLICT DO UPDATE
         SET heads = excluded.heads, at = excluded.at, bundle = excluded.bundle, turn = excluded.turn`,
      key,
      one.case,
      direction,
      heads,
      at,
      bundle,
    );
  }
}

function bundleReceived(db: ReadableDb, key: string, caseId: string): string | undefined {
  const sql = `SELECT bundle FROM exchange WHERE key = ? AND case_id = ? AND direction = 'received'`;
  return value<string>(db, sql, key, caseId);
}

/** So many heads that are not here are remembered of a person and case: what they say more is left. */
const mostUnknown = 100;

/**
 * The heads of what lies under either: bundles cross, and an older one may come after a newer one. What is not here stays
 * among them: once it comes, the person is known to have all that it rests on.
 */
function joined(
  db: ReadableDb,
  caseId: string,
  before: readonly string[],
  heads: readonly string[],
): readonly string[] {
  if (before.length === 0 || heads.every((head) => before.includes(head))) {
    return before.length === 0 ? heads.toSorted() : before;
  }
  const entries = byId(entriesOf(db, caseId));
  const both = [...new Set([...heads, ...before])];
  const under = closure(entries, both);
  const unknown = both.filter((id) => !entries.has(id)).slice(0, mostUnknown);
  return [...headsOf([...under].flatMap((id) => entries.get(id) ?? [])), ...unknown];
}

function headsExchanged(
  db: ReadableDb,
  key: string,
  caseId: string,
  direction: Direction,
): readonly string[] {
  const found = row<{ heads: string }>(
    db,
    'SELECT heads FROM exchange WHERE key = ? AND case_id = ? AND direction = ?',
    key,
    caseId,
    direction,
  );
  return found === undefined ? [] : (JSON.parse(found.heads) as string[]);
}

/** The heads that a person is known to have had of a case. */
export function headsReceived(db: ReadableDb, key: string, caseId: string): readonly string[] {
  return headsExchanged(db, key, caseId, 'received');
}

/** The cases that went to a person or came from them, by reference. */
export function exchangedCases(db: ReadableDb, key: string): ExchangedCase[] {
  const references = new Map(caseSummaries(db).map(({ id, reference }) => [id, reference]));
  return sharedCases(db, key)
    .map((id) => ({ reference: references.get(id) ?? '', ...exchangeOf(db, key, id) }))
    .toSorted((a, b) =>
      a.reference === b.reference ? (a.case < b.case ? -1 : 1) : a.reference < b.reference ? -1 : 1,
    );
}

/** Those with whom a case was exchanged, by key, and how it stands between this vault and each. */
export function exchangesOfCase(
  db: ReadableDb,
  caseId: string,
): readonly (Omit<ExchangedCase, 'reference'> & { readonly key: string })[] {
  const sql = 'SELECT DISTINCT key FROM exchange WHERE case_id = ? ORDER BY key';
  return rows<{ key: string }>(db, sql, caseId).map(({ key }) => ({ key, ...exchangeOf(db, key, caseId) }));
}

/** Ids of the cases of this vault of which something went to a person, or came from them. */
export function sharedCases(db: ReadableDb, key: string): string[] {
  const found = rows<{ case_id: string }>(
    db,
    `SELECT DISTINCT exchange.case_id FROM exchange JOIN entry ON entry.case_id = exchange.case_id AND entry.height = 1
     WHERE key = ?`,
    key,
  );
  return found.map(({ case_id }) => case_id).toSorted();
}

/** How one case stands between this vault and a person. Failure `case-unknown`. */
export function exchangeOf(db: ReadableDb, key: string, caseId: string): Omit<ExchangedCase, 'reference'> {
  const noted = rows<ExchangeRow>(
    db,
    'SELECT case_id, direction, heads, at, bundle FROM exchange WHERE key = ? AND case_id = ?',
    key,
    caseId,
  );
  const last = (direction: Direction) => noted.find((one) => one.direction === direction);
  const [sent, received] = [last('sent'), last('received')];
  const receipt = row<{ at: string; lacks: number }>(
    db,
    'SELECT at, lacks FROM receipt_case WHERE key = ? AND case_id = ?',
    key,
    caseId,
  );
  const lacked = lacking(db, key, caseId, headsIn(sent), headsIn(received));
  return {
    case: caseId,
    lastSent: sent === undefined ? null : { at: sent.at, bundle: sent.bundle },
    lastReceived:
      received === undefined || received.bundle === '' ? null : { at: received.at, bundle: received.bundle },
    acknowledged: receipt?.at ?? null,
    ...lacked,
    lost: receipt?.lacks === 1 ? lacked.unconfirmed : 0,
  };
}

/** The cases of which a receipt of a person lacked something that had been sent. */
export function casesLacking(db: ReadableDb, key: string): readonly string[] {
  const found = rows<{ case_id: string }>(
    db,
    'SELECT case_id FROM receipt_case WHERE key = ? AND lacks = 1',
    key,
  );
  return found.map(({ case_id }) => case_id);
}

function headsIn(found: ExchangeRow | undefined): readonly string[] {
  return found === undefined ? [] : (JSON.parse(found.heads) as string[]);
}

function lacking(
  db: ReadableDb,
  key: string,
  caseId: string,
  sent: readonly string[],
  received: readonly string[],
): Pick<ExchangedCase, 'behind' | 'unconfirmed'> {
  const heads = openHeads(db, ledgerState(db, caseId));
  if (heads.every((head) => received.includes(head))) return { behind: 0, unconfirmed: 0 };
  const entries = byId(openEntriesOf(db, caseId));
  // Whoever signed an entry had all that it rests on, by whatever way it came here.
  const own = [...entries.values()].filter(({ entry }) => entry.author === key).map(({ id }) => id);
  const held = closure(entries, [...received, ...own]);
  const given = closure(entries, [...sent, ...held]);
  return { behind: entries.size - given.size, unconfirmed: given.size - held.size };
}

function byId(entries: readonly SignedEntry[]): ReadonlyMap<string, SignedEntry> {
  return new Map(entries.map((signed) => [signed.id, signed]));
}

/** The ids among `entries` of those named, and of all that these rest on. */
export function restingUnder(entries: readonly SignedEntry[], from: Iterable<string>): ReadonlySet<string> {
  return closure(byId(entries), from);
}

/** The ids of `from`, and of everything that they rest on, as far as the vault has it. */
function closure(entries: ReadonlyMap<string, SignedEntry>, from: Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const signed = entries.get(id);
    if (signed === undefined || found.has(id)) continue;
    found.add(id);
    waiting.push(...signed.entry.parents);
  }
  return found;
}

import { canonicalJson } from '../core/ledger/canonical-json.ts';
import type { SignedEntry } from '../core/ledger/entry.ts';
import { row, rows, value, write, type ReadableDb, type WritableDb } from './database.ts';
import { advanceChain, noArrivals, type Arrival } from './witness.ts';

/** What the database says has arrived. */
export function latestArrival(db: ReadableDb): Arrival {
  return row<Arrival>(db, 'SELECT seq AS count, chain FROM entry ORDER BY seq DESC LIMIT 1') ?? noArrivals;
}

/** An entry, with its canonical form where that is at hand. */
export type ArrivingEntry = SignedEntry & { readonly canonical?: string };

/** Adds entries at the end of the order of arrival; gives what has arrived then. */
export function appendEntries(db: WritableDb, entries: readonly ArrivingEntry[]): Arrival {
  let { count, chain } = latestArrival(db);
  for (const { id, entry, signature, canonical = canonicalJson(entry) } of entries) {
    count += 1;
    chain = advanceChain(chain, id);
    write(
      db,
      'INSERT INTO entry (seq, id, case_id, height, body, signature, chain) VALUES (?, ?, ?, ?, ?, ?, ?)',
      count,
      id,
      entry.case,
      entry.height,
      canonical,
      signature,
      chain,
    );
    write(
      db,
      'INSERT INTO case_author (case_id, author) VALUES (?, ?) ON CONFLICT DO NOTHING',
      entry.case,
      entry.author,
    );
  }
  return { count, chain };
}

/**
 * How many of the acts that were acknowledged the database does not have any more: 0 is as it must be; null when it
 * has as many as it must, or more, but not the same.
 */
export function lostArrivals(db: ReadableDb, witnessed: Arrival): number | null {
  const present = value<number>(db, 'SELECT count(*) FROM entry') ?? 0;
  const { count } = latestArrival(db);
  if (present < witnessed.count) return witnessed.count - present;
  if (present !== count) return null;
  return sameChain(chainAt(db, witnessed.count), witnessed.chain) ? 0 : null;
}

function chainAt(db: ReadableDb, count: number): Uint8Array | undefined {
  if (count === 0) return noArrivals.chain;
  return value<Buffer>(db, 'SELECT chain FROM entry WHERE seq = ?', count);
}

function sameChain(a: Uint8Array | undefined, b: Uint8Array): boolean {
  return a !== undefined && Buffer.compare(a, b) === 0;
}

/** Whether the chain over all ids, counted anew, is the one that is stored. */
export function chainHolds(db: ReadableDb): boolean {
  let { count, chain } = noArrivals;
  for (const found of rows<{ seq: number; id: string; chain: Buffer }>(
    db,
    'SELECT seq, id, chain FROM entry ORDER BY seq',
  )) {
    count += 1;
    chain = advanceChain(chain, found.id);
    if (found.seq !== count || !sameChain(found.chain, chain)) return false;
  }
  return true;
}

import { projectCase } from '../../core/cases/projection.ts';
import type { CaseEvent } from '../../core/events.ts';
import { appendEntries } from '../arrivals.ts';
import { writeView } from '../case-projection.ts';
import { inTransaction, type WritableDb } from '../database.ts';
import { signEvents, withIntroduction } from '../ledger-store.ts';
import type { Vault } from '../vault.ts';
import type { Arrival } from '../witness.ts';

/** Signs and records the first events of a new case. */
export type OpenCase = (caseId: string, events: readonly CaseEvent[]) => void;

/**
 * Opens any number of cases in one transaction with one acknowledgement: all that `work` opens, or nothing. `work`
 * gives `case-opened` first for each case, under an id that is new. Failure `disk-full`.
 */
export function openCases<T>(vault: Vault, work: (open: OpenCase) => T): T {
  const { db } = vault;
  if (db.inTransaction) throw new Error('What is acknowledged must be committed');
  const arrived: { last: Arrival | null } = { last: null };
  // One act: it happens at one time.
  const at = vault.now();
  const acting = { ...vault, now: () => at };
  const result = withLargeCache(db, () =>
    inTransaction(db, () =>
      work((caseId, events) => {
        const entries = signEvents(acting, caseId, null, withIntroduction(acting, null, events));
        arrived.last = appendEntries(db, entries);
        writeView(db, null, projectCase(entries));
      }),
    ),
  );
  if (arrived.last === null) return result;
  vault.acknowledge(arrived.last);
  vault.emit({ type: 'changed', case: null });
  return result;
}

const cacheKib = 131_072;

/** Every page that leaves SQLite's cache is encrypted, and decrypted when it comes back. */
function withLargeCache<T>(db: WritableDb, work: () => T): T {
  const usual = Number(db.pragma('cache_size', { simple: true }));
  db.pragma(`cache_size = -${cacheKib}`);
  try {
    return work();
  } finally {
    db.pragma(`cache_size = ${usual}`);
  }
}

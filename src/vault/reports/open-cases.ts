import { projectCase } from '../../core/cases/projection.ts';
import type { CaseEvent } from '../../core/events.ts';
import { utf8 } from '../../core/ledger/canonical-json.ts';
import type { UnsignedEntry } from '../../core/ledger/entry.ts';
import { appendEntries, type ArrivingEntry } from '../arrivals.ts';
import { forgetStates, writeImported } from '../case-projection.ts';
import { inLongTransaction } from '../database.ts';
import { tipOf } from '../lanes.ts';
import { identifyEvents, ledgerState, showFresh, withIntroduction } from '../ledger-store.ts';
import type { Vault } from '../vault.ts';
import type { Arrival } from '../witness.ts';

/**
 * Opens and corrects any number of imported cases in one transaction with one acknowledgement: all that `work` asks, or
 * nothing.
 * `work` lets others have a turn between `step`s; the vault answers those who read meanwhile, and lets those who write
 * wait. Failure `disk-full`.
 */
export function openCases<T>(vault: Vault, work: (opening: CaseOpening) => Promise<T>): Promise<T> {
  const { db, gate } = vault;
  return gate.alone(async () => {
    const opening = new CaseOpening(vault);
    try {
      const result = await inLongTransaction(db, async () => {
        const done = await work(opening);
        await opening.finish();
        return done;
      });
      if (opening.arrived !== null) vault.acknowledge(opening.arrived);
      return result;
    } finally {
      // What was read meanwhile may never have been committed.
      forgetStates(db);
      vault.emit({ type: 'changed', case: null });
    }
  });
}

interface CaseEntries<Entry> {
  readonly case: string;
  readonly entries: readonly Entry[];
  /** Whether they open the case. */
  readonly opens: boolean;
}
type IdentifiedCase = CaseEntries<UnsignedEntry>;
type SignedCase = CaseEntries<ArrivingEntry>;

/** Cases on their way into the ledger: while some are signed in another thread, those before them are written. */
export class CaseOpening {
  readonly #vault: Vault;
  #identified: IdentifiedCase[] = [];
  #signing: Promise<readonly SignedCase[]> = Promise.resolve([]);
  /** What the ledger has by now; null while nothing was added. */
  arrived: Arrival | null = null;

  constructor(vault: Vault) {
    // One act: it happens at one time.
    const at = vault.now();
    this.#vault = { ...vault, now: () => at };
  }

  /** `events` are what an import makes of a row, `case-opened` first; the id is new. */
  open(caseId: string, events: readonly CaseEvent[]): void {
    const all = withIntroduction(this.#vault, null, events);
    const entries = identifyEvents(this.#vault, caseId, null, all);
    this.#identified.push({ case: caseId, entries, opens: true });
  }

  /** `events` are open acts in a case that is there, and that nothing else here changes; see `recordEvents`. */
  correct(caseId: string, events: readonly CaseEvent[]): void {
    const { db } = this.#vault;
    const before = ledgerState(db, caseId);
    const all = withIntroduction(this.#vault, before, events);
    const entries = identifyEvents(this.#vault, caseId, tipOf(db, before, null), all);
    this.#identified.push({ case: caseId, entries, opens: false });
  }

  /** Has what was opened signed, and writes what was signed since the step before. */
  async step(): Promise<void> {
    const signed = await this.#signing;
    this.#signing = Promise.all(this.#identified.map((one) => this.#sign(one)));
    // Where the work fails before this is waited for, that failure is the one to tell.
    this.#signing.catch(() => undefined);
    this.#identified = [];
    this.#write(signed);
  }

  async finish(): Promise<void> {
    await this.step();
    await this.step();
  }

  async #sign({ entries, ...one }: IdentifiedCase): Promise<SignedCase> {
    const { signer } = this.#vault;
    const signed = entries.map(async (entry) => ({
      ...entry,
      signature: await signer.signMeanwhile(utf8(entry.canonical)),
    }));
    return { ...one, entries: await Promise.all(signed) };
  }

  #write(cases: readonly SignedCase[]): void {
    if (cases.length === 0) return;
    const { db } = this.#vault;
    this.arrived = appendEntries(
      db,
      cases.flatMap(({ entries }) => entries),
    );
    for (const { case: caseId, entries, opens } of cases) {
      if (opens) writeImported(db, projectCase(entries));
      else showFresh(db, caseId, entries);
    }
  }
}

import { blocksInWords, liftBlocks, type Lift } from '../../core/exports/firewall.ts';
import type { KeptReceipt } from '../../ipc/export-views.ts';
import type { ExportReceipt } from '../../ipc/views.ts';
import { Failure } from '../../core/failure.ts';
import { writeBundle, type ExportOptions } from '../bundles/write-bundle.ts';
import { inTransaction, type WritableDb } from '../database.ts';
import { recordEvents } from '../ledger-store.ts';
import { receiptsFor } from '../people/acknowledgements.ts';
import { addresseeNamed, headsGoing, noteSentTo } from '../people/addressees.ts';
import type { Exchange } from '../people/exchange-store.ts';
import type { Vault } from '../vault.ts';
import {
  faultsOfReasons,
  othersBeside,
  planExport,
  targetInWords,
  type ExportTarget,
  type ForeignNames,
} from './export-plan.ts';
import { keepReceipt } from './receipt-store.ts';

export interface GuardedExport extends ExportTarget {
  readonly passphrase: string | null;
  readonly lifts: readonly Lift[];
  /** The heads with which each case was shown before; null or left out where nobody was shown it. */
  readonly shown?: Exchange['cases'] | null;
  /** As of `othersBeside`, where they were read for these cases already. */
  readonly others?: ForeignNames;
}

/**
 * Writes a bundle once nothing keeps it here any more, and keeps the receipt. What was let out in spite of a block is
 * recorded in its case before it leaves. Failures: `export-blocked`, `refused` where it is not what was shown, and those of `writeBundle` and `planExport`.
 */
export async function exportGuarded(
  vault: Vault,
  target: GuardedExport,
  file: string,
  options: ExportOptions = {},
): Promise<ExportReceipt> {
  const written = await writeGuarded(vault, target, file, options);
  noteWritten(vault.db, written);
  return written.receipt;
}

/** What is noted of a bundle once it has left. */
export interface Written {
  readonly receipt: ExportReceipt;
  readonly when: ReturnType<Vault['now']>;
  /** The keys of the people whom it is for. */
  readonly people: readonly string[];
  readonly going: Exchange['cases'];
  readonly to: KeptReceipt['to'];
  readonly lifted: KeptReceipt['lifted'];
}

/** `exportGuarded` for what is still to be brought to where it goes: it counts as sent once `noteWritten` says so. */
export async function writeGuarded(
  vault: Vault,
  { passphrase, lifts, shown = null, others: read, ...target }: GuardedExport,
  file: string,
  options: ExportOptions = {},
): Promise<Written> {
  if (shown !== null) checkIsAsShown(vault, target.cases, shown);
  const others = read ?? othersBeside(vault.db, target.cases);
  const plan = planExport(vault, target, others);
  const { blocks } = plan;
  const to = targetInWords(vault.db, target);
  checkReasons(faultsOfReasons(others, plan, lifts));
  for (const [caseId, events] of liftBlocks(blocks, lifts, to)) recordEvents(vault, caseId, events);
  const addressees = target.people.map((key) => addresseeNamed(vault.db, key));
  const recipients = [...new Set([...target.recipients, ...addressees.map(({ recipient }) => recipient)])];
  const isForPeopleAlone = target.recipients.length === 0;
  const receipts = receiptsFor(vault, addressees, target.cases, isForPeopleAlone);
  const bundle = { cases: target.cases, recipients, passphrase, receipts };
  // In the turn in which `writeBundle` takes the entries.
  const going = headsGoing(vault.db, target.cases);
  const receipt = await writeBundle(vault, bundle, file, options);
  const people = addressees.map(({ key }) => key);
  return { receipt, when: vault.now(), people, going, to, lifted: blocksInWords(blocks) };
}

/** Remembers that a bundle left, for whom, and keeps the receipt. */
export function noteWritten(db: WritableDb, { receipt, when, people, going, to, lifted }: Written): void {
  const written = { db, now: () => when };
  const addressees = people.map((key) => ({ key }));
  inTransaction(db, () => {
    noteSentTo(written, addressees, going, receipt.sha256);
    keepReceipt(written, { ...receipt, to, caseIds: going.map((one) => one.case), lifted });
  });
}

function checkReasons(faults: readonly string[]): void {
  if (faults.length === 0) return;
  throw new Failure(
    'export-blocked',
    `${faults.join(' ')} Nothing was written. Write the reason without it, or let that case go along.`,
  );
}

function checkIsAsShown({ db }: Vault, cases: readonly string[], shown: Exchange['cases']): void {
  const seen = new Map(shown.map((one) => [one.case, one.heads.toSorted().join()]));
  if (headsGoing(db, cases).every((one) => seen.get(one.case) === one.heads.toSorted().join())) return;
  throw new Failure(
    'refused',
    'Something came into what is to leave since it was shown. Nothing was written. Look at what leaves now, then export again.',
  );
}

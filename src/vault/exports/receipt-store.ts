import type { KeptReceipt } from '../../ipc/export-views.ts';
import { rows, write, type ReadableDb } from '../database.ts';
import type { Vault } from '../vault.ts';

/** Keeps what was written, when and for whom. */
export function keepReceipt({ db, now }: Pick<Vault, 'db' | 'now'>, receipt: Omit<KeptReceipt, 'at'>): void {
  const kept: KeptReceipt = { ...receipt, at: now().at };
  write(db, 'INSERT INTO export_receipt (receipt) VALUES (?)', JSON.stringify(kept));
}

const most = 500;

/** The receipts of what left, the latest first. */
export function keptReceipts(db: ReadableDb): readonly KeptReceipt[] {
  return rows<{ receipt: string }>(
    db,
    `SELECT receipt FROM export_receipt ORDER BY id DESC LIMIT ${most}`,
  ).map(({ receipt }) => JSON.parse(receipt) as KeptReceipt);
}

import { isNationalSecurity } from '../../core/reports/countability.ts';
import {
  allDays,
  refuseSecondBands,
  tellsOfBands,
  type Released,
  type SharedRequests,
  type ToldOf,
} from '../../core/reports/second-bands.ts';
import { addDays } from '../../core/reports/period.ts';
import type { PublishedReport } from '../../core/reports/report.ts';
import type { TallyGroup } from '../../core/reports/tally.ts';
import { dayNumber } from './report-case.ts';
import { rows, value, write, type ReadableDb, type WritableDb } from '../database.ts';
import type { Vault } from '../vault.ts';

type Known = { readonly db: ReadableDb } & Pick<Vault, 'now'>;

/** Takes back that something left: where it could not be written. */
export type TakeBack = () => void;

/**
 * Failure `refused` where what is to leave, laid over what was published or written to a file before, would narrow what
 * either gives in bands.
 */
export function refuseOverReleased(vault: Known, leaving: Released): void {
  refuseSecondBands(allReleased(vault.db), leaving, sharedRequests(vault));
}

/**
 * Which periods share requests, by the cases as they are now. One without a day of receipt is in what is of all days
 * alone; one that is not decided will be decided in a period that has not ended, a day apart for the zones.
 */
export function sharedRequests({ db, now }: Known): SharedRequests {
  const sql = `SELECT EXISTS (SELECT 1 FROM report_case
    WHERE (received_on BETWEEN ? AND ? OR (received_on IS NULL AND ?))
      AND (decided_on BETWEEN ? AND ? OR (decided_on IS NULL AND ?))
      AND alike IN (SELECT value FROM json_each(?)))`;
  const today = now().at.slice(0, 10);
  return (received, decided, of) => {
    const values = [
      ...[received.from, received.to].map(dayNumber),
      received.from === allDays.from && received.to === allDays.to ? 1 : 0,
      ...[decided.from, decided.to].map(dayNumber),
      decided.to >= addDays(today, -1) ? 1 : 0,
      JSON.stringify(groupsOf(db, of)),
    ];
    return value<number>(db, sql, ...values) === 1;
  };
}

function groupsOf(db: ReadableDb, of: ToldOf): readonly number[] {
  const all = rows<{ id: number; alike: string }>(db, 'SELECT id, alike FROM report_group');
  return all.filter(({ alike }) => isOf(JSON.parse(alike) as TallyGroup, of)).map(({ id }) => id);
}

function isOf(group: TallyGroup, of: ToldOf): boolean {
  if (of === 'any' || isNationalSecurity(group)) return true;
  return of === 'style-of-2013' && group.category === 'account';
}

/** What left, published or written to a file, that tells of what is in bands, or is in bands. */
export function allReleased(db: ReadableDb): readonly Released[] {
  return [...published(db), ...written(db)];
}

function published(db: ReadableDb): readonly Released[] {
  const sql = `SELECT json_object('bands', body -> '$.report.bands', 'period', body -> '$.report.period',
      'rule', body -> '$.report.rule', 'tables', body -> '$.report.tables') AS released
    FROM published_report ORDER BY number`;
  return rows<{ released: string }>(db, sql)
    .map(({ released }) => JSON.parse(released) as Released & Pick<PublishedReport, 'tables'>)
    .filter(({ tables }) => tellsOfBands(tables))
    .map(({ bands, period, rule }) => ({ bands, period, rule }));
}

function written(db: ReadableDb): readonly Released[] {
  const text = value<string>(db, `SELECT value FROM setting WHERE key = 'written-bands'`) ?? '[]';
  // An early version kept no rule.
  return (JSON.parse(text) as readonly (Omit<Released, 'rule'> & Partial<Released>)[]).map((one) => ({
    ...one,
    rule: one.rule ?? 'received',
  }));
}

function keepWritten(db: WritableDb, all: readonly Released[]): void {
  write(
    db,
    `INSERT INTO setting (key, value) VALUES ('written-bands', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
    JSON.stringify(all),
  );
}

/** Keeps in mind all that is about to leave. Failure as of `refuseOverReleased`, with nothing kept. */
export function release(vault: Pick<Vault, 'db' | 'now'>, leaving: readonly Released[]): TakeBack {
  const { db } = vault;
  for (const one of leaving) refuseOverReleased(vault, one);
  const before = written(db);
  const added = leaving.filter((one) => !before.some((known) => isSame(known, one)));
  if (added.length > 0) keepWritten(db, [...before, ...added]);
  return () => {
    if (added.length === 0) return;
    keepWritten(
      db,
      written(db).filter((one) => !added.some((mine) => isSame(mine, one))),
    );
  };
}

/** Writes what counts as having left; where that fails, it has not. */
export function orTakenBack<T>(takeBack: TakeBack, writing: () => T): T {
  try {
    return writing();
  } catch (thrown) {
    takeBack();
    throw thrown;
  }
}

function isSame(one: Released, other: Released): boolean {
  return (
    one.bands === other.bands &&
    one.rule === other.rule &&
    one.docket === other.docket &&
    one.period.from === other.period.from &&
    one.period.to === other.period.to
  );
}

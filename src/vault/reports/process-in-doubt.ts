import { Failure } from '../../core/failure.ts';
import type { ReportCategoryId } from '../../core/legal-basis.ts';
import { tableCategories } from '../../core/reports/columns.ts';
import { maySayNationalSecurity } from '../../core/reports/national-security-words.ts';
import type { TableId } from '../../core/reports/report.ts';
import type { Tally } from '../../core/reports/tally.ts';
import { value, write, type ReadableDb } from '../database.ts';
import type { Vault } from '../vault.ts';

/** Process of which a person said that it is no national security process, in the docket's words. */
function toldApart(db: ReadableDb): readonly string[] {
  const text = value<string>(db, `SELECT value FROM setting WHERE key = 'no-national-security'`);
  return text === undefined ? [] : (JSON.parse(text) as readonly string[]);
}

/** Keeps in mind that none of these is national security process: it is not asked again. */
export function tellApart(vault: Pick<Vault, 'db' | 'emit'>, given: readonly string[]): void {
  const before = toldApart(vault.db);
  const added = given.filter((one) => !before.includes(one));
  if (added.length === 0) return;
  write(
    vault.db,
    `INSERT INTO setting (key, value) VALUES ('no-national-security', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
    JSON.stringify([...before, ...added]),
  );
  vault.emit({ type: 'changed', case: null });
}

/** Process that is counted exactly while it may be national security by its words: as the docket has it. */
export interface ProcessInDoubt {
  /** Null: it is in no table yet, and leaves in a docket alone. */
  readonly category: ReportCategoryId | null;
  readonly given: string;
}

/** `said`: of what a person says now that it is none. */
export function processInDoubt(
  db: ReadableDb,
  counted: readonly Pick<Tally, 'category' | 'processGiven'>[],
  said: readonly string[],
): readonly ProcessInDoubt[] {
  const known = new Set([...toldApart(db), ...said]);
  return counted.flatMap(({ category, processGiven: given }) =>
    category === 'national-security' || given === null || known.has(given)
      ? []
      : maySayNationalSecurity(given)
        ? [{ category, given }]
        : [],
  );
}

/** What of it a table (null: any) counts, each once, sorted: those over all categories count all of it. */
export function inDoubtIn(all: readonly ProcessInDoubt[], table: TableId | null): readonly string[] {
  const isOfOne = table === 'national-security' || tableCategories.some((category) => category === table);
  const own = isOfOne ? all.filter(({ category }) => category === table) : all;
  return [...new Set(own.map(({ given }) => given))].toSorted();
}

/** Failure `refused` while nobody said what it is; `advice`: where to say it. */
export function refuseInDoubt(all: readonly ProcessInDoubt[], table: TableId | null, advice: string): void {
  const inDoubt = inDoubtIn(all, table);
  if (inDoubt.length === 0) return;
  throw new Failure(
    'refused',
    `Process that may be national security is counted exactly: ${inDoubt.map((one) => `“${one}”`).join(', ')}. Nothing was written. Put what is national security process into that category, in its case or its row of the docket; of what is none, say so: ${advice}.`,
  );
}

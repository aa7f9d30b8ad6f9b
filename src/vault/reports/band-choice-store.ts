import { Failure } from '../../core/failure.ts';
import type { BandChoice } from '../../core/reports/band-choice.ts';
import { bandTypes, embargoes, wrongLength } from '../../core/reports/national-security.ts';
import { readPeriod, type Period } from '../../core/reports/period.ts';
import type { DateRule } from '../../core/reports/report-query.ts';
import type { Released } from '../../core/reports/second-bands.ts';
import type { BandChoiceView } from '../../ipc/report-views.ts';
import { value, write, type ReadableDb, type WritableDb } from '../database.ts';
import type { Vault } from '../vault.ts';
import type { ReportOptions } from './make-report.ts';
import { earlierOf } from './published-store.ts';
import { refuseOverReleased } from './released-bands.ts';

interface Stored extends Omit<BandChoice, 'disclosed'> {
  /** By the name of the period. */
  readonly disclosed: Readonly<Record<string, BandChoice['disclosed']>>;
  /** Structures that were chosen for a period, or published of it, by its name: another period's choice is none for it. */
  readonly own?: Readonly<Record<string, BandChoice['bands']>>;
}

function stored(db: ReadableDb): Stored {
  const text = value<string>(db, `SELECT value FROM setting WHERE key = 'national-security'`);
  return text === undefined ? { bands: null, newServices: [], disclosed: {} } : (JSON.parse(text) as Stored);
}

/** The structure by which national security is reported; null where none is. */
export function structureChosen(db: ReadableDb): BandChoice['bands'] {
  return stored(db).bands;
}

/** What was chosen for a period; until then as it was published, or else as for other periods. */
export function bandChoiceOf(db: ReadableDb, period: Period): BandChoice {
  const { bands, newServices, disclosed, own = {} } = stored(db);
  const { name } = period;
  const chosen = own[name];
  return {
    bands: chosen === undefined ? (earlierOf(db, { period })?.frozen.report.bands ?? bands) : chosen,
    newServices,
    disclosed: disclosed[name] ?? [],
  };
}

/** Keeps by what a period was published on the command line: there the window begins. */
export function rememberBands(
  { db }: Pick<Vault, 'db'>,
  { period: { name }, bands, disclosed = {} }: Pick<ReportOptions, 'period' | 'bands' | 'disclosed'>,
): void {
  if (bands === null) return;
  const before = stored(db);
  const letters = Object.entries(disclosed).map(([type, counts]) => ({ type, ...counts }));
  store(db, {
    ...before,
    disclosed: { ...before.disclosed, [name]: letters },
    own: { ...before.own, [name]: bands },
  });
}

/** The same with what keeps the figures back on this day, counted by the day that `by` says. */
export function bandChoiceView(
  { db, now }: Pick<Vault, 'db' | 'now'>,
  asked: string,
  by: DateRule,
): BandChoiceView {
  const period = readPeriod(asked);
  const choice = bandChoiceOf(db, period);
  const { bands, newServices } = choice;
  if (bands === null) return { choice, rows: [], withheld: [] };
  const wrong = wrongLength(bands, period);
  return {
    choice,
    rows: bandTypes(bands),
    withheld: [
      ...(wrong === null ? [] : [{ why: wrong, allowedFrom: null }]),
      ...embargoes(bands, period, now().at.slice(0, 10), newServices),
      ...beside({ db, now }, { bands, period, rule: by }),
    ],
  };
}

/** Why figures cannot leave beside what left before; none where they can. */
function beside(vault: Pick<Vault, 'db' | 'now'>, leaving: Released): BandChoiceView['withheld'] {
  try {
    refuseOverReleased(vault, leaving);
    return [];
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    return [{ why: thrown.message, allowedFrom: null }];
  }
}

export function chooseBands(vault: Vault, asked: string, choice: BandChoice): void {
  const { name } = readPeriod(asked);
  const before = stored(vault.db);
  store(vault.db, {
    bands: choice.bands,
    newServices: choice.newServices,
    disclosed: { ...before.disclosed, [name]: choice.disclosed },
    own: { ...before.own, [name]: choice.bands },
  });
  vault.emit({ type: 'changed', case: null });
}

function store(db: WritableDb, next: Stored): void {
  write(
    db,
    `INSERT INTO setting (key, value) VALUES ('national-security', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
    JSON.stringify(next),
  );
}

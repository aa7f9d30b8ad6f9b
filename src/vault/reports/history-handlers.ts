import { periodsThatCount, trendOf, type HistorySource } from '../../core/reports/history.ts';
import type { HistoryCategory } from '../../core/reports/published-form.ts';
import type { Handlers } from '../../ipc/call.ts';
import type { ProcessContract } from '../../ipc/contract.ts';
import type { HistorySourceView, HistoryView } from '../../ipc/report-views.ts';
import type { ReadableDb } from '../database.ts';
import type { Vault } from '../vault.ts';
import { uploaded } from './docket-handlers.ts';
import { forgetPublished, historySources, importPublished } from './history-store.ts';
import { publisherOf } from './publisher.ts';
import { publishedRegions } from './regions.ts';

type HistoryCall = 'reports.history' | 'reports.importPublished' | 'reports.forgetPublished';

/** The calls about what was published before. */
export function historyHandlers(vault: () => Vault): Pick<Handlers<ProcessContract>, HistoryCall> {
  return {
    'reports.history': ({ publisher, category }) => historyView(vault().db, publisher, category),
    'reports.importPublished': async ({ upload, ...about }) => {
      const { source, known, replaces } = await importPublished(vault(), {
        ...uploaded(vault(), upload),
        ...about,
      });
      vault().emit({ type: 'changed', case: null });
      return { known, rows: source.rows.length, problems: problemsOf(source), replaces };
    },
    'reports.forgetPublished': ({ id }) => {
      forgetPublished(vault(), id);
      vault().emit({ type: 'changed', case: null });
      return null;
    },
  };
}

/** Where no publisher or category is asked for, or they have nothing: the vault's own, or the first. */
function historyView(
  db: ReadableDb,
  publisher: string | null,
  category: HistoryCategory | null,
): HistoryView {
  const sources = historySources(db);
  const by = (name: string | null) => sources.filter((one) => one.publisher === name);
  const own = [by(publisher), by(publisherOf(db)), sources].find((some) => some.length > 0) ?? [];
  const chosen = own.find((one) => one.category === category) ?? own[0];
  const trend = chosen === undefined ? null : trendOf(sources, chosen.publisher, chosen.category);
  const all = chosen === undefined ? null : trendOf(sources, chosen.publisher, chosen.category, true);
  const regions = publishedRegions();
  const codes = (trend?.rows ?? []).flatMap(({ name }) => {
    const code = regions.find(name)?.code ?? null;
    return code === null ? [] : [[name, code] as const];
  });
  const compared = all?.periods.length === trend?.periods.length ? trend : all;
  const views = sources.map((one) => sourceView(one, sources));
  return { sources: views, trend, compared, codes: Object.fromEntries(codes) };
}

const problemsShown = 200;

function problemsOf({ errors, warnings }: HistorySource): HistorySourceView['problems'] {
  return [
    ...errors.map((one) => ({ severity: 'error' as const, ...one })),
    ...warnings.map((one) => ({ severity: 'warning' as const, ...one })),
  ]
    .slice(0, problemsShown)
    .map(({ severity, row, region, message }) => ({ severity, row, region, message }));
}

function sourceView(source: HistorySource, sources: readonly HistorySource[]): HistorySourceView {
  const { id, publisher, own, category, name, rows, errors, warnings } = source;
  return {
    id,
    publisher,
    own,
    category,
    name,
    periods: [...new Set(rows.map(({ period }) => period))],
    counts: periodsThatCount(sources, source),
    rows: rows.length,
    errors: errors.length,
    warnings: warnings.length,
    problems: problemsOf(source),
  };
}

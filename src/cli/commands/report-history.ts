import { basename } from 'node:path';
import { counted } from '../../core/cases/summary.ts';
import { Failure } from '../../core/failure.ts';
import { dataInBand, dataInBandWords } from '../../core/reports/check-published.ts';
import {
  compareTrend,
  measureTold,
  measures,
  measureWords,
  periodsThatCount,
  replacedWords,
  trendOf,
  type Difference,
  type HistorySource,
  type Measure,
} from '../../core/reports/history.ts';
import { historyCategories, readPublishedMapping } from '../../core/reports/published-form.ts';
import { forgetPublished, historySources, importPublished } from '../../vault/reports/history-store.ts';
import { publisherOf } from '../../vault/reports/publisher.ts';
import type { Vault } from '../../vault/vault.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { readInput, readJson } from '../read-input.ts';
import { withVault, word } from '../with-vault.ts';
import { problemLines, withFault } from './published-problems.ts';
import { oneOf } from './report-options.ts';

/** `report history VAULT …`: what was published before, by others or here. The invocation begins with the vault. */
export function reportHistory(invocation: Invocation): Promise<Outcome> {
  const [, act = 'list', what, ...more] = invocation.words;
  const takesOne = act === 'import' || act === 'remove';
  if (more.length > 0 || takesOne !== (what !== undefined))
    throw new UsageError('After report history VAULT: list, import FILE.csv, remove ID, or show.');
  switch (oneOf(act, ['list', 'import', 'remove', 'show'], 'The word after the vault')) {
    case 'list':
      return withVault(invocation, ({ db }) => listed(historySources(db)));
    case 'import':
      return importFile(invocation);
    case 'remove':
      return withVault(invocation, (vault) => {
        forgetPublished(vault, word(invocation, 2));
        return { json: { removed: word(invocation, 2) }, lines: ['Removed.'] };
      });
    case 'show':
      return withVault(invocation, (vault) => shown(trendAsked(vault, invocation)));
  }
}

/** `report compare VAULT --category C --period A --with B`: the difference between two periods, from the earlier to the later. */
export function reportCompare(invocation: Invocation): Promise<Outcome> {
  const [one, other] = [invocation.option('period'), invocation.option('with')];
  if (invocation.words.length !== 1 || one === undefined || other === undefined)
    throw new UsageError(
      'Name two periods: report compare VAULT --category C --period "2013 H1" --with "2013 H2".',
    );
  return withVault(invocation, (vault) => {
    const trend = trendAsked(vault, invocation);
    const missing = [one, other].find((name) => !trend.periods.some((period) => period.name === name));
    if (missing !== undefined)
      throw new Failure(
        'invalid-input',
        `Nothing that was published here tells of ${missing}. There are: ${trend.periods.map(({ name }) => name).join(', ')}.`,
      );
    const at = (name: string) => trend.periods.findIndex((period) => period.name === name);
    const [before, after] = at(one) <= at(other) ? [one, other] : [other, one];
    const rows = compareTrend(trend, before, after);
    const lines = rows.map(({ name, differences, dataInBand: bands }) =>
      [
        name,
        ...measures.map((measure) => differenceWords(measure, differences[measure])),
        ...(bands === null ? [] : [`${dataInBandWords}: ${bands.before ?? '-'} → ${bands.after ?? '-'}`]),
      ].join('  '),
    );
    const head = [`Before: ${before}`, `After: ${after}`, measureLine()];
    const none = rows.length === 0 ? ['Neither period has a row.'] : [];
    return { json: { before, after, rows }, lines: [...head, ...lines, ...none] };
  });
}

function measureLine(): string {
  return ['', ...measures.map((measure) => `${measureWords[measure]}, before → after`)].join('  ');
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value);
}

function differenceWords(measure: Measure, { before, after, change, percent }: Difference): string {
  const unit = measure === 'share' ? '%' : '';
  const words = (value: Difference['before']) =>
    value === null ? '-' : typeof value === 'string' ? value : `${value}${unit}`;
  const changed =
    change === null ? '' : ` (${signed(change)}${percent === null ? '' : `, ${signed(percent)} %`})`;
  return `${words(before)} → ${words(after)}${changed}`;
}

async function importFile(invocation: Invocation): Promise<Outcome> {
  const path = word(invocation, 2);
  const category = oneOf(invocation.option('category') ?? '', historyCategories, '--category');
  const publisher = invocation.option('publisher');
  if (publisher === undefined) throw new UsageError('Say who published it: --publisher NAME.');
  const map = invocation.option('map');
  const mapped = map === undefined ? {} : readPublishedMapping(readJson(map), category);
  const file = { name: basename(path).slice(-255), bytes: readInput(path), category, publisher };
  return withVault(invocation, async (vault) => {
    const period = invocation.option('period') ?? null;
    const { source, known, replaces } = await importPublished(vault, { ...file, period, mapped });
    const { id, errors, warnings, rows } = source;
    const found = [
      counted(rows.length, 'row'),
      counted(errors.length, 'error'),
      counted(warnings.length, 'warning'),
    ];
    const lines = [`${known ? 'Known already' : 'Imported'}: ${found.join(', ')}.`, ...problemLines(source)];
    return withFault(
      {
        json: { id, known, rows: rows.length, errors, warnings, replaces },
        lines: replaces === null ? lines : [...lines, replaces],
      },
      source,
      `The table is kept as it was published, with ${counted(errors.length, 'error')} in it.`,
    );
  });
}

function listed(sources: readonly HistorySource[]): Outcome {
  const all = sources
    .map((source) => ({ source, ...source }))
    .map(({ source, id, publisher, own, category, name, at, rows, errors, warnings }) => ({
      id,
      publisher,
      own,
      category,
      name,
      at,
      periods: [...new Set(rows.map(({ period }) => period))],
      counts: periodsThatCount(sources, source),
      rows: rows.length,
      errors: errors.length,
      warnings: warnings.length,
    }));
  return {
    json: all,
    lines:
      all.length === 0
        ? ['Nothing that was published is here yet.']
        : all.map(
            ({ id, publisher, category, name, periods, counts, rows, errors, warnings }) =>
              `${publisher}  ${category}  ${name}  ${[counted(rows, 'row'), counted(errors, 'error'), counted(warnings, 'warning')].join(', ')}${replacedWords(
                periods,
                counts,
              )
                .map((words) => `, ${words}`)
                .join('')}  ${id}`,
          ),
  };
}

/** Failure `invalid-input` where nothing was published of that category in that name. */
function trendAsked({ db }: Pick<Vault, 'db'>, invocation: Invocation) {
  const category = oneOf(invocation.option('category') ?? '', historyCategories, '--category');
  const sources = historySources(db);
  const publisher = invocation.option('publisher') ?? publisherOf(db);
  const trend = trendOf(sources, publisher, category, true);
  if (trend.periods.length > 0) return trend;
  const others = [...new Set(sources.filter((one) => one.category === category).map((one) => one.publisher))];
  const advice =
    others.length === 0
      ? 'Publish a report, or take a table in with report history VAULT import.'
      : `Name one of these with --publisher: ${others.join('; ')}.`;
  throw new Failure(
    'invalid-input',
    `No table of the category ${category} is here that was published by “${publisher}”. ${advice}`,
  );
}

function shown(trend: ReturnType<typeof trendOf>): Outcome {
  const { category, periods } = trend;
  const lines = [...trend.rows, trend.total].flatMap((row) => {
    const told = measures.map((measure) => {
      const values = periods.map((_, index) => measureTold(measure, category, row, index) ?? '-');
      return [row.name, measureWords[measure], ...values].join('  ');
    });
    const bands = row.words.map((words) => words?.[dataInBand] ?? null);
    if (bands.every((one) => one === null)) return told;
    return [...told, [row.name, dataInBandWords, ...bands.map((one) => one ?? '-')].join('  ')];
  });
  return { json: trend, lines: [['', '', ...periods.map(({ name }) => name)].join('  '), ...lines] };
}

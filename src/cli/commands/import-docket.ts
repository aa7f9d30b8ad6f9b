import { rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { counted } from '../../core/cases/summary.ts';
import { serialDaysWords } from '../../core/reports/docket-day.ts';
import { blankWords, futureDaysWords, processDoubtWords } from '../../core/reports/docket-doubts.ts';
import { regionDoubtWords } from '../../core/reports/regions.ts';
import { publishedRegions } from '../../vault/reports/regions.ts';
import { importDocket, type DocketImport, type ImportOptions } from '../../vault/reports/import-docket.ts';
import { rejectedRowsCsv } from '../../vault/reports/rejected-rows-csv.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { showingProgress } from '../progress.ts';
import { stoppable } from '../stoppable.ts';
import { readInput, readJson } from '../read-input.ts';
import { withVault, word } from '../with-vault.ts';
import { writeNew } from '../write-new.ts';

/** A docket's rows become cases. */
export function importDocketFile(invocation: Invocation): Promise<Outcome> {
  const options = optionsOf(invocation);
  const path = word(invocation, 1);
  const bytes = readInput(path);
  const errorFile = invocation.option('errors');
  return withVault(invocation, async (vault) => {
    const result = await withErrorFile(errorFile, () =>
      showingProgress('Importing', (onProgress) =>
        stoppable((signal) =>
          importDocket(
            vault,
            { name: basename(path).slice(-255), bytes },
            { ...options, signal, onProgress },
          ),
        ),
      ),
    );
    const {
      rows,
      imported,
      known,
      corrected,
      left,
      blanks,
      rejected,
      regions,
      processes,
      futureDays,
      serialDays,
      errors,
      errorCount,
      ignored,
      encoding,
      doubt,
      delimiter,
    } = result;
    const refused = rejected.length;
    return {
      json: {
        rows,
        imported,
        known,
        corrected,
        left,
        blanks,
        refused,
        errors,
        regions,
        processes,
        futureDays,
        serialDays,
        errorCount,
        ignored,
        encoding,
        doubt,
        delimiter,
      },
      lines: inWords(result),
      notes: doubt === null ? [] : [doubt],
      ...(options.strict === true && refused > 0
        ? {
            fault: {
              code: 'invalid-input',
              message: `--strict imports nothing of this file: ${counted(refused, 'row')} ${refused === 1 ? 'is' : 'are'} in error. Mend it and import it again.`,
            },
          }
        : {}),
    };
  });
}

/** Writes the rows in error into a file that is made before anything is imported, and stays only if there are any. */
async function withErrorFile(
  file: string | undefined,
  work: () => Promise<DocketImport>,
): Promise<DocketImport> {
  if (file === undefined) return work();
  writeNew(file, '');
  let isNeeded = false;
  try {
    const result = await work();
    isNeeded = result.rejected.length > 0;
    if (isNeeded) writeFileSync(file, rejectedRowsCsv(result));
    return result;
  } finally {
    if (!isNeeded) rmSync(file, { force: true });
  }
}

function optionsOf(invocation: Invocation): ImportOptions {
  const dates = invocation.option('dates');
  if (dates !== undefined && dates !== 'day-first' && dates !== 'month-first')
    throw new UsageError('--dates is day-first or month-first.');
  const map = invocation.option('map');
  return {
    ...(dates === undefined ? {} : { order: dates }),
    ...(map === undefined ? {} : { mapping: readJson(map) }),
    strict: invocation.flags.has('strict'),
    correct: invocation.flags.has('correct'),
    preview: invocation.flags.has('preview'),
  };
}

function inWords({
  rows,
  imported,
  known,
  corrected,
  left,
  blanks,
  rejected,
  regions,
  processes,
  futureDays,
  serialDays,
  errors,
  errorCount,
  ignored,
  preview,
}: DocketImport): string[] {
  const lines = errors
    .slice(0, 100)
    .map(({ row, column, message }) => `Row ${row}, ${column ?? 'row'}: ${message}`);
  const more = errorCount - lines.length;
  const correctedWords =
    corrected === 0 ? '' : `${counted(corrected, 'case')} ${preview ? 'would be corrected' : 'corrected'}, `;
  const leftWords = left === 0 ? '' : `${left} left as recorded, `;
  const refused = `${rejected.length} refused${errorCount === 0 ? '' : `, with ${counted(errorCount, 'error')}`}`;
  return [
    `${counted(rows, 'row')}: ${imported} ${preview ? 'would be imported' : 'imported'}, ${known} known already, ${correctedWords}${leftWords}${refused}.`,
    ...regions.slice(0, 100).map((one) => regionDoubtWords(one, publishedRegions())),
    ...(regions.length > 100 ? [`and ${regions.length - 100} more names of countries.`] : []),
    ...processes.slice(0, 100).map(processDoubtWords),
    ...(processes.length > 100 ? [`and ${processes.length - 100} more such kinds of process.`] : []),
    ...(futureDays === null ? [] : [futureDaysWords(futureDays)]),
    ...(serialDays === null ? [] : [serialDaysWords(serialDays)]),
    ...(ignored.length === 0 ? [] : [`Columns left out: ${ignored.join(', ')}`]),
    ...lines,
    ...blanks.slice(0, 100).map(blankWords),
    ...(blanks.length > 100
      ? [`and ${blanks.length - 100} more rows that are blank where their cases are not.`]
      : []),
    ...(more > 0 ? [`and ${more} more errors.`] : []),
  ];
}

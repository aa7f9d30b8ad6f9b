import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../core/failure.ts';
import { counted } from '../../core/cases/summary.ts';
import { tableCategories } from '../../core/reports/columns.ts';
import type { SignedReport } from '../../core/reports/frozen-report.ts';
import type { PublishedReport, TableId } from '../../core/reports/report.ts';
import { reportJson } from '../../core/reports/report-json.ts';
import { releasedWith } from '../../core/reports/second-bands.ts';
import { choiceWords, optionWords } from '../../core/reports/report-words.ts';
import { rememberBands } from '../../vault/reports/band-choice-store.ts';
import { checkPublishedFile } from '../../vault/reports/check-published-file.ts';
import { makeReport, type Report } from '../../vault/reports/make-report.ts';
import {
  earlierOf,
  publishedReports,
  publishReport,
  refuseAltered,
  restatedAs,
  unmaskingSaved,
} from '../../vault/reports/published-store.ts';
import {
  recordFiles,
  reportContent,
  reportFileNames,
  reportFiles,
  withTable,
  type ReportFile,
} from '../../vault/reports/report-files.ts';
import { refuseInDoubt, tellApart } from '../../vault/reports/process-in-doubt.ts';
import { releaseTables, releaseToFile } from '../../vault/reports/release-tables.ts';
import { forgetSaved } from '../../vault/reports/saved-tables.ts';
import { orTakenBack, type TakeBack } from '../../vault/reports/released-bands.ts';
import { publishingWarnings, refuseContradictions, refuseLeftOut } from '../../vault/reports/report-view.ts';
import type { Vault } from '../../vault/vault.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { readInput } from '../read-input.ts';
import { withVault, word } from '../with-vault.ts';
import { notWritten, writeNew } from '../write-new.ts';
import { problemsOutcome, withoutBandsWords } from './report-problems.ts';
import { countsAsLeft, dryRun } from './report-dry-run.ts';
import { problemLines, withFault } from './published-problems.ts';
import { reportCompare, reportHistory } from './report-history.ts';
import {
  categoryAsked,
  oneOf,
  readAsked,
  readWriting,
  reasonsAsked,
  type Asked,
  type Writing,
} from './report-options.ts';

/** Transparency reports: `report VAULT`; `report check FILE.csv`, `history` and `compare` for what was published. */
export function report(invocation: Invocation): Promise<Outcome> {
  if (word(invocation, 0) === 'check' && invocation.words.length === 2) return checkFile(invocation);
  const [first = '', ...others] = invocation.words;
  if (first === 'history') return reportHistory({ ...invocation, words: others });
  if (first === 'compare') return reportCompare({ ...invocation, words: others });
  // The vault may come first, as with every other command.
  if (others[0] === 'history') return reportHistory({ ...invocation, words: [first, ...others.slice(1)] });
  if (others[0] === 'compare') return reportCompare({ ...invocation, words: [first, ...others.slice(1)] });
  const { flags } = invocation;
  refuseForgetting(flags);
  refuseLeavingOut(flags, invocation.options('leave-out'));
  if (invocation.words.length > 1) return recordAsPublished(invocation);
  if (flags.has('published')) return withVault(invocation, (vault) => publishedOutcome(vault));
  const asked = readAsked(invocation);
  return withVault(invocation, async (vault) => {
    if (flags.has('as-published')) return written(vault, asked, { ...asPublished(vault, asked), notes: [] });
    if (!flags.has('forget-saved')) return made(vault, asked, invocation);
    const takeBack = forgetSaved(vault.db, asked.period);
    try {
      return await made(vault, asked, invocation);
    } catch (thrown) {
      takeBack();
      throw thrown;
    }
  });
}

/** Only with what leaves now: what is looked at, or was published, is not compared with what was saved. */
function refuseForgetting(flags: Invocation['flags']): void {
  const other = ['dry-run', 'problems', 'as-published', 'published'].find((flag) => flags.has(flag));
  if (flags.has('forget-saved') && other !== undefined)
    throw new UsageError(
      `--forget-saved does not go with --${other}, which records nothing. Nothing was forgotten. Give it when the report is written or published.`,
    );
}

/** What leaves by itself leaves no table out. */
function refuseLeavingOut(flags: Invocation['flags'], leftOut: readonly string[]): void {
  if (leftOut.length > 0 && !flags.has('publish'))
    throw new UsageError(
      '--leave-out goes with --publish: only a published report says what it leaves out. Nothing was written.',
    );
}

async function made(vault: Vault, asked: Asked, invocation: Invocation): Promise<Outcome> {
  const { flags } = invocation;
  const computed = makeReport(vault, asked);
  if (flags.has('problems')) return problemsOutcome(vault, computed);
  refuseContradictions(computed.problems, 'See --problems.');
  const isPublished = flags.has('publish');
  const leaving = isPublished ? null : asked.table;
  refuseLeftOut(computed, leaving, isPublished ? leaveOutAsked(invocation, computed) : []);
  const warnings = isPublished ? publishingWarnings(vault.db, computed) : [];
  const notes = [...warnings, ...notesOf(computed, leaving)];
  refuseInDoubt(computed.inDoubt, leaving, 'give each as --not-national-security TEXT');
  const [why, reasons] = [invocation.option('why') ?? '', isPublished ? reasonsAsked(invocation) : []];
  const { published, tables: exact } = computed;
  if (flags.has('dry-run') || isPublished) refuseTaken(vault, asked, published, isPublished);
  if (isPublished && asked.table !== null)
    refuseMissing(published, asked.table, unpublishedWords(asked.table));
  if (flags.has('dry-run')) {
    const told = dryRun(vault, asked, published, isPublished ? { why, reasons } : null);
    return { ...told, notes: warnings };
  }
  tellApart(vault, asked.toldApart ?? []);
  if (!isPublished) return written(vault, asked, { report: published, signed: null, exact, notes });
  const signed = publishReport(vault, computed, why, reasons);
  rememberBands(vault, asked);
  return written(vault, asked, { report: published, signed, notes });
}

/** `report VAULT --as-published ID`: a record by its id, whatever its period. */
function recordAsPublished(invocation: Invocation): Promise<Outcome> {
  const id = word(invocation, 1);
  if (!invocation.flags.has('as-published') || invocation.words.length > 2)
    throw new UsageError(`“${id}” is one word too many.`);
  const writing = readWriting(invocation);
  return withVault(invocation, (vault) => {
    const signed = publishedReports(vault.db).find((one) => one.id === id);
    return written(vault, writing, { ...asSigned(signed), notes: [] });
  });
}

/** The tables that are said to be left out. Failure `invalid-input` for one that need not be. */
function leaveOutAsked(invocation: Invocation, { leftOut }: Report): readonly TableId[] {
  const agreed = invocation.options('leave-out').map((one) => oneOf(one, tableCategories, '--leave-out'));
  const needless = agreed.find((id) => leftOut[id] === undefined);
  if (needless === undefined) return agreed;
  throw new Failure(
    'invalid-input',
    `The table ${needless} can be told as it is: it is not left out. Nothing was written or published. Publish without --leave-out ${needless}.`,
  );
}

interface ToWrite {
  readonly report: PublishedReport;
  readonly signed: SignedReport | null;
  /** The tables behind one that is not signed yet. */
  readonly exact?: Report['tables'];
  /** What the reviewer is told beside it, and is in no file. */
  readonly notes: readonly string[];
}

function written(vault: Vault, asked: Writing, what: ToWrite): Promise<Outcome> {
  return asked.table === null ? writeAll(vault, asked, what) : writeOne(vault, asked, asked.table, what);
}

function asPublished(vault: Vault, asked: Asked): Omit<ToWrite, 'notes'> {
  return asSigned(earlierOf(vault.db, asked));
}

function asSigned(signed: SignedReport | undefined): Omit<ToWrite, 'notes'> {
  if (signed === undefined)
    throw new Failure('nothing-to-export', 'No such report was published from this vault. See --published.');
  refuseAltered(signed);
  return { report: signed.frozen.report, signed };
}

/**
 * How much is not in the tables (a category's: in it), told to the reviewer beside what is written, never in it; of what may be in bands
 * without a number.
 */
function notesOf({ uncounted, incomplete, problems, withoutBands }: Report, table: TableId | null): string[] {
  const isOfOne = tableCategories.some((category) => category === table);
  const isAbout = ({ category }: { readonly category: TableId }) => !isOfOne || category === table;
  const missing = uncounted.map(
    ({ why, requests, message }) =>
      `${why === 'no-band-row' || why === 'national-security-process' ? 'Some' : requests} not counted: ${message}`,
  );
  const lacking = incomplete
    .filter(isAbout)
    .map(
      ({ requests, category, message }) =>
        `${category === 'national-security' ? 'Some' : requests} in ${category}: ${message}`,
    );
  const warned = problems
    .filter(isAbout)
    .map(({ category, row, message }) => `${category}, ${row}: ${message}`);
  return [...missing, ...lacking, ...warned, ...(withoutBands ? [withoutBandsWords] : [])];
}

function publishedOutcome({ db }: Vault): Outcome {
  const all = publishedReports(db).map(({ id, frozen: { report: one, publishedAt, restates } }) => ({
    id,
    period: one.period.name,
    publishedAt,
    by: one.rule,
    smallNumbers: one.smallNumbers,
    bands: one.bands,
    restates,
  }));
  return {
    json: all,
    lines: all.map(
      ({ id, period, publishedAt, by, smallNumbers, restates }) =>
        `${[publishedAt.slice(0, 10), period, id, ...choiceWords({ rule: by, smallNumbers })].join('  ')}${restates === null ? '' : `  restates ${restates.id}, ${[...restates.options.map(optionWords), `${restates.changes.length} figures`].join('; ')}: ${restates.why}`}`,
    ),
  };
}

async function writeOne(vault: Vault, asked: Writing, id: TableId, what: ToWrite): Promise<Outcome> {
  const { to, format, totals } = asked;
  if (what.signed !== null) refuseMissing(what.report, id, 'The report was published without this table.');
  const own = withTable(what.report, id);
  const createdAt = what.signed?.frozen.publishedAt ?? vault.now().at;
  const content = await reportContent(own, what.signed, { format, totals, createdAt });
  if (to !== null && existsSync(to))
    throw new Failure('file-exists', `${to} exists already and was left as it is.`);
  const { told, takeBack } = released(vault, { ...what, report: own }, id, to !== null);
  if (to !== null) {
    orTakenBack(takeBack, () => writeNew(to, content));
    return { json: { files: [to] }, lines: [`Wrote ${to}.`], notes: [...what.notes, ...told] };
  }
  const text = typeof content === 'string' ? content : Buffer.from(content).toString('base64');
  return {
    json: format === 'json' ? reportJson(own, what.signed) : { [format]: text },
    lines: [],
    content,
    notes: [...what.notes, ...told],
  };
}

/** A published report that holds small counts back may lack a table in which something was counted; `words` says so. */
function refuseMissing({ tables, smallNumbers }: PublishedReport, id: TableId, words: string): void {
  if (smallNumbers.mode === 'show' || tables[id] !== undefined) return;
  throw new Failure('nothing-to-export', `${words} Nothing was written.`);
}

function unpublishedWords(id: TableId): string {
  return `The report would be published without the table ${id}, which could then not be written. Nothing was published: name another category, or --all --to FOLDER.`;
}

interface Let {
  readonly told: readonly string[];
  readonly takeBack: TakeBack;
}

const nothingReleased: Let = { told: [], takeBack: () => undefined };

/**
 * Lets a table (null: all) leave where it was not published; what is in bands is said to have left. What is printed is
 * not kept in mind for its small numbers, and only warned of where it would tell those of what was saved.
 */
function released(
  vault: Vault,
  { report: own, signed, exact = {} }: ToWrite,
  table: TableId | null,
  isFile: boolean,
): Let {
  if (signed !== null) return nothingReleased;
  const beside = isFile ? [] : warnedBesideSaved(vault, own, table);
  const takeBack = isFile ? releaseToFile(vault, own, table, exact) : releaseTables(vault, own, table);
  const leaving = releasedWith(own, table);
  if (leaving === null || leaving.bands === null) return { told: beside, takeBack };
  return { told: [...beside, countsAsLeft(leaving)], takeBack };
}

function warnedBesideSaved(vault: Vault, own: PublishedReport, table: TableId | null): readonly string[] {
  const found = unmaskingSaved(vault, own, table);
  return found === null ? [] : [`Not to be handed out: ${found.why} ${found.advice}`];
}

async function writeAll(vault: Vault, asked: Writing, what: ToWrite): Promise<Outcome> {
  const folder = asked.to ?? '';
  const files = await filesOf(vault, asked, what);
  refuseExisting(
    folder,
    files.map(({ name }) => name),
  );
  const { told, takeBack } = released(vault, what, null, true);
  const [first, ...others] = files;
  // Once one of them is there, something left.
  orTakenBack(takeBack, () => {
    makeFolder(folder);
    if (first !== undefined) writeNew(join(folder, first.name), first.content);
  });
  for (const { name, content } of others) writeNew(join(folder, name), content);
  const paths = files.map(({ name }) => join(folder, name));
  return {
    json: { files: paths },
    lines: paths.map((file) => `Wrote ${file}.`),
    notes: [...what.notes, ...told],
  };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (thrown) {
    throw notWritten(folder, thrown);
  }
}

async function filesOf(
  { db, now }: Vault,
  { totals }: Writing,
  { report: published, signed }: Omit<ToWrite, 'notes'>,
): Promise<readonly ReportFile[]> {
  const createdAt = signed?.frozen.publishedAt ?? now().at;
  const restated = signed === null ? null : restatedAs(db, { id: signed.id, ...signed.frozen });
  const files = await reportFiles(published, signed, { totals, createdAt, restated });
  return signed === null ? files : [...files, ...recordFiles(signed, restated)];
}

/** Before anything is published, or said to be as good as written, that could then not be written. */
function refuseTaken(vault: Vault, asked: Writing, published: PublishedReport, isPublished: boolean): void {
  if (asked.to === null) return;
  const asRestated = { report: published, publishedAt: vault.now().at };
  const how = { isPublished, restated: isPublished ? restatedAs(vault.db, asRestated) : null };
  refuseExisting(asked.to, asked.table === null ? reportFileNames(published, how) : []);
  if (asked.table !== null && existsSync(asked.to))
    throw new Failure('file-exists', `${asked.to} exists already. Nothing was written or published.`);
}

function refuseExisting(folder: string, names: readonly string[]): void {
  const taken = names.map((name) => join(folder, name)).find((file) => existsSync(file));
  if (taken !== undefined) throw new Failure('file-exists', `${taken} exists already. Nothing was written.`);
}

async function checkFile(invocation: Invocation): Promise<Outcome> {
  const category = categoryAsked(invocation.option('category'));
  const found = await checkPublishedFile(readInput(word(invocation, 1)), category);
  const { errors, warnings, rows: figures } = found;
  const json = { errors, warnings, rows: figures.length, figures };
  return withFault(
    { json, lines: [`${counted(figures.length, 'row')}.`, ...problemLines(found)] },
    found,
    `The table has ${counted(errors.length, 'error')}.`,
  );
}

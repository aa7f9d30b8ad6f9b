import type { ExportBlock } from '../core/exports/firewall.ts';
import { bandChoice } from '../core/reports/band-choice.ts';
import { historyCategories } from '../core/reports/published-form.ts';
import { docketColumns } from '../core/reports/docket-columns.ts';
import { outcome } from '../core/reports/outcome.ts';
import { reportFormats } from '../core/reports/report.ts';
import { id, paragraph, sha256 } from '../core/primitives.ts';
import { tableOrder } from '../core/reports/table-titles.ts';
import { boolean, integer, list, nullable, object, oneOf, optional, text } from '../core/shape.ts';
import { call } from './call.ts';
import type {
  BandChoiceView,
  FilesReceipt,
  HistoryView,
  PublishedImport,
  PublishedView,
  PublishingView,
  DocketImportView,
  DocketReceipt,
  ReportCases,
  ReportPeriod,
  ReportView,
  TableReceipt,
} from './report-views.ts';

const path = text(4096, 1);
const dateRule = oneOf(['received', 'decided']);
const table = oneOf(tableOrder);
/** As `readPeriod` reads it: `2013 H1`. */
const period = text(40, 1);

const whole = {
  period,
  by: dateRule,
  /** What is done with counts from 1 to one below; null shows all. Failure `refused` below 3, as early versions published. */
  smallNumbers: nullable(object({ mode: oneOf(['suppress', 'merge']), threshold: integer(2, 999_999) })),
};
const asked = { ...whole, table };
/** Why single rows are restated, where that differs. */
const reasons = list(object({ table, row: text(2000), total: optional(boolean), why: text(2000) }), 2000);
const saved = { ...asked, totals: boolean, format: oneOf(reportFormats) };

const docket = {
  upload: id,
  /** Which header of the file fills which column, where they are not named alike. */
  mapping: list(object({ column: oneOf(docketColumns), header: text(10_000, 1) }), docketColumns.length),
  /** The order of days such as 3/4/2013; null where the file itself shows it. */
  dates: nullable(oneOf(['day-first', 'month-first'])),
  /** Whether a row corrects what a docket said in the case of its reference. */
  correct: boolean,
};

/** What keeps requests out of an exported docket and is lifted, each for a reason that its case records. */
const docketLifts = list(object({ block: text(2000, 1), reason: text(20_000, 1) }), 100_000);

/** Calls that ask by dialog where to write; null when the person cancelled. */
export const reportShellCalls = {
  /** Failure `refused` while figures contradict each other. */
  'app.saveReport': call<TableReceipt | null>()(object(saved)),
  /** All files of a published report, into a folder. */
  'app.savePublished': call<FilesReceipt | null>()(object({ id: sha256 })),
  'app.exportDocket': call<DocketReceipt | null>()(object({ lifts: docketLifts })),
  /** The rows in error as they came, with what is wrong in front. */
  'app.saveDocketErrors': call<TableReceipt | null>()(object(docket)),
} as const;

export const reportVaultCalls = {
  'reports.periods': call<readonly ReportPeriod[]>()(object({ by: dateRule })),
  'reports.make': call<ReportView>()(object(asked)),
  /** What is behind a figure: of a row (null: the total) under a column. */
  'reports.cases': call<ReportCases>()(object({ ...asked, row: nullable(text(2000)), column: text(60, 1) })),
  /** How a request ended, as far as no decision says it. Failure `case-unknown`. */
  'reports.recordOutcome': call<null>()(object({ case: id, outcome })),
  'reports.bandChoice': call<BandChoiceView>()(object({ period, by: dateRule })),
  'reports.chooseBands': call<null>()(object({ period, choice: bandChoice })),
  /** Says that process in the docket's words is no national security process. */
  'reports.tellApart': call<null>()(object({ given: list(text(2000, 1), 2000) })),
  /** Forgets tables that were saved of a period with small counts held back: those files went to nobody. */
  'reports.forgetSaved': call<null>()(object({ period })),
  /** What publishing would freeze. Failure `invalid-input` for a period that cannot be read. */
  'reports.prepare': call<PublishingView>()(object(whole)),
  /** Freezes and signs what `reports.prepare` showed. Failures: `refused` while figures contradict each other, or where it would be another report by now; `invalid-input` for a restatement without `why`. */
  'reports.publish': call<PublishedView>()(object({ ...whole, why: paragraph, reasons, hash: sha256 })),
  /** Every report that was published from this vault, oldest first. */
  'reports.published': call<readonly PublishedView[]>()(object({})),
  /** What keeps requests out of an exported docket. */
  'reports.docketBlocks': call<readonly ExportBlock[]>()(object({})),
  /** What was published over time; where nothing is of that publisher and category, of others. */
  'reports.history': call<HistoryView>()(
    object({ publisher: nullable(text(200, 1)), category: nullable(oneOf(historyCategories)) }),
  ),
  /** Keeps an uploaded table that somebody published, as it is. Failures: `file-unreadable`, `invalid-input`. */
  'reports.importPublished': call<PublishedImport>()(
    object({
      upload: id,
      publisher: text(200, 1),
      category: oneOf(historyCategories),
      /** Of rows that name none. */
      period: nullable(period),
    }),
  ),
  /** Takes such a table away again. */
  'reports.forgetPublished': call<null>()(object({ id: sha256 })),
  /** Says what an uploaded CSV docket would bring in. Failure `file-unreadable`. */
  'docket.importPreview': call<DocketImportView>()(object(docket)),
  /** Brings its good rows in, all at once. The upload stays until it is cancelled. */
  'docket.importCsv': call<DocketImportView>()(object(docket)),
} as const;

export const reportHostCalls = {
  'host.saveReport': call<TableReceipt>()(object({ file: path, ...saved })),
  'host.savePublished': call<FilesReceipt>()(object({ folder: path, id: sha256 })),
  'host.exportDocket': call<DocketReceipt>()(object({ file: path, lifts: docketLifts })),
  'host.saveDocketErrors': call<TableReceipt>()(object({ file: path, ...docket })),
} as const;

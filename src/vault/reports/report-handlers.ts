import { basename } from 'node:path';
import { readPeriod } from '../../core/reports/period.ts';
import { recordOutcome } from '../../core/reports/commands.ts';
import type { Handlers } from '../../ipc/call.ts';
import type { ProcessContract } from '../../ipc/contract.ts';
import type { TableReceipt } from '../../ipc/report-views.ts';
import { replaceFile } from '../atomic-file.ts';
import { value } from '../database.ts';
import { caseState, recordEvents } from '../ledger-store.ts';
import { withStorageFailures } from '../sqlite-failure.ts';
import type { Vault } from '../vault.ts';
import { bandChoiceView, chooseBands } from './band-choice-store.ts';
import { uploaded } from './docket-handlers.ts';
import { docketBlocks, liftDocketBlocks } from './docket-blocks.ts';
import { docketLeaving, hasReferences, leftOutOf, refuseDocketInDoubt } from './docket-leaving.ts';
import { docketCsv } from './export-docket.ts';
import { readDocket } from './preview-docket.ts';
import { publishedReports } from './published-store.ts';
import { orTakenBack, refuseOverReleased, release } from './released-bands.ts';
import { publishedView, publishingView, publishNow, writePublished } from './publishing.ts';
import { tellApart } from './process-in-doubt.ts';
import { rejectedRowsCsv } from './rejected-rows-csv.ts';
import { forgetSaved } from './saved-tables.ts';
import { figureCases, reportPeriods, reportView, savedReport } from './report-view.ts';

type ReportCall =
  | 'reports.periods'
  | 'reports.make'
  | 'reports.cases'
  | 'reports.recordOutcome'
  | 'reports.bandChoice'
  | 'reports.chooseBands'
  | 'reports.tellApart'
  | 'reports.forgetSaved'
  | 'reports.prepare'
  | 'reports.publish'
  | 'reports.published'
  | 'host.savePublished'
  | 'host.saveReport'
  | 'reports.docketBlocks'
  | 'host.exportDocket'
  | 'host.saveDocketErrors';

/** The calls by which a docket comes in as CSV and reports are made of it. */
export function reportHandlers(vault: () => Vault): Pick<Handlers<ProcessContract>, ReportCall> {
  return {
    'reports.periods': ({ by }) => reportPeriods(vault().db, by),
    'reports.make': (asked) => reportView(vault(), asked),
    'reports.cases': (figure) => figureCases(vault().db, figure),
    'reports.recordOutcome': (input) => {
      const { db } = vault();
      recordEvents(vault(), input.case, recordOutcome(caseState(db, input.case), input.outcome));
      return null;
    },
    'reports.bandChoice': ({ period, by }) => bandChoiceView(vault(), period, by),
    'reports.chooseBands': ({ period, choice }) => {
      chooseBands(vault(), period, choice);
      return null;
    },
    'reports.tellApart': ({ given }) => {
      tellApart(vault(), given);
      return null;
    },
    'reports.forgetSaved': ({ period }) => {
      forgetSaved(vault().db, readPeriod(period));
      vault().emit({ type: 'changed', case: null });
      return null;
    },
    'reports.prepare': (asked) => publishingView(vault(), asked),
    'reports.publish': (asked) => publishNow(vault(), asked),
    'reports.published': () => publishedReports(vault().db).map(publishedView),
    'host.savePublished': ({ folder, id }) => writePublished(vault(), folder, id),
    'host.saveReport': async ({ file, format, totals, ...asked }) => {
      const { content, rows, takeBack } = await savedReport(vault(), asked, { format, totals });
      const receipt = orTakenBack(takeBack, () => written(file, content, rows));
      if (asked.smallNumbers !== null) vault().emit({ type: 'changed', case: null });
      return receipt;
    },
    'reports.docketBlocks': () => docketBlocks(vault()),
    'host.exportDocket': ({ file, lifts }) => {
      const { db } = vault();
      refuseDocketInDoubt(
        db,
        {},
        [],
        'the button is in the notice above the report table that counts it (what is in none yet needs its category and day first)',
      );
      const leaving = docketLeaving(db);
      for (const one of leaving) refuseOverReleased(vault(), one);
      liftDocketBlocks(vault(), {}, lifts);
      const withoutReferences = !hasReferences(db, {});
      const bytes = Buffer.concat([...docketCsv(db)].map((piece) => Buffer.from(piece)));
      const { requests: leftOut, withAccounts } = leftOutOf(db);
      const all = value<number>(db, 'SELECT count(*) FROM report_case') ?? 0;
      const receipt = orTakenBack(release(vault(), leaving), () => written(file, bytes, all - leftOut));
      return { ...receipt, leftOut, withAccounts, withoutReferences, hasLeft: leaving.length > 0 };
    },
    'host.saveDocketErrors': async ({ file, upload, ...reading }) => {
      const found = await readDocket(vault(), uploaded(vault(), upload), reading, { preview: true });
      return written(file, rejectedRowsCsv(found), found.rejected.length);
    },
  };
}

/** Replaces the file's content. Failures: `disk-full`, `file-unreadable`. */
function written(file: string, content: string | Uint8Array, rows: number): TableReceipt {
  withStorageFailures(() => replaceFile(file, Buffer.from(content)));
  return { file: basename(file), rows };
}

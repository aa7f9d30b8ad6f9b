import { Failure } from '../../core/failure.ts';
import { inTransaction, type WritableDb } from '../database.ts';
import { apartFrom } from '../search-letters.ts';
import { initial } from './0001-initial.ts';
import { reports } from './0002-reports.ts';
import { review } from './0003-review.ts';
import { people } from './0004-people.ts';
import { withheld } from './0005-withheld.ts';
import { recognition } from './0006-recognition.ts';
import { inspection } from './0007-inspection.ts';
import { responseTimes } from './0008-response-times.ts';
import { coverage } from './0009-coverage.ts';
import { sharedFolder } from './0010-shared-folder.ts';
import { standing } from './0011-standing.ts';
import { documentsOfCase } from './0012-documents-of-case.ts';
import { identifiers } from './0013-identifiers.ts';
import { exportsOut } from './0014-exports-out.ts';
import { publishedHistory } from './0015-published-history.ts';
import { underSecondReview } from './0016-under-second-review.ts';
import { witnessedHeads } from './0017-witnessed-heads.ts';
import { publishedSignature } from './0018-published-signature.ts';
import { receipts } from './0019-receipts.ts';
import { publishedExactly } from './0020-published-exactly.ts';
import { picturesOnPages } from './0021-pictures-on-pages.ts';
import { witnessedHeadsByCase } from './0022-witnessed-heads-by-case.ts';
import { exchangesInTurn } from './0023-exchanges-in-turn.ts';
import { whoWitnessed } from './0024-who-witnessed.ts';
import { whatReceiptsLack } from './0025-what-receipts-lack.ts';
import { whatGoesByItself } from './0026-what-goes-by-itself.ts';
import { missingGivenUp } from './0027-missing-given-up.ts';
import { givenUpOfWhom } from './0028-given-up-of-whom.ts';
import { spellings } from './0029-spellings.ts';
import { receiptsThroughFolders } from './0030-receipts-through-folders.ts';
import { readAgain } from './0031-read-again.ts';
import { lettersApart } from './0032-letters-apart.ts';

/** Numbered from 1; a migration that was released never changes. */
export const migrations: readonly string[] = [
  initial,
  reports,
  review,
  people,
  withheld,
  recognition,
  inspection,
  responseTimes,
  coverage,
  sharedFolder,
  standing,
  documentsOfCase,
  identifiers,
  exportsOut,
  publishedHistory,
  underSecondReview,
  witnessedHeads,
  publishedSignature,
  receipts,
  publishedExactly,
  picturesOnPages,
  witnessedHeadsByCase,
  exchangesInTurn,
  whoWitnessed,
  whatReceiptsLack,
  whatGoesByItself,
  missingGivenUp,
  givenUpOfWhom,
  spellings,
  receiptsThroughFolders,
  readAgain,
  lettersApart,
];

/** `RDRP`, in SQLite's header, tells a vault from any other database. */
export const applicationId = 0x52445250;

/** Brings a vault to the newest schema, each step whole or not at all. Failures: `vault-newer`, `not-a-vault`. */
export function migrate(db: WritableDb): void {
  const version = pragma(db, 'user_version');
  if (version > migrations.length) {
    throw new Failure(
      'vault-newer',
      'A newer version of Redrope wrote this vault. Nothing was changed. Update Redrope, then open it.',
    );
  }
  if (version > 0 && pragma(db, 'application_id') !== applicationId) {
    throw new Failure(
      'not-a-vault',
      'vault.sqlite holds no vault of Redrope. Nothing was changed. Choose the folder of a vault.',
    );
  }
  // For the SQL of migrations; nothing that stays in the file may call it.
  db.function('apart_from', { directOnly: true }, apartFrom);
  for (const [index, sql] of migrations.entries()) {
    if (index >= version) inTransaction(db, () => runMigration(db, sql, index + 1));
  }
}

function runMigration(db: WritableDb, sql: string, number: number): void {
  db.exec(sql);
  db.pragma(`application_id = ${applicationId}`);
  db.pragma(`user_version = ${number}`);
}

function pragma(db: WritableDb, name: string): number {
  return Number(db.pragma(name, { simple: true }));
}

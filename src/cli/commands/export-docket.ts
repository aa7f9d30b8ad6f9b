import { closeSync, existsSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { blocksInWords, type ExportBlock, type Lift } from '../../core/exports/firewall.ts';
import { Failure } from '../../core/failure.ts';
import { readPeriod } from '../../core/reports/period.ts';
import type { Released } from '../../core/reports/second-bands.ts';
import { docketBlocks, liftDocketBlocks, tryDocketLifts } from '../../vault/reports/docket-blocks.ts';
import {
  docketLeaving,
  hasReferences,
  leftOutOf,
  leftOutWords,
  refuseDocketInDoubt,
  withoutReferencesWords,
  type DocketAsked,
} from '../../vault/reports/docket-leaving.ts';
import { docketCsv } from '../../vault/reports/export-docket.ts';
import { tellApart } from '../../vault/reports/process-in-doubt.ts';
import { publishedReports } from '../../vault/reports/published-store.ts';
import { orTakenBack, refuseOverReleased, release } from '../../vault/reports/released-bands.ts';
import type { Vault } from '../../vault/vault.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { withVault } from '../with-vault.ts';
import { notWritten } from '../write-new.ts';
import { countsAsLeft, wouldCountAsLeft } from './report-dry-run.ts';

/** The docket becomes a CSV file that can be imported again. */
export function exportDocket(invocation: Invocation): Promise<Outcome> {
  const file = invocation.option('to');
  if (file === undefined) throw new UsageError('Say where to: --to FILE.csv.');
  const period = invocation.option('period');
  const asked: DocketAsked = {
    nationalSecurity: invocation.flags.has('with-national-security'),
    references: invocation.flags.has('with-references'),
    period: period === undefined ? null : readPeriod(period),
  };
  const said = invocation.options('not-national-security');
  return withVault(invocation, (vault) => {
    refuseDocketInDoubt(vault.db, asked, said, 'give each as --not-national-security TEXT');
    const left = leftOutOf(vault.db, asked);
    const isLeftOut = left.requests > 0;
    const references = hasReferences(vault.db, asked);
    const notes = [
      ...(isLeftOut ? [leftOutWords(left)] : []),
      ...(references ? [] : [`${withoutReferencesWords} --with-references writes them.`]),
      ...(isSmallHeldBack(vault) ? [besideHeldBack] : []),
    ];
    const leaving = docketLeaving(vault.db, asked);
    const reason = invocation.option('allow') ?? '';
    if (invocation.flags.has('dry-run')) return { ...dryRun(vault, file, asked, leaving, reason), notes };
    if (existsSync(file)) throw new Failure('file-exists', `${file} exists already and was left as it is.`);
    for (const one of leaving) refuseOverReleased(vault, one);
    const lifted = liftDocketBlocks(vault, asked, liftAll(docketBlocks(vault, asked), reason));
    tellApart(vault, said);
    const takeBack = release(vault, leaving);
    const cases = orTakenBack(takeBack, () => writePieces(file, docketCsv(vault.db, asked))) - 1;
    return {
      json: { file, requests: cases, leftOut: isLeftOut, references, leaves: leaving },
      lines: [`Wrote ${file}: ${cases} requests.`],
      notes: [
        ...notes,
        ...blocksInWords(lifted, true).map((what) => `Left all the same, as the case records: ${what}`),
        ...leaving.map(countsAsLeft),
      ],
    };
  });
}

const besideHeldBack =
  'A published report holds small counts back; the docket has them, row by row. It is not for those who read the report.';

function isSmallHeldBack({ db }: Vault): boolean {
  return publishedReports(db).some(({ frozen }) => frozen.report.smallNumbers.mode !== 'show');
}

function liftAll(blocks: readonly ExportBlock[], reason: string): readonly Lift[] {
  return blocks.map(({ id }) => ({ block: id, reason }));
}

function dryRun(
  vault: Vault,
  file: string,
  asked: DocketAsked,
  leaving: readonly Released[],
  reason: string,
): Outcome {
  for (const one of leaving) refuseOverReleased(vault, one);
  if (existsSync(file)) throw new Failure('file-exists', `${file} exists already and was left as it is.`);
  const told =
    leaving.length === 0
      ? ['Nothing of it has to do with what is told in bands.']
      : leaving.map(wouldCountAsLeft);
  const blocks = docketBlocks(vault, asked);
  if (reason !== '') tryDocketLifts(vault, asked, liftAll(blocks, reason));
  const how =
    reason === '' ? 'May not leave without --allow REASON' : 'Would leave, as its case would record';
  const kept = blocksInWords(blocks, true).map((what) => `${how}: ${what}`);
  return {
    json: { dryRun: true, leaves: leaving, blocks },
    lines: ['Nothing was written or recorded.', ...told, ...kept],
  };
}

/** Writes a new file; gives its number of lines. What was begun goes when it fails. */
function writePieces(file: string, pieces: Iterable<string>): number {
  let handle: number;
  try {
    handle = openSync(file, 'wx', 0o600);
  } catch (thrown) {
    throw notWritten(file, thrown);
  }
  let lines = 0;
  try {
    for (const piece of pieces) {
      const bytes = Buffer.from(piece);
      for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
      lines += piece.split('\r\n').length - 1;
    }
    fsyncSync(handle);
  } catch (thrown) {
    closeSync(handle);
    rmSync(file, { force: true });
    throw thrown;
  }
  closeSync(handle);
  return lines;
}

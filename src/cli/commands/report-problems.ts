import type { CaseProblem, Report } from '../../vault/reports/make-report.ts';
import { casesOf } from '../../vault/reports/report-view.ts';
import type { Vault } from '../../vault/vault.ts';
import { counted } from '../../core/cases/summary.ts';
import type { Outcome } from '../command.ts';

const shown = 100;

/** What a report lacks, case by case, and what contradicts in it. */
export function problemsOutcome({ db }: Vault, made: Report): Outcome {
  const { uncounted, incomplete, problems } = made;
  const named = <T extends CaseProblem>(gap: T) => ({ ...gap, named: casesOf(db, gap.cases) });
  const gaps = [
    ...uncounted.map((gap) => ({ ...named(gap), of: 'in no table' })),
    ...incomplete.map((gap) => ({ ...named(gap), of: gap.category })),
  ];
  const lines = [
    ...gaps.flatMap(gapLines),
    ...(gaps.length === 0 ? [] : [howToMend]),
    ...problems.map(({ severity, category, row, message }) => `${severity}: ${category}, ${row}: ${message}`),
  ];
  const none = 'All cases are counted, and nothing contradicts.';
  return {
    json: {
      uncounted: uncounted.map(named),
      incomplete: incomplete.map(named),
      problems,
      withoutBands: made.withoutBands,
    },
    lines: lines.length === 0 ? [none] : lines,
    notes: made.withoutBands ? [withoutBandsWords] : [],
  };
}

/** What is said where national security process is in no table. */
export const withoutBandsWords =
  'National security process, FISA orders among it, is in no table and was not looked at: its figures are given in bands alone, with --bands.';

const howToMend =
  'To mend them: open the case in the window, under “Request”; or correct the row in the spreadsheet and import it with import-docket --correct.';

interface NamedGap extends CaseProblem {
  readonly of: string;
  readonly named: ReturnType<typeof casesOf>;
}

function gapLines({ requests, message, of, named }: NamedGap): readonly string[] {
  const cases = named.slice(0, shown).map(({ case: id, reference, receivedOn, category }) => {
    const known = [
      reference === '' ? 'without reference' : reference,
      category ?? 'no category',
      receivedOn ?? 'no day of receipt',
    ];
    return `  ${known.join('  ')}  ${id}`;
  });
  const more = requests - cases.length;
  return [
    `${counted(requests, 'request')}, ${of}: ${message}`,
    ...cases,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

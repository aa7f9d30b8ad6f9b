import { whyUncounted } from '../../core/reports/countability.ts';
import type { ReportQuery } from '../../core/reports/report-query.ts';
import { agreementsOf, type Agreement } from '../../core/second-review/agreement.ts';
import { compareBlind } from '../../core/second-review/comparison.ts';
import { openEntriesOf } from '../case-entries.ts';
import { caseState, openPart } from '../case-projection.ts';
import type { ReadableDb } from '../database.ts';
import { casesUnderSecondReview, type NumberedTally } from './tallies.ts';

/** An agreement, and the case in which it was come to. */
export type AgreementInCase = Agreement & { readonly case: string };

/** Where two reviewers agreed, over the counted requests of a query; national security left out. */
export function agreementsIn(
  db: ReadableDb,
  query: ReportQuery,
  tallies: readonly NumberedTally[],
): readonly AgreementInCase[] {
  const counted = new Set(
    tallies
      .filter(({ tally }) => tally.category !== 'national-security')
      .filter(({ tally }) => whyUncounted(tally, true, query.rule) === null)
      .map(({ number }) => number),
  );
  return casesUnderSecondReview(db, query)
    .filter(({ number }) => counted.has(number))
    .flatMap(({ case: caseId }) => {
      const state = openPart(db, caseState(db, caseId));
      const { secondReview } = state;
      const comparison =
        secondReview?.mode === 'blind'
          ? compareBlind(openEntriesOf(db, caseId), secondReview, state.uncounted)
          : null;
      return agreementsOf(state, comparison).map((agreement) => ({ ...agreement, case: caseId }));
    });
}

import type { CaseState } from '../../core/cases/case-state.ts';
import type { Guidelines } from '../../core/guidelines/guidelines.ts';
import { reviewDay } from '../../core/guidelines/review-day.ts';
import { isSealed } from '../../core/second-review/approval.ts';
import { blindReview } from '../../core/second-review/blind-review.ts';
import { compareBlind } from '../../core/second-review/comparison.ts';
import { secondReviewRule } from '../../core/second-review/demanded.ts';
import type { SecondReviewView } from '../../ipc/second-review-views.ts';
import { entriesOf } from '../case-entries.ts';
import type { ReadableDb } from '../database.ts';
import { hasSealed } from './sealed-side.ts';

export function viewSecondReview(db: ReadableDb, state: CaseState, guidelines: Guidelines): SecondReviewView {
  const { secondReview } = state;
  const rule = secondReviewRule(guidelines, state, reviewDay(state));
  const isLeftSealed = !isSealed(secondReview) && hasSealed(db, state.id);
  if (secondReview?.mode !== 'blind') return { rule, blind: null, isLeftSealed, comparison: null };
  const entries = entriesOf(db, state.id);
  return {
    rule,
    blind: blindReview(entries, secondReview),
    isLeftSealed,
    comparison: compareBlind(entries, secondReview, state.uncounted),
  };
}

import { dayOfMoment } from '../clocks/zoned-time.ts';
import type { CaseState } from '../cases/case-state.ts';

/**
 * The day whose rules a case is measured by: that of receipt, where the clock stood; while nobody recorded it, the day
 * on which the case was opened.
 */
export function reviewDay({ request, opened }: Pick<CaseState, 'request' | 'opened'>): string {
  return dayOfMoment(request.received ?? opened);
}

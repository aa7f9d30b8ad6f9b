import type { Period } from './period.ts';

/** By which day a request belongs to a period: when it was received, or when it was decided. */
export type DateRule = 'received' | 'decided';

/** Which requests a report is about. */
export interface ReportQuery {
  readonly period: Period;
  readonly rule: DateRule;
}

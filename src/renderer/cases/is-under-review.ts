import type { CaseState } from '../../core/cases/case-state.ts';

/** Whether findings and decisions may still be made. */
export function isUnderReview({ end }: Pick<CaseState, 'end'>): boolean {
  return end === null;
}

/** Whether anything may still be recorded: of a case that was answered, what came after the answer. */
export function isRecordable({ end }: Pick<CaseState, 'end'>): boolean {
  return end === null || end.status === 'responded';
}

import type { CaseState } from '../../core/cases/case-state.ts';

/** Where what is typed of a note is kept until it is recorded. */
export function noteDraftKey({ id }: Pick<CaseState, 'id'>, about: string | null): string {
  return `${id}/note/${about ?? 'case'}`;
}

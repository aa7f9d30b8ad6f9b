import type { CaseState } from '../../core/cases/case-state.ts';
import { outgoingFindings } from '../../core/findings/findings-out.ts';

/** A finding as the list behind the printed pages has it. */
export interface FindingOnPaper {
  readonly page: number;
  /** Where it lies and what it says: `Page 3: Breaks: Particularity: dates (A. Reviewer)`. */
  readonly head: string;
  /** The words that it marks; null for a box. */
  readonly quote: string | null;
  /** Of what it speaks where that is not everything demanded, and the note where notes go along; null without either. */
  readonly note: string | null;
}

/** The findings that go out, as paper has them: on the pages themselves only colours can be seen. */
export function findingsOnPaper(
  state: CaseState,
  document: string,
  going: { readonly findings: readonly string[]; readonly notes: boolean },
): readonly FindingOnPaper[] {
  const chosen = new Set(going.findings);
  return outgoingFindings(state, document, ({ id }) => chosen.has(id), going.notes).map((finding) => ({
    page: finding.anchor.page,
    head: `Page ${finding.anchor.page}: ${finding.subject} (${finding.author})`,
    quote: finding.anchor.quote?.exact ?? null,
    note: finding.contents === finding.subject ? null : finding.contents.slice(finding.subject.length + 1),
  }));
}

import { standingFindings, type CaseState, type Finding } from '../../core/cases/case-state.ts';
import { elementsFor, type ElementId, type Verdict } from '../../core/legal-basis.ts';

export type ElementStanding = Verdict | 'not-examined';

export interface ChecklistItem {
  readonly element: ElementId;
  readonly standing: ElementStanding;
  /** The findings on it, the one that decides its standing first. */
  readonly findings: readonly Finding[];
  /** Whether this kind of process asks for it; the others were found by somebody all the same. */
  readonly required: boolean;
}

const severity: readonly Verdict[] = ['breaks', 'unclear', 'supports'];

/** What is examined for this request and how it stands: of several findings on one element the worst one wins. */
export function checklistOf(state: CaseState): readonly ChecklistItem[] {
  const { process, nondisclosure } = state.request;
  const required = elementsFor(process, nondisclosure !== null);
  const byElement = new Map<ElementId, Finding[]>(required.map((element) => [element, []]));
  for (const finding of standingFindings(state)) {
    const { element } = finding.reading;
    byElement.set(element, [...(byElement.get(element) ?? []), finding]);
  }
  return [...byElement].map(([element, unsorted]) => {
    const findings = unsorted.toSorted(
      (a, b) => severity.indexOf(a.reading.verdict) - severity.indexOf(b.reading.verdict),
    );
    return {
      element,
      standing: findings[0]?.reading.verdict ?? 'not-examined',
      findings,
      required: required.includes(element),
    };
  });
}

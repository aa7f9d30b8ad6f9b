import type { CaseSummary } from '../../core/cases/summary.ts';
import type { DocketGroup } from './group-docket.ts';

/** One line of the docket as it is scrolled: a group's heading, or a case. */
export type DocketLine =
  | {
      readonly kind: 'group';
      readonly id: string;
      readonly title: string;
      readonly hint: string;
      readonly count: number;
    }
  | { readonly kind: 'case'; readonly summary: CaseSummary; readonly first: boolean; readonly last: boolean };

export function docketLines(groups: readonly DocketGroup[]): readonly DocketLine[] {
  return groups.flatMap(({ id, title, hint, cases }) => [
    { kind: 'group' as const, id, title, hint, count: cases.length },
    ...cases.map((summary, index) => ({
      kind: 'case' as const,
      summary,
      first: index === 0,
      last: index === cases.length - 1,
    })),
  ]);
}

/** The next line with a case after `from` in direction `step`; `otherwise` where there is none. */
export function nextCaseLine(
  lines: readonly DocketLine[],
  from: number,
  step: 1 | -1,
  otherwise = 0,
): number {
  for (let index = from + step; index >= 0 && index < lines.length; index += step) {
    if (lines[index]?.kind === 'case') return index;
  }
  return otherwise;
}

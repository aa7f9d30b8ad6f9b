import type { Column, TableCategory } from './columns.ts';
import { columnsOf, isByRegion } from './columns.ts';
import { saysNationalSecurity } from './national-security-words.ts';
import type { DateRule } from './report-query.ts';
import type { Tally } from './tally.ts';

/** Why a request is in no table. */
export type Uncounted =
  | 'no-received-date'
  | 'not-decided'
  | 'no-category'
  | 'no-country'
  | 'national-security-process'
  | 'no-band-row';

export const uncountedReasons: Readonly<Record<Uncounted, string>> = {
  'no-received-date': 'It is not recorded when it was received.',
  'not-decided': 'It is not decided yet, and this report counts by the day of the decision.',
  'no-category': 'It has no report category.',
  'no-country': 'It has no country or region.',
  'national-security-process':
    'It is a national security letter or a FISA order. Put it into the category National security, where figures are banded: in this one they would be published exactly.',
  'no-band-row':
    'It is national security process, and it is not recorded of what kind: the structure that was chosen has a row for each. Say so in the case, under “For the report”; in a docket its process is “FISA content”, or “FISA non-content (i)”, (ii) or (iii).',
};

/** Whether it is process whose figures the law lets be told in bands only, whatever category it was put in. */
export function isNationalSecurity({
  category,
  process,
  processGiven,
}: Pick<Tally, 'category' | 'process' | 'processGiven'>): boolean {
  if (category === 'national-security' || process === 'nsl') return true;
  return processGiven !== null && saysNationalSecurity(processGiven);
}

/** Why requests that are alike are in no table; null where they are counted. `dated`: they have the day that is asked for. */
export function whyUncounted(
  tally: Pick<Tally, 'category' | 'region' | 'process' | 'processGiven'>,
  dated: boolean,
  rule: DateRule,
): Uncounted | null {
  const { category, region } = tally;
  if (!dated) return rule === 'received' ? 'no-received-date' : 'not-decided';
  if (category === null) return 'no-category';
  if (category === 'national-security') return null;
  if (isNationalSecurity(tally)) return 'national-security-process';
  return isByRegion(category) && region.code === null && region.name === null ? 'no-country' : null;
}

/** The columns of its category of which requests that are alike do not say whether they count. */
export function columnsNotRecorded(category: TableCategory, tally: Tally): readonly Column[] {
  return columnsOf[category].filter(({ figure }) => {
    if (figure.kind === 'sum') return tally.sums[figure.field].recorded < tally.requests;
    return figure.kind === 'count' && figure.test(tally.facts) === null;
  });
}

/** Whether a request counts in a column: its cases are those behind the figure. */
export function countsIn({ figure, id }: Column, columns: readonly Column[], tally: Tally): boolean {
  switch (figure.kind) {
    case 'requests':
      return true;
    case 'sum':
      return tally.sums[figure.field].recorded > 0;
    case 'count':
      return figure.test(tally.facts) === true;
    case 'percent':
      return columns.some(
        (column) => column.id !== id && figure.of.includes(column.id) && countsIn(column, columns, tally),
      );
  }
}

import { dispositions, elements } from '../legal-basis.ts';
import type { Agreement } from '../second-review/agreement.ts';
import { wholePercent } from './percentage.ts';
import type { PublishedTable } from './published-table.ts';

const columns: PublishedTable['columns'] = [
  {
    id: 'compared',
    heading: 'Judged by Two Reviewers',
    definition:
      'How often a second reviewer judged it too: in a blind review both alone, in an open one by approving, returning or overturning.',
    percent: false,
  },
  {
    id: 'agreed',
    heading: 'Agreed',
    definition: 'How often both came to the same: the same reading of an element, or the same decision.',
    percent: false,
  },
  {
    id: 'rate',
    heading: 'Percentage Agreed',
    definition: 'Agreed in percent of judged by two.',
    percent: true,
  },
];

/** The row in which an agreement stands. */
export function agreementRow(agreement: Agreement): string {
  return 'element' in agreement
    ? elements.labels[agreement.element]
    : `Decision: ${dispositions.labels[agreement.disposition]}`;
}

const order = [
  ...elements.ids.map((element) => agreementRow({ element, agreed: true })),
  ...dispositions.ids.map((disposition) => agreementRow({ disposition, agreed: true })),
];

/** How often two reviewers agreed: on each element, in the order of reading, and on decisions by how the first one decided. */
export function agreementTable(agreements: readonly Agreement[]): PublishedTable {
  const groups = Map.groupBy(agreements, agreementRow);
  return {
    columns,
    rowHeading: 'What was judged',
    rows: order.flatMap((name) => {
      const own = groups.get(name);
      return own === undefined ? [] : [{ name, cells: cellsOf(own) }];
    }),
    total: { name: 'Total', cells: cellsOf(agreements) },
  };
}

function cellsOf(agreements: readonly Agreement[]) {
  const agreed = agreements.filter((one) => one.agreed).length;
  const compared = agreements.length;
  return [compared, agreed, compared === 0 ? null : wholePercent(agreed, compared)];
}

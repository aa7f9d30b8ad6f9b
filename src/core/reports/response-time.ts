import { reportCategories, type ReportCategoryId } from '../legal-basis.ts';
import type { PublishedCell, PublishedTable } from './published-table.ts';

/** Requests of a category that were decided within the same number of minutes after they came. */
export interface Answered {
  readonly category: Exclude<ReportCategoryId, 'national-security'>;
  readonly minutes: number;
  readonly requests: number;
}

const parts = [
  { id: 'quarter', of: [1, 4], heading: 'Hours until a Quarter Was Decided' },
  { id: 'median', of: [1, 2], heading: 'Hours until Half Was Decided (Median)' },
  { id: 'three-quarters', of: [3, 4], heading: 'Hours until Three Quarters Were Decided' },
  { id: 'nine-in-ten', of: [9, 10], heading: 'Hours until Nine in Ten Were Decided' },
] as const;

const columns: PublishedTable['columns'] = [
  {
    id: 'decided',
    heading: 'Requests Decided',
    definition:
      'Requests of the period of which it is recorded when they came and when all they ask for was decided.',
    percent: false,
  },
  ...parts.map(({ id, heading }) => ({
    id,
    heading,
    definition: `The least time after receipt by which so many of these requests were decided, rounded half up to a tenth of an hour.`,
    percent: false,
  })),
];

/**
 * How long decisions took, by category and over all: the least number of minutes within which a part of the requests
 * was decided (the nearest-rank quantile: always the time of a request).
 */
export function responseTimeTable(answered: readonly Answered[]): PublishedTable {
  const names = reportCategories.ids.filter((id) => answered.some(({ category }) => category === id));
  return {
    columns,
    rowHeading: 'Category',
    rows: names.map((id) => ({
      name: reportCategories.labels[id],
      cells: cellsOf(answered.filter(({ category }) => category === id)),
    })),
    total: { name: 'Total', cells: cellsOf(answered) },
  };
}

function cellsOf(answered: readonly Answered[]): readonly PublishedCell[] {
  const sorted = answered.toSorted((a, b) => a.minutes - b.minutes);
  const decided = sorted.reduce((sum, { requests }) => sum + requests, 0);
  return [
    decided,
    ...parts.map(({ of: [part, whole] }): PublishedCell => {
      if (decided === 0) return null;
      return tenthsOfAnHour(atRank(sorted, Math.ceil((decided * part) / whole)));
    }),
  ];
}

/** The minutes of the request at that rank, counted from 1. */
function atRank(sorted: readonly Answered[], rank: number): number {
  let passed = 0;
  for (const { minutes, requests } of sorted) {
    passed += requests;
    if (passed >= rank) return minutes;
  }
  return 0;
}

function tenthsOfAnHour(minutes: number): number {
  return Math.floor((minutes + 3) / 6) / 10;
}

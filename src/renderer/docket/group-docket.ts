import type { CaseSummary } from '../../core/cases/summary.ts';
import { nextKey } from '../../core/clocks/next-key.ts';

export interface DocketGroup {
  readonly id:
    'emergency' | 'asked' | 'open' | 'disagreement' | 'awaiting' | 'follow-up' | 'decided' | 'ended';
  readonly title: string;
  readonly hint: string;
  readonly cases: readonly CaseSummary[];
}

const headings: Readonly<Record<DocketGroup['id'], readonly [title: string, hint: string]>> = {
  emergency: ['Emergency', 'first of all, the minutes running, until it is answered'],
  asked: ['Second review', 'another reviewer waits for you'],
  open: ['Needs you', 'by what runs out first'],
  disagreement: ['Disagreement', 'both positions stand until one person settles it'],
  awaiting: ['Awaiting second review', 'another reviewer has to approve'],
  'follow-up': ['Emergency follow-up', 'what was given is still to be reviewed'],
  decided: ['Decided', 'the response is still to be given'],
  ended: ['Answered and closed', 'by what runs out first'],
};

function groupOf(summary: CaseSummary): DocketGroup['id'] {
  switch (summary.status) {
    case 'responded':
    case 'closed':
    case 'withdrawn':
      return summary.followUp ? 'follow-up' : 'ended';
    case 'decided':
      return summary.emergency ? 'emergency' : 'decided';
    case 'awaiting-second-review':
      if (summary.emergency) return 'emergency';
      return summary.waitsForMe === null ? 'awaiting' : 'asked';
    case 'received':
    case 'in-review':
      if (summary.emergency) return 'emergency';
      if (summary.waitsForMe !== null) return 'asked';
      return summary.disagreements > 0 ? 'disagreement' : 'open';
  }
}

/** The docket in the order in which it wants attention; groups without a case are left out. */
export function groupDocket(cases: readonly CaseSummary[]): readonly DocketGroup[] {
  const ids = Object.keys(headings) as DocketGroup['id'][];
  const byGroup = new Map<DocketGroup['id'], CaseSummary[]>(ids.map((id) => [id, []]));
  for (const summary of cases) byGroup.get(groupOf(summary))?.push(summary);
  return ids.flatMap((id) => {
    const members = byGroup.get(id) ?? [];
    const [title, hint] = headings[id];
    return members.length === 0 ? [] : [{ id, title, hint, cases: members.toSorted(byUrgency) }];
  });
}

/** What runs out first comes first, see `nextKey`; of what stands alike, the longest waiting. */
export function byUrgency(a: CaseSummary, b: CaseSummary): number {
  return (
    compare(nextKey(a.next), nextKey(b.next)) ||
    compare(a.received?.at ?? '9', b.received?.at ?? '9') ||
    compare(a.reference, b.reference) ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
